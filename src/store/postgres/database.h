#pragma once
// PostgreSQL as an engine of the store: three pools of connections, so that no kind of work keeps
// another from the database.

#include <optional>

#include "store/postgres/change_watch.h"
#include "store/postgres/connection_pool.h"
#include "store/postgres/failure_counts.h"
#include "store/postgres/writes.h"
#include "store/sql/database.h"

namespace rollcall::store::postgres {

class Database final : public store::Database {
 public:
  // create() makes the tables in a database without an account, and fails with StoreExists where
  // there is one; until what it returns is gone, whoever else would make or open a store there
  // waits, so that the first account can be made meanwhile. open() fails with NoStore where there
  // are no tables, and migrates what is older. Several programs may do either at a time.
  static base::Result<std::unique_ptr<Database>> create(Options options, base::RandomBytes random);
  static base::Result<std::unique_ptr<Database>> open(Options options, base::RandomBytes random);

  base::Result<base::Nothing> read(Reading reading, const Body& body) override;
  bool read_at_once(const Body&) override { return false; }
  bool would_wait() const override { return true; }
  base::Result<base::Nothing> write(iam::AccountId account, const Change& change) override;
  Epochs& watched_epochs() override;
  SharedFailures* shared_failures() override { return &failure_counts_; }

 private:
  enum class Expected { Nothing, Tables };

  Database(Options options, base::RandomBytes random);
  base::Result<base::Nothing> prepare(Expected expected);
  ConnectionPool::Connect connecting(Role role);
  ConnectionPool::Borrowed begun(ConnectionPool& pool);

  Server server_;
  std::unique_ptr<Connection> founder_;  // keeps other founders waiting
  ConnectionPool short_reads_;
  ConnectionPool long_reads_;
  ConnectionPool for_writes_;
  Writes writes_;
  FailureCounts failure_counts_;
  Epochs epochs_;
  std::optional<ChangeWatch> watch_;
};

}  // namespace rollcall::store::postgres
