#pragma once
// The system's source of random bytes, for whoever wires the program. Everybody else is handed a
// base::RandomBytes.

#include "base/random.h"

namespace rollcall::crypto {

// Safe to call from many threads, before and after a fork.
base::RandomBytes system_random();

}  // namespace rollcall::crypto
