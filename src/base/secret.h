#pragma once
// A value that must not leak: it cannot be compared, printed or logged by accident, and is wiped
// when it goes.

#include <string>
#include <utility>

namespace rollcall::base {

// Overwrites the bytes in a way the compiler may not leave out.
void wipe(std::string& text);

// grep for reveal() to audit every look inside.
class Secret {
 public:
  Secret() = default;
  explicit Secret(std::string value) : value_(std::move(value)) {}
  Secret(const Secret&) = default;
  Secret(Secret&& other) noexcept : value_(std::move(other.value_)) { wipe(other.value_); }
  Secret& operator=(Secret other) noexcept {
    value_.swap(other.value_);
    return *this;
  }
  ~Secret() { wipe(value_); }

  const std::string& reveal() const { return value_; }
  bool operator==(const Secret&) const = delete;  // == would tell the time it took

 private:
  std::string value_;
};

}  // namespace rollcall::base
