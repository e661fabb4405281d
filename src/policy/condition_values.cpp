#include "policy/condition_values.h"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <string>

#include "base/ascii.h"
#include "base/encoding.h"
#include "iam/arn.h"
#include "policy/date_value.h"

namespace rollcall::policy {
namespace {

constexpr int ipv4_bits = 32;
constexpr int ipv6_bits = 128;

// Takes the digits off the front of `text` and says how many there were.
std::size_t take_digits(std::string_view& text) {
  const auto end = std::ranges::find_if_not(text, base::is_digit);
  const auto count = static_cast<std::size_t>(end - text.begin());
  text.remove_prefix(count);
  return count;
}

void take_sign(std::string_view& text) {
  if (text.starts_with('+') || text.starts_with('-'))
    text.remove_prefix(1);
}

// 1, 01, +1, 1., .5 and 1e0 are numbers, of any length; NaN and Infinity are not.
bool is_number(std::string_view text) {
  take_sign(text);
  std::size_t digits = take_digits(text);
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    digits += take_digits(text);
  }
  if (digits == 0)
    return false;
  if (!text.starts_with('e') && !text.starts_with('E'))
    return text.empty();
  text.remove_prefix(1);
  take_sign(text);
  return take_digits(text) > 0 && text.empty();
}

bool is_number_up_to(std::string_view text, int most) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size() && number >= 0 && number <= most;
}

// Four numbers from 0 to 255, whose leading zeros do not matter.
bool is_ipv4(std::string_view text) {
  for (int dots = 0; dots < 3; ++dots) {
    const auto dot = text.find('.');
    if (dot == std::string_view::npos || !is_number_up_to(text.substr(0, dot), 255))
      return false;
    text.remove_prefix(dot + 1);
  }
  return is_number_up_to(text, 255);
}

bool is_ipv6(std::string_view text) {
  in6_addr address;
  return inet_pton(AF_INET6, std::string(text).c_str(), &address) == 1;
}

// An address, or a range of them in CIDR notation.
bool is_ip_range(std::string_view text) {
  const auto slash = text.find('/');
  const std::string_view address = text.substr(0, slash);
  const bool is_short = is_ipv4(address);
  if (!is_short && !is_ipv6(address))
    return false;
  return slash == std::string_view::npos ||
         is_number_up_to(text.substr(slash + 1), is_short ? ipv4_bits : ipv6_bits);
}

}  // namespace

bool is_storable(ValueType type, std::string_view value) {
  if (value.find("${") != std::string_view::npos)
    return true;
  switch (type) {
    case ValueType::Numeric:
      return is_number(value);
    case ValueType::Date:
      return is_date(value);
    case ValueType::Binary:
      return base::from_base64(value).has_value();
    case ValueType::IpAddress:
      return is_ip_range(value);
    case ValueType::Arn:
      return value == "*" || iam::is_arn(value);
    case ValueType::String:
    case ValueType::Bool:
    case ValueType::Null:
      return true;
  }
  return false;
}

}  // namespace rollcall::policy
