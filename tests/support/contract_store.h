#pragma once
// A store on the engine that a test of the contract is run for, as if it were the only one.

#include <sqlite3.h>

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "crypto/random.h"
#include "iam/arn.h"
#include "store/packed_rows_check.h"
#include "store/postgres/connection.h"
#include "store/sqlite/connection.h"
#include "support/emptied_database.h"
#include "support/opened_store.h"
#include "support/temporary_folder.h"

namespace rollcall::test {

// The engines that must keep the contract.
enum class Engine { Sqlite, Postgres };

inline std::vector<Engine> engines_at_hand() {
  if (PostgresServer::programs().empty())
    return {Engine::Sqlite};
  return {Engine::Sqlite, Engine::Postgres};
}

// Where it lies. A database has been founded before a test gets it.
struct ContractPlace {
  explicit ContractPlace(Engine engine) {
    if (engine == Engine::Postgres)
      database.emplace();
  }

  std::filesystem::path directory() const { return folder.path() / "data"; }

  const TemporaryFolder folder;
  std::optional<EmptiedDatabase> database;
};

class ContractStore : private ContractPlace, public OpenedStore {
 public:
  // What other programs change is not looked for while a test runs, unless it says how often.
  explicit ContractStore(Engine engine,
                         std::chrono::milliseconds look_every = std::chrono::hours{1})
      : ContractPlace(engine),
        OpenedStore({.directory = directory(),
                     .keys = crypto::Keyring::create(crypto::system_random()),
                     .random = crypto::system_random(),
                     .database = options_of(database, look_every)},
                    database ? Place::Founded : Place::Empty) {}

  // A connection to its database that another program has, for one long read.
  std::unique_ptr<store::Connection> another_reader() {
    if (!database)
      return store::sqlite::Connection::open(directory() / "rollcall.db",
                                             store::sqlite::Role::Reader)
          .value();
    server_.emplace(store::postgres::Options{.address = database->address()},
                    crypto::system_random());
    return store::postgres::Connection::open(*server_, store::postgres::Role::LongReader).value();
  }

  // Whether the packed rows say what the tables say.
  store::CheckedRows check_packed_rows(const store::OnDifference& found) const {
    const auto checked = database
                             ? store::check_packed_rows({.address = database->address()}, found)
                             : store::check_packed_rows(directory(), found);
    return checked.value();
  }

  // Runs the statements, as somebody with a client of their own might, whom no reference stops.
  void run_behind_the_back(const std::string& statements) const {
    if (database) {
      database->run("SET session_replication_role = replica; " + statements);
      return;
    }
    sqlite3* handle = nullptr;
    sqlite3_open((directory() / "rollcall.db").c_str(), &handle);
    const int outcome = sqlite3_exec(handle, statements.c_str(), nullptr, nullptr, nullptr);
    const std::string why = sqlite3_errmsg(handle);
    sqlite3_close(handle);
    if (outcome != SQLITE_OK)
      throw std::runtime_error(statements + ": " + why);
  }

 private:
  static std::optional<store::postgres::Options> options_of(
      const std::optional<EmptiedDatabase>& database, std::chrono::milliseconds look_every) {
    if (!database)
      return std::nullopt;
    return store::postgres::Options{.address = database->address(), .look_every = look_every};
  }

  std::optional<store::postgres::Server> server_;  // of another_reader()
};

}  // namespace rollcall::test
