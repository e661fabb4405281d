#include "store/postgres/database.h"

#include "iam/errors.h"
#include "store/errors.h"
#include "store/postgres/interruption.h"
#include "store/postgres/vacancy.h"
#include "store/schema/migrate.h"
#include "store/sql/query.h"

namespace rollcall::store::postgres {
namespace {

// Each connection is a process of the database server, which has a hundred unless told otherwise:
// enough for four servers of ours.
constexpr std::size_t most_short_reads = 8;
constexpr std::size_t most_long_reads = 6;  // one more looks for changes, and one counts failures
constexpr std::size_t most_writes = 8;

// What a server remembers counts for so long after it last heard of everybody's changes.
constexpr std::chrono::seconds longest_silence{1};

// A connection that was idle may have been lost long before somebody finds out.
constexpr int most_beginnings = 3;

// Whatever a body did, its snapshot ends with it.
struct EndOfRead {
  Connection& connection;
  ~EndOfRead() { connection.end_read(); }
};

}  // namespace

base::Result<std::unique_ptr<Database>> Database::create(Options options,
                                                         base::RandomBytes random) {
  std::unique_ptr<Database> database(new Database(std::move(options), std::move(random)));
  TRY(database->prepare(Expected::Nothing));
  return database;
}

base::Result<std::unique_ptr<Database>> Database::open(Options options, base::RandomBytes random) {
  std::unique_ptr<Database> database(new Database(std::move(options), std::move(random)));
  TRY(database->prepare(Expected::Tables));
  return database;
}

Database::Database(Options options, base::RandomBytes random)
    : server_(std::move(options), std::move(random)),
      short_reads_(connecting(Role::Reader), most_short_reads),
      long_reads_(connecting(Role::LongReader), most_long_reads),
      for_writes_(connecting(Role::Writer), most_writes),
      writes_(for_writes_, server_.options().commit_within),
      failure_counts_(connecting(Role::Writer)),
      epochs_(longest_silence) {}

ConnectionPool::Connect Database::connecting(Role role) {
  return [this, role] { return Connection::open(server_, role); };
}

base::Result<base::Nothing> Database::prepare(Expected expected) {
  auto connection = TRY(Connection::open(server_, Role::Writer));
  try {
    connection->wait_for_other_founders();
    if (expected == Expected::Tables && connection->schema_version() == 0)
      return base::fail(errors::no_store, "there is no store in the database");
    if (expected == Expected::Nothing && has_accounts(*connection))
      return base::fail(errors::store_exists, "there is a store already in the database");
    connection->make_own_tables();
    TRY(migrate(*connection, migrations()));
    if (expected == Expected::Tables)
      return base::Nothing{};
    // That of a founding that was broken off, which has sealed nothing else.
    execute(*connection, "DELETE FROM master_key_proofs");
    founder_ = std::move(connection);
    return base::Nothing{};
  } catch (const std::exception& failure) {
    return base::fail(errors::unusable_database,
                      "the database cannot be used: its tables could not be made or migrated",
                      failure.what());
  }
}

base::Result<base::Nothing> Database::read(Reading reading, const Body& body) {
  try {
    const auto connection = begun(reading == Reading::Long ? long_reads_ : short_reads_);
    const EndOfRead end{*connection};
    body(*connection);
    return base::Nothing{};
  } catch (const Interruption& interruption) {
    return base::fail(iam::errors::service_unavailable, std::string(errors::not_reached),
                      interruption.what());
  }
}

// Nothing of a body has been run yet, so that another connection does as well.
ConnectionPool::Borrowed Database::begun(ConnectionPool& pool) {
  for (int attempt = 1;; ++attempt) {
    auto connection = pool.borrow();
    try {
      connection->begin_read();
      return connection;
    } catch (const Interruption&) {
      if (attempt == most_beginnings)
        throw;
    }
  }
}

base::Result<base::Nothing> Database::write(iam::AccountId account, const Change& change) {
  return writes_.write(account, change);
}

Epochs& Database::watched_epochs() {
  if (!watch_)
    watch_.emplace(server_, epochs_, server_.options().look_every);
  return epochs_;
}

}  // namespace rollcall::store::postgres
