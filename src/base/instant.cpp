#include "base/instant.h"

#include <array>
#include <cstring>

namespace rollcall::base {
namespace {

using namespace std::chrono;

// "00" to "99", two bytes each, so that a field is one copy and no division by ten.
constexpr auto two_digits = [] {
  std::array<char, 200> table{};
  for (int n = 0; n < 100; ++n) {
    table[2 * n] = static_cast<char>('0' + n / 10);
    table[2 * n + 1] = static_cast<char>('0' + n % 10);
  }
  return table;
}();

char* put_two(char* out, unsigned value) {
  std::memcpy(out, &two_digits[2 * value], 2);
  return out + 2;
}

char* put(char* out, char sign) {
  *out = sign;
  return out + 1;
}

struct Fields {
  unsigned year, month, day, hour, minute, second;
};

// Inline, because the report writes millions of them.
inline Fields fields_of(Instant instant) {
  const auto midnight = floor<days>(instant);
  const year_month_day date{midnight};
  const auto second = static_cast<unsigned>((instant - midnight).count());
  return {static_cast<unsigned>(static_cast<int>(date.year())),
          static_cast<unsigned>(date.month()),
          static_cast<unsigned>(date.day()),
          second / 3600,
          second / 60 % 60,
          second % 60};
}

// Reads `count` digits at `at`; -1 if one of them is none.
int digits(std::string_view text, std::size_t at, std::size_t count) {
  int value = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (text[i] < '0' || text[i] > '9')
      return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

std::optional<Instant> from_fields(const std::array<int, 6>& field) {
  for (const int value : field)
    if (value < 0)
      return std::nullopt;
  const year_month_day date{year{field[0]}, month(static_cast<unsigned>(field[1])),
                            day(static_cast<unsigned>(field[2]))};
  if (!date.ok() || field[3] > 23 || field[4] > 59 || field[5] > 59)
    return std::nullopt;
  return sys_days{date} + hours{field[3]} + minutes{field[4]} + seconds{field[5]};
}

}  // namespace

char* write_iso8601(char* out, Instant instant) {
  const Fields f = fields_of(instant);
  out = put_two(put_two(out, f.year / 100), f.year % 100);
  out = put_two(put(out, '-'), f.month);
  out = put_two(put(out, '-'), f.day);
  out = put_two(put(out, 'T'), f.hour);
  out = put_two(put(out, ':'), f.minute);
  out = put_two(put(out, ':'), f.second);
  return put(out, 'Z');
}

char* write_iso8601_basic(char* out, Instant instant) {
  const Fields f = fields_of(instant);
  out = put_two(put_two(out, f.year / 100), f.year % 100);
  out = put_two(put_two(out, f.month), f.day);
  out = put_two(put(out, 'T'), f.hour);
  out = put_two(put_two(out, f.minute), f.second);
  return put(out, 'Z');
}

std::string to_iso8601(Instant instant) {
  std::string text(iso8601_size, '\0');
  write_iso8601(text.data(), instant);
  return text;
}

std::string to_iso8601_basic(Instant instant) {
  std::string text(iso8601_basic_size, '\0');
  write_iso8601_basic(text.data(), instant);
  return text;
}

std::optional<Instant> parse_iso8601_basic(std::string_view text) {
  if (text.size() != iso8601_basic_size || text[8] != 'T' || text[15] != 'Z')
    return std::nullopt;
  return from_fields({digits(text, 0, 4), digits(text, 4, 2), digits(text, 6, 2),
                      digits(text, 9, 2), digits(text, 11, 2), digits(text, 13, 2)});
}

std::optional<Instant> parse_iso8601(std::string_view text) {
  constexpr std::size_t zone = iso8601_size - 1;
  if (text.size() < iso8601_size || (text.substr(zone) != "Z" && text.substr(zone) != "+00:00"))
    return std::nullopt;
  if (text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':')
    return std::nullopt;
  return from_fields({digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2),
                      digits(text, 11, 2), digits(text, 14, 2), digits(text, 17, 2)});
}

}  // namespace rollcall::base
