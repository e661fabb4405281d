#include "policy/date_value.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <optional>

#include "base/ascii.h"

namespace rollcall::policy {
namespace {

constexpr std::size_t most_year_digits = 9;
constexpr std::size_t most_fraction_digits = 9;

// What is left to read. Each function takes what it knows off the front and says whether it could.
class Rest {
 public:
  explicit Rest(std::string_view text) : text_(text) {}

  bool is_empty() const { return text_.empty(); }

  bool take(char c) {
    if (text_.empty() || base::lower(text_.front()) != base::lower(c))
      return false;
    text_.remove_prefix(1);
    return true;
  }

  bool take_sign() { return take('+') || take('-'); }

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
  bool take_number_in(int least, int most) {
    const auto number = take_number(2);
    return number && *number >= least && *number <= most;
  }

 private:
  std::string_view text_;
};

bool is_epoch(std::string_view text) {
  if (text.starts_with('+') && !text.starts_with("+-"))
    text.remove_prefix(1);
  std::int64_t seconds = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  return error == std::errc{} && end == text.data() + text.size();
}

// -MM, -MM-dd, -DDD, -Www or -Www-e behind a year, or nothing.
bool take_rest_of_date(Rest& rest, int year) {
  if (!rest.take('-'))
    return true;
  if (rest.take('W'))
    return rest.take_number_in(1, 53) && (!rest.take('-') || rest.take_number_in(1, 7));

  // The calendar repeats itself every 400 years, and the years of <chrono> end where these do not.
  const std::chrono::year like_year{2000 + year % 400};
  if (rest.digits_ahead() == 3) {
    const auto day = rest.take_number(3);
    return day && *day >= 1 && *day <= (like_year.is_leap() ? 366 : 365);
  }
  const auto month = rest.take_number(2);
  if (!month || *month < 1 || *month > 12)
    return false;
  if (!rest.take('-'))
    return true;
  const auto day = rest.take_number(2);
  return day &&
         std::chrono::year_month_day{like_year, std::chrono::month(*month), std::chrono::day(*day)}
             .ok();
}

bool take_date(Rest& rest) {
  rest.take_sign();
  const auto year = rest.take_number(most_year_digits);
  return year && take_rest_of_date(rest, *year);
}

// Behind hours, minutes or seconds, of which it is the last.
bool take_fraction_if_any(Rest& rest) {
  return (!rest.take('.') && !rest.take(',')) || rest.take_number(most_fraction_digits);
}

// HH, HH:mm or HH:mm:ss.
bool take_time(Rest& rest) {
  if (!rest.take_number_in(0, 23))
    return false;
  for (int unit = 0; unit < 2; ++unit) {
    if (!rest.take(':'))
      break;
    if (!rest.take_number_in(0, 59))
      return false;
  }
  return take_fraction_if_any(rest);
}

// Z, +HH, +HH:mm, +HHmm and the same with seconds. Each has two digits.
bool take_offset(Rest& rest) {
  if (rest.take('Z'))
    return true;
  if (!rest.take_sign() || rest.digits_ahead() < 2 || !rest.take_number_in(0, 23))
    return false;
  for (int unit = 0; unit < 2; ++unit) {
    if (!rest.take(':') && rest.digits_ahead() == 0)
      return true;
    if (rest.digits_ahead() < 2 || !rest.take_number_in(0, 59))
      return false;
  }
  return true;
}

bool is_iso8601(std::string_view text) {
  Rest rest(text);
  const bool has_date = rest.digits_ahead() > 0 || text.starts_with('+') || text.starts_with('-');
  if (has_date && !take_date(rest))
    return false;
  if (rest.is_empty())
    return has_date;
  if (!rest.take('T'))
    return false;
  if (rest.digits_ahead() > 0 && !take_time(rest))
    return false;
  if (rest.is_empty())
    return true;
  return take_offset(rest) && rest.is_empty();
}

}  // namespace

bool is_date(std::string_view text) { return is_epoch(text) || is_iso8601(text); }

}  // namespace rollcall::policy
