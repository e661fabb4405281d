#include "gateway/string_to_sign_v2.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>

#include "base/ascii.h"
#include "sigv4/errors.h"
#include "sigv4/request_date.h"
#include "sigv4/text.h"
#include "sigv4/verify.h"

namespace rollcall::gateway {
namespace {

constexpr std::string_view date_line = "x-amz-date:";
constexpr std::string_view utc = "+0000";  // which clients write as well as GMT

// The next line of a text, which is taken from it.
std::string_view take_line(std::string_view& text) {
  const std::string_view line = text.substr(0, text.find('\n'));
  text.remove_prefix(std::min(line.size() + 1, text.size()));
  return line;
}

// What stands in place of a date: method, MD5, type, date, and a date among the amz headers where
// that is empty.
std::string_view when(std::string_view text) {
  for (int before = 0; before < 3; ++before)
    take_line(text);
  const std::string_view date = take_line(text);
  if (!date.empty())
    return date;
  while (!text.empty())
    if (const std::string_view line = take_line(text); line.starts_with(date_line))
      return sigv4::trim(line.substr(date_line.size()));
  return {};
}

base::Result<base::Instant> instant_of(std::string_view date) {
  std::string text(date);
  if (text.ends_with(utc))
    text.replace(text.size() - utc.size(), utc.size(), "GMT");
  return sigv4::parse_request_date(text);
}

// 9999-12-31T23:59:59Z: what is later could not be written, nor be subtracted from safely.
constexpr long long last_second = 253'402'300'799;

// A presigned request says until when it is good, as seconds since the epoch.
std::optional<base::Instant> expiry_of(std::string_view date) {
  long long second = 0;
  const auto [end, error] = std::from_chars(date.data(), date.data() + date.size(), second);
  const bool is_number = error == std::errc{} && end == date.data() + date.size();
  const bool is_instant = is_number && second >= 0 && second <= last_second;
  return is_instant ? std::optional(base::from_epoch(second)) : std::nullopt;
}

base::Result<base::Nothing> within(base::Instant last, base::Instant now,
                                   std::string_view message) {
  if (last < now)
    return base::fail(sigv4::errors::signature_does_not_match, std::string(message),
                      "expired by " + std::to_string((now - last).count()) + " s");
  return base::Nothing{};
}

}  // namespace

base::Result<base::Nothing> check_time_v2(std::string_view string_to_sign, base::Seconds oldest,
                                          base::Instant now) {
  const std::string_view date = when(string_to_sign);
  if (const auto expires = expiry_of(date))
    return within(*expires, now, "Request has expired");
  const base::Instant made = TRY(instant_of(date));
  constexpr std::string_view too_far =
      "The difference between the request time and the current time is too large.";
  if (made > now + sigv4::allowed_clock_skew)
    return base::fail(sigv4::errors::signature_does_not_match, std::string(too_far),
                      "not yet valid");
  return within(made + oldest, now, too_far);
}

}  // namespace rollcall::gateway
