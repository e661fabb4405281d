#include "report/dialects/zoned_time.h"

#include <algorithm>
#include <string>

#include "base/ascii.h"

namespace rollcall::report {
namespace {

constexpr std::size_t seconds_end = base::iso8601_size - 1;  // where the zone of most begins

int two_digits(std::string_view text) { return (text[0] - '0') * 10 + (text[1] - '0'); }

// "Z", "+09:00" or "-0330".
std::optional<base::Seconds> offset_of(std::string_view zone) {
  if (zone == "Z")
    return base::Seconds{0};
  std::string digits(zone);
  std::erase(digits, ':');
  const bool has_sign = digits.starts_with('+') || digits.starts_with('-');
  const bool has_colon = zone.size() == 6 && zone[3] == ':';
  if (!has_sign || digits.size() != 5 || (zone.size() != 5 && !has_colon) ||
      !std::ranges::all_of(digits.substr(1), base::is_digit))
    return std::nullopt;
  const int hours = two_digits(std::string_view(digits).substr(1));
  const int minutes = two_digits(std::string_view(digits).substr(3));
  if (hours > 23 || minutes > 59)
    return std::nullopt;
  const base::Seconds offset = std::chrono::hours{hours} + std::chrono::minutes{minutes};
  return digits.front() == '-' ? -offset : offset;
}

}  // namespace

std::optional<base::Instant> parse_zoned_time(std::string_view text) {
  if (text.size() <= seconds_end)
    return std::nullopt;
  const auto local = base::parse_iso8601(std::string(text.substr(0, seconds_end)) + "Z");
  std::string_view rest = text.substr(seconds_end);
  if (rest.starts_with('.')) {
    rest.remove_prefix(1);
    const auto end = std::ranges::find_if_not(rest, base::is_digit);
    if (end == rest.begin())
      return std::nullopt;
    rest.remove_prefix(static_cast<std::size_t>(end - rest.begin()));
  }
  const auto offset = offset_of(rest);
  if (!local || !offset)
    return std::nullopt;
  return *local - *offset;
}

}  // namespace rollcall::report
