#pragma once
// Times as others write them: with any offset from UTC, and with fractions of a second.

#include <optional>
#include <string_view>

#include "base/instant.h"

namespace rollcall::report {

// "2026-09-11T13:14:52Z", "…52.123Z", "…52+09:00", "…52.5-0330": the second that has begun.
// nullopt for anything else; without a zone nobody knows which moment is meant.
std::optional<base::Instant> parse_zoned_time(std::string_view text);

}  // namespace rollcall::report
