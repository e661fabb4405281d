#pragma once
// rollcall init, rollcall account create and rollcall account list: what is done to a data
// directory from the machine it lies on, before or beside the server.

#include "base/result.h"
#include "main/command_line.h"

namespace rollcall::main {

// Makes the directory, the master key and the store, and founds the first account. StoreExists
// where a store is already.
base::Result<base::Nothing> run(const InitCommand& command);

// Founds another account; the server may be running.
base::Result<base::Nothing> run(const AccountCreateCommand& command);

// One line an account: id, creation time, alias.
base::Result<base::Nothing> run(const AccountListCommand& command);

}  // namespace rollcall::main
