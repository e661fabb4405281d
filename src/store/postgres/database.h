#pragma once
// PostgreSQL as an engine of the store: three pools of connections, so that no kind of work keeps
// another from the database.

#include "store/postgres/connection_pool.h"
#include "store/postgres/writes.h"
#include "store/sql/database.h"

namespace rollcall::store::postgres {

class Database final : public store::Database {
 public:
  // create() makes the tables in a database that has none, and fails with StoreExists where it has;
  // open() fails with NoStore where it has none, and migrates what is older. Several programs may
  // do either at a time: they wait for each other.
  static base::Result<std::unique_ptr<Database>> create(Options options, base::RandomBytes random);
  static base::Result<std::unique_ptr<Database>> open(Options options, base::RandomBytes random);

  base::Result<base::Nothing> read(Reading reading, const Body& body) override;
  bool read_at_once(const Body&) override { return false; }
  bool would_wait() const override { return true; }
  base::Result<base::Nothing> write(iam::AccountId account, const Change& change) override;

 private:
  enum class Expected { Nothing, Tables };

  Database(Options options, base::RandomBytes random);
  base::Result<base::Nothing> prepare(Expected expected);
  ConnectionPool::Connect connecting(Role role);
  ConnectionPool::Borrowed begun(ConnectionPool& pool);

  Server server_;
  ConnectionPool short_reads_;
  ConnectionPool long_reads_;
  ConnectionPool for_writes_;
  Writes writes_;
};

}  // namespace rollcall::store::postgres
