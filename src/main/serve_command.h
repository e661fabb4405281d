#pragma once
// rollcall serve: wires the parts, serves until it is told to stop, and takes them down in order.

#include "base/result.h"
#include "main/command_line.h"

namespace rollcall::main {

// Returns after SIGTERM or SIGINT, when requests in flight have been answered and the log is
// written.
base::Result<base::Nothing> run(const ServeCommand& command);

}  // namespace rollcall::main
