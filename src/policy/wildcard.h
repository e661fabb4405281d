#pragma once
// Matching with * and ?. A wildcard is a byte of its own here, which no UTF-8 text holds, so that a
// policy variable can put a literal * or ? into a pattern.

#include <string_view>

#include "policy/budget.h"

namespace rollcall::policy {

inline constexpr char any_run = '\xFF';        // any number of characters, "/" and ":" among them
inline constexpr char any_character = '\xFE';  // exactly one character, be it several bytes long

// Whether the whole text matches the whole pattern. Keeps one place to resume from and nothing
// else, and takes at most
// (|pattern| + 1) * (|text| + 1) steps of the budget, mostly |text|; without a budget the answer is
// false.
bool matches(std::string_view pattern, std::string_view text, Budget& budget);

// How many of the texts that begin with a prefix and are longer match the pattern.
enum class Below { None, Some, All };

// Takes (|pattern| + 1) * (|prefix| + 1) steps of the budget; None without them.
Below matches_below(std::string_view pattern, std::string_view prefix, Budget& budget);

}  // namespace rollcall::policy
