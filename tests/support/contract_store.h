#pragma once
// A store on the engine that a test of the contract is run for, as if it were the only one.

#include <sqlite3.h>

#include <chrono>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "crypto/random.h"
#include "iam/arn.h"
#include "store/packed_rows_check.h"
#include "store/postgres/connection.h"
#include "store/sqlite/connection.h"
#include "store/store.h"
#include "support/emptied_database.h"
#include "support/temporary_folder.h"

namespace rollcall::test {

// The engines that must keep the contract.
enum class Engine { Sqlite, Postgres };

inline std::vector<Engine> engines_at_hand() {
  if (PostgresServer::programs().empty())
    return {Engine::Sqlite};
  return {Engine::Sqlite, Engine::Postgres};
}

class ContractStore {
 public:
  // What other programs change is not looked for while a test runs, unless it says how often.
  explicit ContractStore(Engine engine,
                         std::chrono::milliseconds look_every = std::chrono::hours{1})
      : look_every_(look_every), keys_(crypto::Keyring::create(crypto::system_random())) {
    if (engine == Engine::Postgres)
      database_.emplace();
    store_ = database_ ? open_another() : opened(store::Store::create(options()));
  }
  ContractStore(const ContractStore&) = delete;
  ContractStore& operator=(const ContractStore&) = delete;

  store::Store& operator*() { return *store_; }
  store::Store* operator->() { return store_.get(); }

  // As a server that ends and starts again.
  void reopen() {
    store_.reset();
    store_ = open_another();
  }

  // The same store as another program sees it.
  std::unique_ptr<store::Store> open_another() const {
    return opened(store::Store::open(options()));
  }

  const crypto::Keyring& keys() const { return keys_; }

  // A connection to its database that another program has, for one long read.
  std::unique_ptr<store::Connection> another_reader() {
    if (!database_)
      return store::sqlite::Connection::open(folder_.path() / "data" / "rollcall.db",
                                             store::sqlite::Role::Reader)
          .value();
    server_.emplace(store::postgres::Options{.address = database_->address()},
                    crypto::system_random());
    return store::postgres::Connection::open(*server_, store::postgres::Role::LongReader).value();
  }

  // Whether the packed rows say what the tables say.
  store::CheckedRows check_packed_rows(const store::OnDifference& found) const {
    const auto checked = database_
                             ? store::check_packed_rows({.address = database_->address()}, found)
                             : store::check_packed_rows(folder_.path() / "data", found);
    return checked.value();
  }

  // Runs the statements, as somebody with a client of their own might, whom no reference stops.
  void run_behind_the_back(const std::string& statements) const {
    if (database_) {
      database_->run("SET session_replication_role = replica; " + statements);
      return;
    }
    sqlite3* handle = nullptr;
    sqlite3_open((folder_.path() / "data" / "rollcall.db").c_str(), &handle);
    const int outcome = sqlite3_exec(handle, statements.c_str(), nullptr, nullptr, nullptr);
    const std::string why = sqlite3_errmsg(handle);
    sqlite3_close(handle);
    if (outcome != SQLITE_OK)
      throw std::runtime_error(statements + ": " + why);
  }

  // Makes an account with its root user and nothing else.
  void add_account(const iam::Account& account) {
    const iam::User root{.account = account.id,
                         .name = {},
                         .id = to_string(account.id),
                         .created = account.created,
                         .login_profile = {}};
    must(store_->create_account(account, root, [](store::Tables&) -> base::Result<base::Nothing> {
      return base::Nothing{};
    }));
  }

  // Changes the account's tables, which must succeed.
  template <typename Body>
  void change(iam::AccountId account, Body&& body) {
    must(store_->write(account, store::Effect::Mutation,
                       [&](store::Tables& tables) -> base::Result<base::Nothing> {
                         body(tables);
                         return base::Nothing{};
                       }));
  }

 private:
  static std::unique_ptr<store::Store> opened(base::Result<std::unique_ptr<store::Store>> result) {
    if (!result)
      throw std::runtime_error(result.error().message + result.error().detail);
    return *std::move(result);
  }

  static void must(const base::Result<base::Nothing>& result) {
    if (!result)
      throw std::runtime_error(result.error().message + result.error().detail);
  }

  store::StoreOptions options() const {
    std::optional<store::postgres::Options> database;
    if (database_)
      database =
          store::postgres::Options{.address = database_->address(), .look_every = look_every_};
    return {.directory = folder_.path() / "data",
            .keys = keys_,
            .random = crypto::system_random(),
            .database = std::move(database)};
  }

  const std::chrono::milliseconds look_every_;
  const TemporaryFolder folder_;
  std::optional<EmptiedDatabase> database_;
  std::optional<store::postgres::Server> server_;  // of another_reader()
  const crypto::Keyring keys_;
  std::unique_ptr<store::Store> store_;
};

}  // namespace rollcall::test
