#pragma once
// When a request says it was signed. Clients write it in one of two forms.

#include <string_view>

#include "base/instant.h"
#include "base/result.h"

namespace rollcall::sigv4 {

inline constexpr std::string_view date_header = "X-Amz-Date";

// "20150830T123600Z", or as the Date header of HTTP has it, "Sun, 30 Aug 2015 12:36:00 GMT".
base::Result<base::Instant> parse_request_date(std::string_view text);

}  // namespace rollcall::sigv4
