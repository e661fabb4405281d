#include "store/postgres/changes.h"

#include <chrono>
#include <exception>
#include <utility>

#include "store/errors.h"
#include "store/sql/query.h"

namespace rollcall::store::postgres {
namespace {

// An answer that comes later is hardly worth waiting for, and its conversation may be lost.
constexpr std::chrono::seconds patience{5};

Snapshot snapshot_of(Connection& connection) {
  Rows rows = query(connection, "SELECT CAST(pg_current_snapshot() AS TEXT)");
  rows.next();
  return parse_snapshot(rows.text(0));
}

}  // namespace

base::Result<base::Nothing> Changes::look() {
  const auto began = Epochs::Clock::now();
  try {
    if (connection_ && !connection_->is_idle())
      connection_.reset();
    if (!connection_) {
      seen_.reset();
      connection_ = TRY(Connection::open(server_, Role::Reader));
      connection_->conversation().wait_at_most(patience);
    }
    // Before the rows: what is committed in between is read twice, and not never.
    Snapshot now = snapshot_of(*connection_);
    if (seen_)
      raise_changed_since(*seen_, now);
    else
      epochs_.raise_all();
    seen_ = std::move(now);
  } catch (const std::exception& failure) {
    connection_.reset();
    return base::fail(errors::unusable_database, "the database cannot be heard", failure.what());
  }
  epochs_.heard(began);
  return base::Nothing{};
}

// A number that nobody has taken yet came from another server, with a copy of its rows.
void Changes::raise_changed_since(const Snapshot& last, const Snapshot& now) {
  Rows rows = query(*connection_,
                    "SELECT account_id, changed_by FROM account_locks "
                    "WHERE changed_by > 0 AND changed_by >= $1 AND changed_by < $2",
                    last.first_open, now.next);
  while (rows.next())
    if (!had_ended(last, rows.integer(1)))
      epochs_.raise(rows.account(0));
}

}  // namespace rollcall::store::postgres
