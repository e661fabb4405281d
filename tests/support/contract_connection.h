#pragma once
// A database of one engine, and as many connections of its driver as a test wants, as if there were
// no other driver.

#include <fstream>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

#include "crypto/random.h"
#include "store/postgres/connection.h"
#include "store/sqlite/connection.h"
#include "support/contract_store.h"
#include "support/postgres_server.h"
#include "support/temporary_folder.h"

namespace rollcall::test {

// What a connection is wanted for. On SQLite a long read is as any other.
enum class Purpose { Writing, Reading, LongReading };

class ContractDatabase {
 public:
  explicit ContractDatabase(Engine engine) {
    if (engine == Engine::Sqlite)
      return;
    database_.emplace(*PostgresServer::shared());
    server_.emplace(store::postgres::Options{.address = database_->address()},
                    crypto::system_random());
  }

  std::unique_ptr<store::Connection> opened(Purpose purpose) {
    if (server_)
      return made(store::postgres::Connection::open(*server_, role_on_postgres(purpose)));
    std::ofstream(file_, std::ios::app);
    return made(store::sqlite::Connection::open(file_, role_on_sqlite(purpose)));
  }

  // With the tables that the driver itself keeps.
  std::unique_ptr<store::Connection> founded() {
    auto writer = opened(Purpose::Writing);
    if (auto* const own = dynamic_cast<store::postgres::Connection*>(writer.get()))
      own->make_own_tables();
    return writer;
  }

 private:
  static store::sqlite::Role role_on_sqlite(Purpose purpose) {
    return purpose == Purpose::Writing ? store::sqlite::Role::Writer : store::sqlite::Role::Reader;
  }

  static store::postgres::Role role_on_postgres(Purpose purpose) {
    using store::postgres::Role;
    if (purpose == Purpose::Writing)
      return Role::Writer;
    return purpose == Purpose::Reading ? Role::Reader : Role::LongReader;
  }

  template <typename Connection>
  static std::unique_ptr<store::Connection> made(base::Result<std::unique_ptr<Connection>> result) {
    if (!result)
      throw std::runtime_error(result.error().message + result.error().detail);
    return *std::move(result);
  }

  const TemporaryFolder folder_;
  const std::filesystem::path file_ = folder_.path() / "database";
  std::optional<TemporaryDatabase> database_;
  std::optional<store::postgres::Server> server_;
};

}  // namespace rollcall::test
