#include "store/postgres/connection.h"

#include <cassert>
#include <charconv>
#include <memory>

#include "store/postgres/definition.h"
#include "store/postgres/spreading.h"
#include "store/sql/query.h"

namespace rollcall::store::postgres {
namespace {

// One mark for each writer and account, which is written over. Old ones are those of connections
// that are gone. What failed is not logged: a server that crashed, or took another one's place,
// begins with nothing.
constexpr const char* own_tables =
    "CREATE TABLE IF NOT EXISTS schema_version (version BIGINT NOT NULL);"
    "CREATE TABLE IF NOT EXISTS commit_marks ("
    "account_id BIGINT NOT NULL, writer BIGINT NOT NULL, number BIGINT NOT NULL, "
    "marked BIGINT NOT NULL, PRIMARY KEY (account_id, writer));"
    "CREATE UNLOGGED TABLE IF NOT EXISTS failure_counts ("
    "counted BYTEA NOT NULL, failures BIGINT NOT NULL, last_failed BIGINT NOT NULL, "
    "failed_before BIGINT NOT NULL, PRIMARY KEY (counted));"
    "DELETE FROM commit_marks WHERE marked < extract(epoch FROM now())::BIGINT - 86400;";

// "Rollcall" as a number: what programs that found or migrate the same database wait for. No
// account has so great a number.
constexpr const char* founders_lock = "SELECT pg_advisory_lock(8245075150384917612)";

std::int64_t number_in(std::string_view digits) {
  std::int64_t number = 0;
  std::from_chars(digits.data(), std::to_address(digits.end()), number);
  return number;
}

}  // namespace

base::Result<std::unique_ptr<Connection>> Connection::open(Server& server, Role role) {
  auto conversation = TRY(Conversation::begin(server));
  return std::unique_ptr<Connection>(
      new Connection(std::move(conversation), role, server.another_writer()));
}

store::Statement& Connection::prepare(const char* text) {
  auto& statement = statements_[text];
  if (!statement)
    statement =
        std::make_unique<Statement>(*this, "statement_" + std::to_string(statements_.size()), text);
  assert(!statement->is_busy());
  return *statement;
}

void Connection::begin_read() {
  conversation_->say("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  is_reading_ = true;
}

void Connection::end_read() { rollback(); }

base::Result<base::Nothing> Connection::begin_write() {
  conversation_->say("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE");
  return base::Nothing{};
}

// In one round trip. The number is taken behind the wait, so that who waits is not in everybody's
// snapshots.
void Connection::begin_write_to(iam::AccountId account) {
  const std::string text =
      "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; SELECT pg_advisory_xact_lock(" +
      std::to_string(account.number) + "); SELECT CAST(pg_current_xact_id() AS TEXT)";
  const Answer begun = conversation_->say(text.c_str());
  transaction_number_ = number_in(PQgetvalue(begun.get(), 0, 0));
}

base::Result<base::Nothing> Connection::commit() {
  conversation_->commit();
  return base::Nothing{};
}

void Connection::rollback() {
  is_reading_ = false;
  if (conversation_->is_over())
    return;
  try {
    conversation_->say("ROLLBACK");
  } catch (const std::exception&) {  // the conversation is over now
  }
}

void Connection::begin_part() { conversation_->say("SAVEPOINT part"); }

void Connection::keep_part() { conversation_->say("RELEASE part"); }

void Connection::take_part_back() { conversation_->say("ROLLBACK TO part; RELEASE part"); }

int Connection::schema_version() {
  const Answer table = conversation_->say("SELECT to_regclass('schema_version') IS NOT NULL");
  if (std::string_view(PQgetvalue(table.get(), 0, 0)) != "t")
    return 0;
  const Answer found = conversation_->say("SELECT COALESCE(MAX(version), 0) FROM schema_version");
  return static_cast<int>(number_in(PQgetvalue(found.get(), 0, 0)));
}

void Connection::set_schema_version(int version) {
  const std::string text = "DELETE FROM schema_version; INSERT INTO schema_version VALUES (" +
                           std::to_string(version) + ")";
  conversation_->say(text.c_str());
}

void Connection::define(std::string_view text) {
  const std::string definition = definition_of(text);
  const auto table = table_definition_in(definition);
  if (table && is_spread(*this))
    make_spread_table(*this, *table);
  else
    conversation_->say(definition.c_str());
}

void Connection::wait_for_other_founders() {
  conversation_->be_patient();
  conversation_->say(founders_lock);
}

void Connection::make_own_tables() { conversation_->say(own_tables); }

void Connection::leave(const Mark& mark) {
  execute(*this,
          "INSERT INTO commit_marks (account_id, writer, number, marked) "
          "VALUES ($1, $2, $3, extract(epoch FROM now())::BIGINT) "
          "ON CONFLICT (account_id, writer) DO UPDATE "
          "SET number = excluded.number, marked = excluded.marked",
          mark.account, mark.writer, mark.number);
}

// Who writes the mark's row waits for whoever is writing it: after that, either the other one's
// number is there for good, or it has been rolled back. That this is a commit as well makes the
// other one as durable, if it came before.
bool Connection::finds(const Mark& mark) {
  conversation_->say("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE");
  std::int64_t found = 0;
  {
    Rows rows = query(*this,
                      "INSERT INTO commit_marks (account_id, writer, number, marked) "
                      "VALUES ($1, $2, 0, extract(epoch FROM now())::BIGINT) "
                      "ON CONFLICT (account_id, writer) DO UPDATE SET marked = excluded.marked "
                      "RETURNING number",
                      mark.account, mark.writer);
    if (rows.next())
      found = rows.integer(0);
  }
  conversation_->commit();
  return found == mark.number;
}

Answer Connection::next_chunk(const std::string& cursor) {
  const std::string fetch = "FETCH FORWARD " + std::to_string(rows_in_a_chunk) + " FROM " + cursor;
  return conversation_->say(fetch.c_str());
}

}  // namespace rollcall::store::postgres
