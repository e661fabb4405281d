#pragma once
// A PostgreSQL database with the tables of a store. The tests of a program share a few of them, and
// each finds one empty: to make the tables takes longer than most tests.

#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "crypto/random.h"
#include "store/postgres/database.h"
#include "support/postgres_server.h"

namespace rollcall::test {

// Goes back to the others when the test is over.
class EmptiedDatabase {
 public:
  EmptiedDatabase() {
    if (idle().empty())
      idle().push_back(founded());
    database_ = std::move(idle().back());
    idle().pop_back();
    // Whoever still waits for what an earlier test did to it goes first.
    database_->run(
        "SELECT pg_terminate_backend(pid, 60000) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()");
    // References are of no account to a replica.
    database_->run(
        "DO $$ DECLARE name TEXT; BEGIN "
        "PERFORM set_config('session_replication_role', 'replica', true); "
        "FOR name IN SELECT tablename FROM pg_tables "
        "WHERE schemaname = 'public' AND tablename <> 'schema_version' "
        "LOOP EXECUTE 'DELETE FROM ' || name; END LOOP; END $$");
  }
  EmptiedDatabase(const EmptiedDatabase&) = delete;
  EmptiedDatabase& operator=(const EmptiedDatabase&) = delete;
  ~EmptiedDatabase() { idle().push_back(std::move(database_)); }

  store::postgres::Address address() const { return database_->address(); }
  std::string name() const { return database_->name(); }
  std::string run(const std::string& statement) const { return database_->run(statement); }

 private:
  using Database = std::unique_ptr<TemporaryDatabase>;

  static std::vector<Database>& idle() {
    PostgresServer::shared();  // which goes after them
    static std::vector<Database> databases;
    return databases;
  }

  static Database founded() {
    auto database = std::make_unique<TemporaryDatabase>(*PostgresServer::shared());
    const auto made = store::postgres::Database::create({.address = database->address()},
                                                        crypto::system_random());
    if (!made)
      throw std::runtime_error(made.error().message + made.error().detail);
    return database;
  }

  Database database_;
};

}  // namespace rollcall::test
