#pragma once
// A blocking connection to a server of this machine, which sends what it is given at once.

#include <cstdint>

namespace rollcall::bench {

// -1 where nobody listens. The caller closes it.
int connect_to(std::uint16_t port);

}  // namespace rollcall::bench
