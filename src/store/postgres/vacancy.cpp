#include "store/postgres/vacancy.h"

#include <chrono>
#include <thread>

#include "store/errors.h"
#include "store/sql/query.h"

namespace rollcall::store::postgres {
namespace {

// Who has closed a connection is seen until its process at the database has ended.
constexpr std::chrono::seconds longest_farewell{5};

bool somebody_else_has(store::Connection& connection) {
  return query(connection,
               "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND "
               "application_name = 'rollcall' AND pid <> pg_backend_pid() LIMIT 1")
      .next();
}

}  // namespace

bool has_accounts(Connection& connection) {
  if (connection.schema_version() == 0)
    return false;
  Rows rows = query(connection, "SELECT account_id FROM accounts LIMIT 1");
  return rows.next();
}

base::Result<base::Nothing> check_nobody_else_has(store::Connection& connection) {
  const auto give_up = std::chrono::steady_clock::now() + longest_farewell;
  while (somebody_else_has(connection)) {
    if (std::chrono::steady_clock::now() >= give_up)
      return base::fail(
          errors::database_in_use,
          "a server, or another command, is connected to the database: stop it first");
    std::this_thread::sleep_for(std::chrono::milliseconds{50});
  }
  return base::Nothing{};
}

base::Result<base::Nothing> check_is_vacant(const Options& options,
                                            const base::RandomBytes& random) {
  Server server(options, random);
  const auto connection = TRY(Connection::open(server, Role::Writer));
  try {
    connection->wait_for_other_founders();
    if (!has_accounts(*connection))
      return base::Nothing{};
  } catch (const std::exception& failure) {
    return base::fail(errors::unusable_database, "the database cannot be used", failure.what());
  }
  return base::fail(errors::store_exists, "there is a store already in the database");
}

}  // namespace rollcall::store::postgres
