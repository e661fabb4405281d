#pragma once
// How the tables are changed of which the credential report tells: each change says whose it was,
// so that the row of that user is packed anew before the transaction ends, or is told of the use
// where that is all. execute() compiles no such statement.

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

// Whether all that an UPDATE sets are columns of last uses.
constexpr bool sets_last_uses_alone(std::string_view text) {
  constexpr std::string_view set = " SET ";
  const auto begin = text.find(set);
  if (begin == std::string_view::npos)
    return false;
  std::string_view columns = text.substr(begin + set.size());
  columns = columns.substr(0, columns.find(" WHERE "));
  for (auto next = columns.find(", "); !columns.empty(); next = columns.find(", ")) {
    if (!columns.starts_with("last_used_") && !columns.starts_with("password_last_used "))
      return false;
    columns = next == std::string_view::npos ? std::string_view() : columns.substr(next + 2);
  }
  return true;
}

// A statement that writes down a use, and nothing else that a report tells of: RETURNING user_key.
class UseRecord {
 public:
  consteval UseRecord(const char* text) : text_(text) {
    if (!changes_reported_tables(text) || !sets_last_uses_alone(text))
      throw "it changes more than a last use, or nothing that a report tells of";
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

// Runs a statement that writes down the use, whose user it finds; whether there was anything to
// write.
template <typename... Values>
bool record(const Scope& scope, UseRecord statement, RecordedUse use, const Values&... values) {
  Rows rows = bound(statement.in(scope.transaction->connection), Lifetime::Statement, values...);
  bool is_recorded = false;
  for (; rows.next(); is_recorded = true)
    use.user_key = rows.text(0);
  if (is_recorded)
    scope.transaction->uses.push_back(std::move(use));
  return is_recorded;
}

}  // namespace rollcall::store
