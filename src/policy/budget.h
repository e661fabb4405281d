#pragma once
// How much work one request may cause in policies. Whoever writes a policy chooses how much there
// is to match, so the work is counted, and what costs more than this is denied.

#include <cstddef>

namespace rollcall::policy {

// Enough for every policy that a user can have within AWS's quotas when patterns differ from the
// request early, as they do in practice; a few milliseconds when somebody writes patterns that do
// not.
inline constexpr std::size_t most_steps_a_request = 1'000'000;

class Budget {
 public:
  explicit Budget(std::size_t steps = most_steps_a_request) : left_(steps) {}

  // Takes as many steps; false, now and ever after, if there are not so many left.
  bool spend(std::size_t steps = 1) {
    if (steps > left_) {
      left_ = 0;
      is_exceeded_ = true;
      return false;
    }
    left_ -= steps;
    return true;
  }

  // Whether a step was wanted that could not be had: whatever was found out with this budget may be
  // wrong.
  bool is_exceeded() const { return is_exceeded_; }
  std::size_t left() const { return left_; }

 private:
  std::size_t left_;
  bool is_exceeded_ = false;
};

}  // namespace rollcall::policy
