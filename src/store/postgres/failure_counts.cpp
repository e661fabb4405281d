#include "store/postgres/failure_counts.h"

#include <algorithm>
#include <numeric>

#include "iam/account.h"
#include "iam/errors.h"
#include "store/errors.h"
#include "store/sql/query.h"

namespace rollcall::store::postgres {
namespace {

// A connection that was idle may have been lost long before somebody finds out.
constexpr int most_attempts = 3;

Failures failures_in(Rows rows) {
  if (!rows.next())
    return {};
  return {.count = static_cast<int>(rows.integer(0)),
          .last = rows.instant(1),
          .before = rows.instant(2)};
}

Failures found(Connection& connection, const std::string& key) {
  return failures_in(query(connection,
                           "SELECT failures, last_failed, failed_before FROM failure_counts "
                           "WHERE counted = $1",
                           Bytes{key}));
}

// There is a row afterwards, and nobody else changes it before the transaction ends.
Failures locked(Connection& connection, const std::string& key) {
  return failures_in(query(connection,
                           "INSERT INTO failure_counts "
                           "(counted, failures, last_failed, failed_before) VALUES ($1, 0, 0, 0) "
                           "ON CONFLICT (counted) DO UPDATE SET failures = failure_counts.failures "
                           "RETURNING failures, last_failed, failed_before",
                           Bytes{key}));
}

void save(Connection& connection, const std::string& key, const Failures& failures) {
  if (failures.count <= 0)
    execute(connection, "DELETE FROM failure_counts WHERE counted = $1", Bytes{key});
  else
    execute(connection,
            "UPDATE failure_counts SET failures = $1, last_failed = $2, failed_before = $3 "
            "WHERE counted = $4",
            failures.count, failures.last, failures.before, Bytes{key});
}

// All take what they need in one order, so that no two wait for each other.
std::vector<std::size_t> order_of(const std::vector<std::string>& keys) {
  std::vector<std::size_t> order(keys.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](std::size_t place) { return keys[place]; });
  return order;
}

void change_locked(Connection& connection, const std::vector<std::string>& keys,
                   const SharedFailures::Change& change) {
  static_cast<void>(connection.begin_write());  // throws where it fails
  std::vector<Failures> failures(keys.size());
  for (const std::size_t place : order_of(keys))
    failures[place] = locked(connection, keys[place]);
  change(failures);
  for (std::size_t place = 0; place < keys.size(); ++place)
    save(connection, keys[place], failures[place]);
  static_cast<void>(connection.commit());  // throws where it fails
}

}  // namespace

// Whoever has to wait changes nothing, and is not to make a table written to.
base::Result<base::Nothing> FailureCounts::change(const std::vector<std::string>& keys,
                                                  const Change& change) {
  return run([&](Connection& connection) {
    std::vector<Failures> before;
    for (const std::string& key : keys)
      before.push_back(found(connection, key));
    std::vector<Failures> after = before;
    change(after);
    if (after != before)
      change_locked(connection, keys, change);
  });
}

// What somebody else is about to change is left to the next time.
base::Result<base::Nothing> FailureCounts::forget_until(base::Instant instant) {
  return run([&](Connection& connection) {
    execute(connection,
            "DELETE FROM failure_counts WHERE counted IN (SELECT counted FROM failure_counts "
            "WHERE last_failed <= $1 LIMIT 10000 FOR UPDATE SKIP LOCKED)",
            instant);
  });
}

base::Result<base::Nothing> FailureCounts::run(const std::function<void(Connection&)>& body) {
  std::string why;
  for (int attempt = 0; attempt < most_attempts; ++attempt) {
    try {
      const auto connection = pool_.borrow();
      try {
        body(*connection);
      } catch (...) {
        connection->rollback();
        throw;
      }
      return base::Nothing{};
    } catch (const Interruption& interruption) {
      why = interruption.what();
      if (interruption.cause() != Cause::Lost && interruption.cause() != Cause::Conflict)
        break;  // perhaps it is counted, and nothing is counted twice
    }
  }
  return base::fail(iam::errors::service_unavailable, std::string(errors::nothing_was_stored), why);
}

}  // namespace rollcall::store::postgres
