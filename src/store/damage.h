#pragma once
// What was read and cannot be true: a page that the database finds corrupt, a secret that does not
// open, a word that no status has. It is the one thing that travels as an exception: a statement
// is stepped many calls below whoever can refuse, none of them can do anything about it, and what
// they were about to say of the account would be wrong.

#include <concepts>
#include <exception>
#include <functional>
#include <string>
#include <utility>

#include "base/result.h"

namespace rollcall::store {

class Damage final : public std::exception {
 public:
  explicit Damage(std::string detail) : detail_(std::move(detail)) {}
  const char* what() const noexcept override { return detail_.c_str(); }

 private:
  std::string detail_;
};

// ServiceFailure, whose detail says what is damaged.
base::Error failure_of(const Damage& damage);

// For the doors at which requests come in, and for each change of a group of writers: the answer of
// `work`, a Result or what holds one, or a service failure where it met damage. Everybody else is
// served meanwhile.
template <typename Work>
auto refusing_damage(Work&& work) -> std::invoke_result_t<Work> {
  using Answer = std::invoke_result_t<Work>;
  try {
    return std::invoke(std::forward<Work>(work));
  } catch (const Damage& damage) {
    if constexpr (std::constructible_from<Answer, std::unexpected<base::Error>>)
      return std::unexpected(failure_of(damage));
    else
      return typename Answer::value_type(std::unexpected(failure_of(damage)));
  }
}

}  // namespace rollcall::store
