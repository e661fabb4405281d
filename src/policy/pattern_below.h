#pragma once
// What a pattern says of all texts that begin alike, for requests that do not say which one of them
// they are about.

#include "policy/pattern.h"

namespace rollcall::policy {

// Whether the pattern matches all texts that begin with a prefix and are longer (Yes), or none of
// them (No). Unknown where it matches some: which of them the request is about, nobody can say.
Match match_all_below(const Pattern& pattern, std::string_view prefix, const Context& context,
                      Budget& budget);

}  // namespace rollcall::policy
