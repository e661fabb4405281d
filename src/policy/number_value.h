#pragma once
// Numbers as conditions compare them: decimal, of any length and without rounding, as AWS does.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rollcall::policy {

// 0.DIGITS times ten to the power of `exponent`, with its sign. One number has one form.
struct Number {
  int sign = 0;             // -1, 0 or 1
  std::string digits = {};  // the first and the last are not 0; none of a zero
  std::int64_t exponent = 0;

  bool operator==(const Number&) const = default;
};

std::strong_ordering operator<=>(const Number& left, const Number& right);

// 1, 01, +1, 1., .5 and 1e0 are numbers; NaN, Infinity and what has an exponent beyond 32 bits are
// not.
std::optional<Number> read_number(std::string_view text);

}  // namespace rollcall::policy
