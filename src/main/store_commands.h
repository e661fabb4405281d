#pragma once
// The commands of rollcall store: what is asked of a data directory as a whole, before or beside
// the server.

#include "base/result.h"
#include "main/command_line.h"

namespace rollcall::main {

// Compares the packed rows of every account with the tables, and prints a line for each difference
// and one for the sum. PackedRowsDiffer where there is any.
base::Result<base::Nothing> run(const StoreCheckCommand& command);

}  // namespace rollcall::main
