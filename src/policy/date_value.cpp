#include "policy/date_value.h"

#include <algorithm>
#include <charconv>
#include <chrono>

#include "base/ascii.h"

namespace rollcall::policy {
namespace {

constexpr std::size_t most_year_digits = 9;
constexpr std::size_t most_fraction_digits = 9;
constexpr std::int64_t fraction_scale = 1'000'000'000;
constexpr std::int64_t seconds_a_day = 86'400;

// What is left to read. Each function takes what it knows off the front and says what it was.
class Rest {
 public:
  explicit Rest(std::string_view text) : text_(text) {}

  bool is_empty() const { return text_.empty(); }
  bool has_digit() const { return digits_ahead() > 0; }
  bool has_sign() const { return text_.starts_with('+') || text_.starts_with('-'); }

  bool take(char c) {
    if (text_.empty() || base::lower(text_.front()) != base::lower(c))
      return false;
    text_.remove_prefix(1);
    return true;
  }

  // -1 for a minus, else 1.
  int take_sign() {
    if (take('-'))
      return -1;
    take('+');
    return 1;
  }

  std::size_t digits_ahead() const {
    std::size_t count = 0;
    while (count < text_.size() && base::is_digit(text_[count]))
      ++count;
    return count;
  }

  // A number of at least one digit, and no more than that many of those ahead.
  std::optional<int> take_number(std::size_t most_digits) {
    const auto digits = text_.substr(0, std::min(digits_ahead(), most_digits));
    if (digits.empty())
      return std::nullopt;
    int number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    text_.remove_prefix(digits.size());
    return number;
  }

  // A number from `least` to `most`, of one digit or two.
  std::optional<int> take_number_in(int least, int most) {
    const auto number = take_number(2);
    return number && *number >= least && *number <= most ? number : std::nullopt;
  }

 private:
  std::string_view text_;
};

std::optional<Date> read_epoch(std::string_view text) {
  if (text.starts_with('+') && !text.starts_with("+-"))
    text.remove_prefix(1);
  std::int64_t second = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), second);
  if (error != std::errc{} || end != text.data() + text.size())
    return std::nullopt;
  return Date{second};
}

// Days since 1970. The calendar repeats itself every 400 years, and the years of <chrono> end where
// these do not.
class Year {
 public:
  explicit Year(int number) : like_{2000 + number % 400}, number_(number) {}

  bool is_leap() const { return like_.is_leap(); }

  std::optional<std::int64_t> day_of(int month, int day) const {
    const std::chrono::year_month_day date{like_, std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok())
      return std::nullopt;
    constexpr std::int64_t days_in_400_years = 146'097;
    const std::int64_t cycles = (number_ - int(like_)) / 400;
    return std::chrono::sys_days(date).time_since_epoch().count() + cycles * days_in_400_years;
  }

  // ISO 8601: week 1 is that of the fourth of January, and a week begins on Monday.
  std::int64_t monday_of_week_1() const {
    const std::int64_t fourth = *day_of(1, 4);
    const std::int64_t days_behind_monday = ((fourth + 3) % 7 + 7) % 7;  // 1970 began on a Thursday
    return fourth - days_behind_monday;
  }

 private:
  std::chrono::year like_;
  int number_;
};

// Www or Www-e behind the W.
std::optional<std::int64_t> take_day_of_week(Rest& rest, const Year& year) {
  const auto week = rest.take_number_in(1, 53);
  const auto day = week && rest.take('-') ? rest.take_number_in(1, 7) : std::optional(1);
  if (!week || !day)
    return std::nullopt;
  return year.monday_of_week_1() + std::int64_t{7} * (*week - 1) + *day - 1;
}

// -MM, -MM-dd, -DDD, -Www or -Www-e behind a year, or nothing.
std::optional<std::int64_t> take_rest_of_date(Rest& rest, const Year& year) {
  if (!rest.take('-'))
    return year.day_of(1, 1);
  if (rest.take('W'))
    return take_day_of_week(rest, year);
  if (rest.digits_ahead() == 3) {
    const auto day = rest.take_number(3);
    if (*day < 1 || *day > (year.is_leap() ? 366 : 365))
      return std::nullopt;
    return *year.day_of(1, 1) + *day - 1;
  }
  const auto month = rest.take_number(2);
  const auto day = month && rest.take('-') ? rest.take_number(2) : std::optional(1);
  return month && day ? year.day_of(*month, *day) : std::nullopt;
}

std::optional<std::int64_t> take_day(Rest& rest) {
  const int sign = rest.take_sign();
  const auto year = rest.take_number(most_year_digits);
  return year ? take_rest_of_date(rest, Year(sign * *year)) : std::nullopt;
}

// Behind hours, minutes or seconds, of which it is the last: a part of that unit, in milliseconds.
std::optional<std::int64_t> take_fraction_if_any(Rest& rest, std::int64_t unit) {
  if (!rest.take('.') && !rest.take(','))
    return 0;
  const std::size_t ahead = rest.digits_ahead();
  const auto digits = rest.take_number(most_fraction_digits);
  if (!digits)
    return std::nullopt;
  std::int64_t fraction = *digits;
  for (std::size_t count = ahead; count < most_fraction_digits; ++count)
    fraction *= 10;
  return fraction * unit / fraction_scale;
}

// HH, HH:mm or HH:mm:ss, in milliseconds.
std::optional<std::int64_t> take_time(Rest& rest) {
  std::int64_t unit = 3'600'000;
  const auto hours = rest.take_number_in(0, 23);
  if (!hours)
    return std::nullopt;
  std::int64_t time = *hours * unit;
  for (int smaller = 0; smaller < 2 && rest.take(':'); ++smaller) {
    const auto number = rest.take_number_in(0, 59);
    if (!number)
      return std::nullopt;
    unit /= 60;
    time += *number * unit;
  }
  const auto fraction = take_fraction_if_any(rest, unit);
  return fraction ? std::optional(time + *fraction) : std::nullopt;
}

// Z, +HH, +HH:mm, +HHmm and the same with seconds, in seconds. Each has two digits.
std::optional<std::int64_t> take_offset(Rest& rest) {
  if (rest.take('Z'))
    return 0;
  if (!rest.has_sign())
    return std::nullopt;
  const int sign = rest.take_sign();
  const auto hours = rest.digits_ahead() < 2 ? std::nullopt : rest.take_number_in(0, 23);
  if (!hours)
    return std::nullopt;
  std::int64_t unit = 3600;
  std::int64_t offset = *hours * unit;
  for (int smaller = 0; smaller < 2; ++smaller) {
    if (!rest.take(':') && !rest.has_digit())
      break;
    const auto number = rest.digits_ahead() < 2 ? std::nullopt : rest.take_number_in(0, 59);
    if (!number)
      return std::nullopt;
    unit /= 60;
    offset += *number * unit;
  }
  return sign * offset;
}

std::optional<Date> read_iso8601(std::string_view text) {
  Rest rest(text);
  const bool has_day = rest.has_digit() || rest.has_sign();
  const auto day = has_day ? take_day(rest) : std::optional<std::int64_t>(0);
  if (!day || (rest.is_empty() && !has_day))
    return std::nullopt;
  if (!rest.is_empty() && !rest.take('T'))
    return std::nullopt;
  const auto time = rest.has_digit() ? take_time(rest) : std::optional<std::int64_t>(0);
  if (!time)
    return std::nullopt;
  const auto offset = rest.is_empty() ? std::optional<std::int64_t>(0) : take_offset(rest);
  if (!offset || !rest.is_empty())
    return std::nullopt;
  return Date{*day * seconds_a_day + *time / 1000 - *offset, static_cast<int>(*time % 1000)};
}

}  // namespace

std::optional<Date> read_date(std::string_view text) {
  const auto epoch = read_epoch(text);
  return epoch ? epoch : read_iso8601(text);
}

}  // namespace rollcall::policy
