#pragma once
// How a client that measures is kept out of what it measures. On a machine of its own it would not
// wait for the server's processors; beside the server it does, unless it comes before all others.

namespace rollcall::bench {

// Whether the system allowed it: only root may ask. The calling thread then runs as soon as there
// is something to do for it, and must sleep when there is not. What it forks runs as others do.
[[nodiscard]] bool come_first();

}  // namespace rollcall::bench
