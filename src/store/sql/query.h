#pragma once
// How statements are run: query() for rows, execute() for changes. Values are bound by their type,
// so that a statement and what goes into it stand in one expression.

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

// The rows outlive the values that were bound, which therefore are copied.
template <typename... Values>
Rows query(Connection& connection, const char* text, const Values&... values) {
  Statement& statement = connection.prepare(text);
  [[maybe_unused]] Binder binder(statement, Lifetime::Call);
  (binder.add(values), ...);
  return Rows(statement);
}

// Runs a statement to its end; how many rows it has changed.
template <typename... Values>
std::int64_t execute(Connection& connection, const char* text, const Values&... values) {
  Statement& statement = connection.prepare(text);
  [[maybe_unused]] Binder binder(statement, Lifetime::Statement);
  (binder.add(values), ...);
  {
    Rows rows(statement);
    while (rows.next()) {
    }
  }
  return connection.changed_rows();
}

}  // namespace rollcall::store
