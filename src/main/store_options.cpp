#include "main/store_options.h"

#include <CLI/CLI.hpp>
#include <string>

namespace rollcall::main {
namespace {

void copy_options(CLI::App& app, StoreCopyCommand& copy) {
  const std::string place = "a data directory, or postgresql://… with no password in it";
  app.add_option("--from", copy.from, "The store: " + place)->type_name("PLACE");
  app.add_option("--from-file", copy.from_file,
                 "A file (mode 0600) whose first line is its address, perhaps with a password")
      ->type_name("FILE");
  app.add_option("--to", copy.to, "Where the copy goes, empty or an unfinished copy: " + place)
      ->type_name("PLACE");
  app.add_option("--to-file", copy.to_file, "A file (mode 0600) whose first line is its address")
      ->type_name("FILE");
}

}  // namespace

CLI::App& add_store_commands(CLI::App& app, StoreCommands& commands) {
  CLI::App* store = app.add_subcommand("store", "The store as a whole");
  store->require_subcommand(1);
  add_store_place_options(
      *store->add_subcommand("check",
                             "Compare what reports are made of with the tables of users and\n"
                             "credentials; the server may be running"),
      commands.check.store);
  copy_options(
      *store->add_subcommand(
          "copy",
          "Copy the store into a PostgreSQL database, or back; no server may be running on it.\n"
          "One that was broken off goes on when it is said again"),
      commands.copy);
  CLI::App& distribute = *store->add_subcommand(
      "distribute",
      "Spread the store over the nodes of a PostgreSQL with Citus, by account; no server may be\n"
      "running on it. Said again, it spreads what is not spread yet");
  add_store_place_options(distribute, commands.distribute.store);
  distribute.get_option("--data")->required(false);  // no key is asked for
  return *store;
}

Command chosen(const CLI::App& store, const StoreCommands& commands) {
  const std::string name = store.get_subcommands().front()->get_name();
  if (name == "copy")
    return commands.copy;
  if (name == "distribute")
    return commands.distribute;
  return commands.check;
}

}  // namespace rollcall::main
