#include "main/store_place.h"

#include <CLI/CLI.hpp>
#include <cstdlib>

#include "crypto/random.h"
#include "iam/errors.h"
#include "main/private_file.h"
#include "store/founding_mark.h"
#include "store/master_key_file.h"

namespace rollcall::main {
namespace {

constexpr std::string_view address_option = "--store";
constexpr std::string_view file_option = "--store-file";
constexpr std::string_view address_variable = "ROLLCALL_STORE";
constexpr std::string_view file_variable = "ROLLCALL_STORE_FILE";

std::unexpected<base::Error> wrong(std::string message) {
  return base::fail(iam::errors::validation_error, std::move(message));
}

std::string variable(std::string_view name) {
  const char* const value = std::getenv(std::string(name).c_str());
  return value == nullptr ? std::string() : std::string(value);
}

// Who says where the store is, and what; nothing where nobody does.
struct Saying {
  std::string_view who;
  base::Secret what;
};

base::Result<std::optional<Saying>> said(std::string_view who, std::string_view file_said_by,
                                         const StorePlace& place) {
  if (!place.address.empty() && !place.address_file.empty())
    return wrong(std::string(who) + " and " + std::string(file_said_by) +
                 " both say where the store is: leave one out");
  if (!place.address.empty())
    return Saying{who, base::Secret(place.address)};
  if (!place.address_file.empty())
    return Saying{file_said_by, TRY(read_private_line(place.address_file, file_said_by))};
  return std::nullopt;
}

base::Result<std::optional<Saying>> saying_of(const StorePlace& place) {
  auto by_options = TRY(said(address_option, file_option, place));
  if (by_options)
    return by_options;
  return said(address_variable, file_variable,
              {.data = {},
               .address = variable(address_variable),
               .address_file = variable(file_variable),
               .require_synchronous = false});
}

base::Result<store::postgres::Address> parsed(std::string_view who, const base::Secret& text) {
  auto address = store::postgres::Address::parse(text.reveal());
  if (!address)
    return wrong(std::string(who) + ": " + address.error().message);
  return address;
}

}  // namespace

void add_store_place_options(CLI::App& app, StorePlace& place) {
  app.add_option("--data", place.data, "The data directory")
      ->required()
      ->envname("ROLLCALL_DATA")
      ->type_name("DIR");
  app.add_option(
         "--store", place.address,
         "A PostgreSQL database in which the store is, and not in the data directory,\n"
         "where only the master key is then: postgresql://rollcall@db.example.com/rollcall\n"
         "with no password in it (Env:ROLLCALL_STORE, where there may be one)")
      ->type_name("ADDRESS");
  app.add_option("--store-file", place.address_file,
                 "A file (mode 0600) whose first line is that address, perhaps with a password\n"
                 "(Env:ROLLCALL_STORE_FILE)")
      ->type_name("FILE");
  app.add_flag("--require-synchronous", place.require_synchronous,
               "Refuse a database that acknowledges what no standby has yet")
      ->envname("ROLLCALL_REQUIRE_SYNCHRONOUS");
}

bool is_read_apart(const std::string& option) {
  return option == "store" || option == "store-file";
}

base::Result<std::optional<store::postgres::Options>> database_of(const StorePlace& place) {
  const auto saying = TRY(saying_of(place));
  if (!saying && place.require_synchronous)
    return wrong("--require-synchronous is about a database, and --store names none");
  if (!saying)
    return std::nullopt;
  auto address = saying->who == address_option
                     ? TRY(address_on_command_line(address_option, file_option, place.address))
                     : TRY(parsed(saying->who, saying->what));
  using store::postgres::Standby;
  return store::postgres::Options{
      .address = std::move(address),
      .standby = place.require_synchronous ? Standby::Required : Standby::Optional,
      .look_every = std::chrono::milliseconds{place.look_every}};
}

base::Result<store::postgres::Address> address_on_command_line(std::string_view option,
                                                               std::string_view option_of_file,
                                                               const std::string& text) {
  auto address = TRY(parsed(option, base::Secret(text)));
  if (address.has_secret())
    return wrong(std::string(option) +
                 ": everybody on this machine can read a password on the command line. Leave it "
                 "out and say it in ~/.pgpass or PGPASSWORD, or give the whole address in a file "
                 "of mode 0600 (" +
                 std::string(option_of_file) + ")");
  return address;
}

base::Result<store::postgres::Address> address_in_file(std::string_view option,
                                                       const std::filesystem::path& file) {
  return parsed(option, TRY(read_private_line(file, option)));
}

base::Result<std::unique_ptr<store::Store>> open_store(const StorePlace& place) {
  auto database = TRY(database_of(place));
  TRY(store::check_is_founded(place.data));
  auto keys = TRY(store::load_master_key_file(store::master_key_file_in(place.data)));
  return store::Store::open({.directory = place.data,
                             .keys = std::move(keys),
                             .random = crypto::system_random(),
                             .database = std::move(database)});
}

}  // namespace rollcall::main
