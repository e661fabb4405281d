#include "policy/number_value.h"

#include <algorithm>
#include <charconv>

#include "base/ascii.h"

namespace rollcall::policy {
namespace {

// Takes the digits off the front of `text`.
std::string_view take_digits(std::string_view& text) {
  const auto end = std::ranges::find_if_not(text, base::is_digit);
  const auto digits = text.substr(0, static_cast<std::size_t>(end - text.begin()));
  text.remove_prefix(digits.size());
  return digits;
}

int take_sign(std::string_view& text) {
  if (text.empty() || (text.front() != '+' && text.front() != '-'))
    return 1;
  const int sign = text.front() == '-' ? -1 : 1;
  text.remove_prefix(1);
  return sign;
}

// What is behind the digits: nothing, or e and a whole number. nullopt if it is something else.
std::optional<std::int64_t> read_exponent(std::string_view text) {
  if (text.empty())
    return 0;
  if (base::lower(text.front()) != 'e')
    return std::nullopt;
  text.remove_prefix(1);
  const int sign = take_sign(text);
  std::int32_t exponent = 0;
  const bool has_digit = !text.empty() && base::is_digit(text.front());
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), exponent);
  if (!has_digit || error != std::errc{} || end != text.data() + text.size())
    return std::nullopt;
  return std::int64_t{sign} * exponent;
}

std::strong_ordering compare_without_signs(const Number& left, const Number& right) {
  if (left.exponent != right.exponent)
    return left.exponent <=> right.exponent;
  return left.digits <=> right.digits;
}

}  // namespace

std::strong_ordering operator<=>(const Number& left, const Number& right) {
  if (left.sign != right.sign)
    return left.sign <=> right.sign;
  return left.sign < 0 ? compare_without_signs(right, left) : compare_without_signs(left, right);
}

std::optional<Number> read_number(std::string_view text) {
  const int sign = take_sign(text);
  const std::string_view whole = take_digits(text);
  std::string_view fraction;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    fraction = take_digits(text);
  }
  const auto exponent = read_exponent(text);
  if ((whole.empty() && fraction.empty()) || !exponent)
    return std::nullopt;

  std::string digits(whole);
  digits.append(fraction);
  const auto first = digits.find_first_not_of('0');
  if (first == std::string::npos)
    return Number{};
  digits.erase(digits.find_last_not_of('0') + 1).erase(0, first);
  const auto places = static_cast<std::int64_t>(whole.size()) - static_cast<std::int64_t>(first);
  return Number{sign, std::move(digits), *exponent + places};
}

}  // namespace rollcall::policy
