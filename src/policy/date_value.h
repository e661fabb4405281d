#pragma once
// Dates as policies write them: far more forms than the one that everything else here uses.

#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>

namespace rollcall::policy {

// A moment, to the millisecond. What is finer is cut off.
struct Date {
  std::int64_t second;  // since 1970
  int millisecond = 0;

  auto operator<=>(const Date&) const = default;
};

// Seconds since the epoch with or without a sign, or ISO 8601, where a date may be a year alone,
// end with the month, or count weeks or days; time and offset may be missing or cut short; letters
// have any case. Without an offset it is UTC, without a date the first of January 1970.
std::optional<Date> read_date(std::string_view text);

}  // namespace rollcall::policy
