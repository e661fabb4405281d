#include "store/sqlite/statement.h"

#include <cassert>
#include <cstring>

#include "store/sqlite/connection.h"

namespace rollcall::store::sqlite {
namespace {

sqlite3_destructor_type keeping(Lifetime lifetime) {
  return lifetime == Lifetime::Statement ? SQLITE_STATIC : SQLITE_TRANSIENT;
}

// SQLite takes a null pointer for NULL, which an empty text is not.
const char* start_of(std::string_view value) { return value.data() == nullptr ? "" : value.data(); }

// A statement that names $2 before $1 would be bound the wrong way round: SQLite numbers parameters
// as they appear.
[[maybe_unused]] bool has_ordered_parameters(sqlite3_stmt* statement) {
  for (int i = 1; i <= sqlite3_bind_parameter_count(statement); ++i) {
    const char* name = sqlite3_bind_parameter_name(statement, i);
    if (name == nullptr || name != "$" + std::to_string(i))
      return false;
  }
  return true;
}

}  // namespace

void Statement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

Statement::Statement(Connection& connection, const char* text) : connection_(connection) {
  sqlite3_stmt* prepared = nullptr;
  connection.check(sqlite3_prepare_v3(connection.handle(), text, -1, SQLITE_PREPARE_PERSISTENT,
                                      &prepared, nullptr),
                   text);
  statement_.reset(prepared);
  assert(has_ordered_parameters(prepared));
}

void Statement::bind_null(int parameter) {
  connection_.check(sqlite3_bind_null(statement_.get(), parameter), "bind");
}

void Statement::bind_integer(int parameter, std::int64_t value) {
  connection_.check(sqlite3_bind_int64(statement_.get(), parameter, value), "bind");
}

void Statement::bind_text(int parameter, std::string_view value, Lifetime lifetime) {
  connection_.check(sqlite3_bind_text64(statement_.get(), parameter, start_of(value), value.size(),
                                        keeping(lifetime), SQLITE_UTF8),
                    "bind");
}

void Statement::bind_bytes(int parameter, std::string_view value, Lifetime lifetime) {
  connection_.check(sqlite3_bind_blob64(statement_.get(), parameter, start_of(value), value.size(),
                                        keeping(lifetime)),
                    "bind");
}

bool Statement::step() {
  // The transaction may be gone already, and a change made now would be one of its own.
  if (connection_.failure() != nullptr && !sqlite3_stmt_readonly(statement_.get()))
    return false;
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW)
    return true;
  if (code != SQLITE_DONE)
    connection_.check(code, sqlite3_sql(statement_.get()));
  return false;
}

bool Statement::is_null(int column) const {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

// sqlite3_column_blob gives the bytes of a text as well, and does not look for an end of it.
std::string_view Statement::bytes(int column) const {
  const auto* start = static_cast<const char*>(sqlite3_column_blob(statement_.get(), column));
  return {start, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

void Statement::reset() {
  // What went wrong in the last step was dealt with there.
  sqlite3_reset(statement_.get());
}

bool Statement::is_busy() const { return sqlite3_stmt_busy(statement_.get()) != 0; }

}  // namespace rollcall::store::sqlite
