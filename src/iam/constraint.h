#pragma once
// What a text must be to be a name, a path, an id: stated once, as data, and checked where a
// request is read.

#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace rollcall::iam {

// The greatest length where AWS's model sets none; a request's own size is the limit then.
inline constexpr std::size_t unlimited = std::numeric_limits<std::size_t>::max();

// Lengths are in UTF-16 units, as AWS counts them.
struct Constraint {
  std::size_t least;
  std::size_t most;
  bool (*matches)(std::string_view);  // the whole text against the pattern
  std::string_view pattern;           // the pattern as AWS prints it; empty: there is none
  std::string_view sentence =
      {};  // printed in place of the pattern, where IAM has words of its own
};

// A text that satisfies its constraint; parse is the only way to a non-empty one.
template <const Constraint& constraint>
class Text {
 public:
  static constexpr const Constraint& rule = constraint;

  Text() = default;
  static std::optional<Text> parse(std::string value);

  const std::string& value() const { return value_; }
  operator std::string_view() const { return value_; }
  bool empty() const { return value_.empty(); }

 private:
  explicit Text(std::string value) : value_(std::move(value)) {}
  std::string value_;
};

// Whether the text satisfies the constraint in length and in pattern.
bool satisfies(const Constraint& constraint, std::string_view text);

template <const Constraint& constraint>
std::optional<Text<constraint>> Text<constraint>::parse(std::string value) {
  if (!satisfies(constraint, value))
    return std::nullopt;
  return Text(std::move(value));
}

}  // namespace rollcall::iam
