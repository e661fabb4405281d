#pragma once
// The commands of rollcall store: what is asked of a store as a whole, before or beside the server.

#include "base/result.h"
#include "main/command_line.h"

namespace rollcall::main {

// Compares the packed rows of every account with the tables, and prints a line for each difference
// and one for the sum. PackedRowsDiffer where there is any.
base::Result<base::Nothing> run(const StoreCheckCommand& command);

// Copies the store, tells of its progress on standard error and prints, for each table, how many
// rows both have and their digest. The errors of copy_between().
base::Result<base::Nothing> run(const StoreCopyCommand& command);

// Spreads the tables of a store in PostgreSQL over its nodes, and prints what became of each. The
// errors of spread(); ValidationError for a store that is in a directory.
base::Result<base::Nothing> run(const StoreDistributeCommand& command);

}  // namespace rollcall::main
