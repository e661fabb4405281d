#include "sigv4/request_date.h"

#include <optional>
#include <string>

#include "sigv4/errors.h"
#include "sigv4/text.h"

namespace rollcall::sigv4 {
namespace {

// RFC 9110, section 5.6.7, the one form that may still be sent. The name of the weekday is not
// looked at.
std::optional<base::Instant> parse_http_date(std::string_view text) {
  constexpr std::string_view shape = "Sun, 30 Aug 2015 12:36:00 GMT";
  constexpr std::string_view months = "JanFebMarAprMayJunJulAugSepOctNovDec";
  if (text.size() != shape.size() || text.substr(3, 2) != ", " || !text.ends_with(" GMT"))
    return std::nullopt;
  if (text[7] != ' ' || text[11] != ' ' || text[16] != ' ' || text[19] != ':' || text[22] != ':')
    return std::nullopt;
  const std::size_t month = months.find(text.substr(8, 3));
  if (month == std::string_view::npos || month % 3 != 0)
    return std::nullopt;
  const std::string number = std::to_string(100 + month / 3 + 1);  // "101" to "112"
  std::string basic(text.substr(12, 4));
  basic.append(number, 1).append(text.substr(5, 2)).append("T");
  basic.append(text.substr(17, 2)).append(text.substr(20, 2)).append(text.substr(23, 2));
  return base::parse_iso8601_basic(basic.append("Z"));
}

}  // namespace

base::Result<base::Instant> parse_request_date(std::string_view text) {
  if (const auto instant = base::parse_iso8601_basic(text))
    return *instant;
  if (const auto instant = parse_http_date(text))
    return *instant;
  return base::fail(errors::incomplete_signature,
                    "Date must be in ISO-8601 'basic format'. Got '" + printable(text) +
                        "'. See http://en.wikipedia.org/wiki/ISO_8601",
                    "malformed");
}

}  // namespace rollcall::sigv4
