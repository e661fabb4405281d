#pragma once
// Dates as policies write them: far more forms than the one that everything else here uses.

#include <string_view>

namespace rollcall::policy {

// Whether IAM can read the text as a date: seconds since the epoch with or without a sign, or ISO
// 8601, where a date may be a year alone, end with the month, or count weeks or days; time and
// offset may be missing or cut short; letters have any case.
bool is_date(std::string_view text);

}  // namespace rollcall::policy
