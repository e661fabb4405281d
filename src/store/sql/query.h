#pragma once
// How statements are run: query() for rows, execute() for changes. Values are bound by their type,
// so that a statement and what goes into it stand in one expression.

#include <algorithm>
#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/instant.h"
#include "iam/account.h"
#include "iam/status.h"
#include "store/damage.h"
#include "store/sql/connection.h"

namespace rollcall::store {

// Whether a statement changes what the credential report tells of users. Such changes are made
// through sql/user_changes.h.
constexpr bool changes_reported_tables(std::string_view text) {
  for (const std::string_view verb : {"INSERT INTO ", "UPDATE ", "DELETE FROM "})
    for (auto at = text.find(verb); at != std::string_view::npos; at = text.find(verb, at + 1)) {
      const std::string_view behind = text.substr(at + verb.size());
      const std::string_view table = behind.substr(0, behind.find(' '));
      for (const std::string_view reported :
           {"users", "access_keys", "user_mfa_devices", "security_keys", "signing_certificates"})
        if (table == reported)
          return true;
    }
  return false;
}

// The text of any other statement. One that is made at run time was looked at by said_with().
class Text {
 public:
  consteval Text(const char* text) : text_(text) {
    if (changes_reported_tables(text))
      throw "a report tells of this: sql/user_changes.h";
  }
  Text(const std::string& said) : text_(said.c_str()) {}
  Text(std::string&&) = delete;  // the address is what a connection knows it by
  Statement& in(Connection& connection) const { return connection.prepare(text_); }

 private:
  const char* text_;
};

// A value that is bytes, not text.
struct Bytes {
  std::string_view value;
};

// The rows of a statement, read one after the other. What text() returns is valid until the next
// call of next().
class Rows {
 public:
  explicit Rows(Statement& statement) : statement_(&statement) {}
  Rows(Rows&& other) noexcept : statement_(std::exchange(other.statement_, nullptr)) {}
  Rows& operator=(Rows&&) = delete;
  ~Rows() {
    if (statement_ != nullptr)
      statement_->reset();
  }

  bool next() { return statement_->step(); }

  bool is_null(int column) const { return statement_->is_null(column); }
  std::int64_t integer(int column) const { return statement_->integer(column); }
  bool flag(int column) const { return integer(column) != 0; }
  std::string_view text(int column) const { return statement_->bytes(column); }
  std::string string(int column) const { return std::string(text(column)); }
  // Of the years in which an instant can be written.
  base::Instant instant(int column) const {
    constexpr std::int64_t begin = -62'167'219'200;
    constexpr std::int64_t end = 253'402'300'800;
    const std::int64_t second = integer(column);
    if (second < begin || second >= end)
      throw Damage("a time is no time: " + std::to_string(second));
    return base::from_epoch(second);
  }
  iam::AccountId account(int column) const { return {static_cast<std::uint64_t>(integer(column))}; }
  iam::Status status(int column) const {
    const auto status = iam::parse_status(text(column));
    if (!status)
      throw Damage("a status is none: " + string(column));
    return *status;
  }
  std::optional<base::Instant> maybe_instant(int column) const {
    return is_null(column) ? std::nullopt : std::optional(instant(column));
  }
  std::optional<std::string> maybe_string(int column) const {
    return is_null(column) ? std::nullopt : std::optional(string(column));
  }

 private:
  Statement* statement_;
};

// Binds the parameters of one statement, one after the other.
class Binder {
 public:
  Binder(Statement& statement, Lifetime lifetime) : statement_(statement), lifetime_(lifetime) {}

  void add(std::integral auto value) {
    statement_.bind_integer(next_++, static_cast<std::int64_t>(value));
  }
  void add(std::string_view value) { statement_.bind_text(next_++, value, lifetime_); }
  void add(const char* value) { add(std::string_view(value)); }
  void add(const std::string& value) { add(std::string_view(value)); }
  void add(Bytes value) { statement_.bind_bytes(next_++, value.value, lifetime_); }
  void add(base::Instant value) { add(base::to_epoch(value)); }
  void add(base::Seconds value) { add(value.count()); }
  void add(iam::AccountId value) { add(value.number); }
  void add(iam::Status value) { add(to_string(value)); }
  void add(std::nullopt_t) { statement_.bind_null(next_++); }
  template <typename T>
  void add(const std::optional<T>& value) {
    if (value)
      add(*value);
    else
      add(std::nullopt);
  }

 private:
  Statement& statement_;
  Lifetime lifetime_;
  int next_ = 1;
};

template <typename... Values>
Rows bound(Statement& statement, Lifetime lifetime, const Values&... values) {
  [[maybe_unused]] Binder binder(statement, lifetime);
  (binder.add(values), ...);
  return Rows(statement);
}

template <typename... Values>
void run_to_its_end(Statement& statement, const Values&... values) {
  Rows rows = bound(statement, Lifetime::Statement, values...);
  while (rows.next()) {
  }
}

// The rows outlive the values that were bound, which therefore are copied.
template <typename... Values>
Rows query(Connection& connection, Text text, const Values&... values) {
  return bound(text.in(connection), Lifetime::Call, values...);
}

// Runs a statement to its end; how many rows it has changed.
template <typename... Values>
std::int64_t execute(Connection& connection, Text text, const Values&... values) {
  run_to_its_end(text.in(connection), values...);
  return connection.changed_rows();
}

}  // namespace rollcall::store
