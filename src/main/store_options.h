#pragma once
// The options of the commands of `rollcall store`.

#include "main/command_line.h"

namespace CLI {
class App;
}

namespace rollcall::main {

// What is asked of a store as a whole, each a subcommand of `store`.
struct StoreCommands {
  StoreCheckCommand check;
  StoreCopyCommand copy;
  StoreDistributeCommand distribute;
};

// The command `store` with its subcommands, whose options go there.
CLI::App& add_store_commands(CLI::App& app, StoreCommands& commands);

// The subcommand that was said.
Command chosen(const CLI::App& store, const StoreCommands& commands);

}  // namespace rollcall::main
