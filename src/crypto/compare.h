#pragma once
// Comparing secrets.

#include <string_view>

namespace rollcall::crypto {

// Takes the same time wherever the first difference stands; only the lengths may show.
bool equal_in_constant_time(std::string_view a, std::string_view b);

}  // namespace rollcall::crypto
