#pragma once
// Where the store is that a command is about: in its data directory, or in a PostgreSQL database,
// and then the directory holds the master key alone. What the options mean, and what of them is
// refused: a password where everybody on the machine could read it.

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "base/result.h"
#include "store/store.h"

namespace CLI {
class App;
}

namespace rollcall::main {

struct StorePlace {
  std::filesystem::path data;
  std::string address;
  std::filesystem::path address_file;  // where both are empty, the environment may say one
  bool require_synchronous = false;
  int look_every = 100;  // milliseconds; of servers that share a database
};

void add_store_place_options(CLI::App& app, StorePlace& place);

// Whether an option of this name is read from the environment by database_of() itself, because
// there it may hold a password.
bool is_read_apart(const std::string& option);

// nullopt where the store is in the data directory. ValidationError naming what says it wrongly.
base::Result<std::optional<store::postgres::Options>> database_of(const StorePlace& place);

// The address that an option says; ValidationError, naming it, for what is none, and for one with a
// password in it, which belongs into the file that another option names.
base::Result<store::postgres::Address> address_on_command_line(std::string_view option,
                                                               std::string_view option_of_file,
                                                               const std::string& text);
base::Result<store::postgres::Address> address_in_file(std::string_view option,
                                                       const std::filesystem::path& file);

// A store that is made already, with the master key that is in the data directory.
base::Result<std::unique_ptr<store::Store>> open_store(const StorePlace& place);

}  // namespace rollcall::main
