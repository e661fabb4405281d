#pragma once
// How the tables are changed of which the credential report tells: each change says whose it was,
// so that the row of that user is packed anew before the transaction ends. execute() compiles no
// such statement.

#include <string>
#include <string_view>

#include "store/sql/query.h"
#include "store/sql/transaction.h"

namespace rollcall::store {

// A statement that changes a user, or what belongs to one.
class UserChange {
 public:
  consteval UserChange(const char* text) : text_(text) {
    if (!changes_reported_tables(text))
      throw "a statement that no report tells of: execute() runs it";
  }
  Statement& in(Connection& connection) const { return connection.prepare(text_); }

 private:
  const char* text_;
};

inline void note_touched(const Scope& scope, std::string_view user_key) {
  scope.transaction->touched_users.emplace_back(user_key);
}

// Runs the statement, which changes what belongs to the user; how many rows it has changed.
template <typename... Values>
std::int64_t change_user(const Scope& scope, std::string_view user_key, UserChange change,
                         const Values&... values) {
  Connection& connection = scope.transaction->connection;
  run_to_its_end(change.in(connection), values...);
  const std::int64_t rows = connection.changed_rows();
  if (rows != 0)
    note_touched(scope, user_key);
  return rows;
}

// The same for what is not found by its user: the statement is RETURNING user_key.
template <typename... Values>
std::int64_t change_whoever_it_is(const Scope& scope, UserChange change, const Values&... values) {
  Rows rows = bound(change.in(scope.transaction->connection), Lifetime::Statement, values...);
  std::int64_t count = 0;
  for (; rows.next(); ++count)
    note_touched(scope, rows.text(0));
  return count;
}

}  // namespace rollcall::store
