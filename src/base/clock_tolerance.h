#pragma once
// How far clocks may be apart, and what follows: a moment that is written down and lies further
// ahead than that was written by a clock that was wrong, and holds up nothing that is true.

#include "base/instant.h"

namespace rollcall::base {

// A client's clock and ours, either way; and ours and what it said before.
inline constexpr std::chrono::minutes clock_tolerance{15};

// Whether no clock that is right can have written `moment` by `now`.
inline bool is_in_the_future(Instant moment, Instant now) { return moment > now + clock_tolerance; }

}  // namespace rollcall::base
