#pragma once
// The one clock of the program; everything else is told the time.

#include <chrono>

#include "base/instant.h"

namespace rollcall::main {

inline base::Clock system_clock() {
  return [] { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); };
}

}  // namespace rollcall::main
