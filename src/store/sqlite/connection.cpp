#include "store/sqlite/connection.h"

#include <cassert>
#include <cstdio>
#include <cstdlib>

#include "iam/errors.h"
#include "store/damage.h"
#include "store/errors.h"
#include "store/fail_stop.h"
#include "store/sqlite/gathering_files.h"

namespace rollcall::store::sqlite {
namespace {

// Writers in other processes (the command line beside a running server) take milliseconds. Longer
// than this, and something holds the database that is none of ours.
constexpr int busy_milliseconds = 10'000;

// "Roll" in the file's header, so that the file is known for what it is: file(1) prints it.
constexpr int application_id = 0x526f6c6c;

// The log is kept at its size and written over from its start, which needs no allocation; what a
// burst has blown up beyond this is given back.
//
// Sizes of the page caches are in KiB. A writer comes back to the same inner pages; a scan reads
// every page once. The operating system keeps the file's pages anyway.
constexpr const char* set_up_common =
    "PRAGMA synchronous = FULL;"
    "PRAGMA foreign_keys = ON;"
    "PRAGMA temp_store = MEMORY;"
    "PRAGMA secure_delete = FAST;"
    "PRAGMA trusted_schema = OFF;"
    "PRAGMA wal_autocheckpoint = 0;"
    "PRAGMA journal_size_limit = 67108864;";
constexpr const char* set_up_writer = "PRAGMA cache_size = -8192;";
constexpr const char* set_up_reader = "PRAGMA cache_size = -2048; PRAGMA query_only = ON;";
constexpr const char* set_up_checkpointer = "PRAGMA cache_size = -64; PRAGMA query_only = ON;";

const char* set_up_of(Role role) {
  switch (role) {
    case Role::Writer:
      return set_up_writer;
    case Role::Reader:
      return set_up_reader;
    case Role::Checkpointer:
      return set_up_checkpointer;
  }
  return "";
}

// SQLite's own count of its memory is a lock that all connections share, and nobody here asks for
// it.
void prepare_library() {
  [[maybe_unused]] static const int code = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

base::Result<base::Nothing> refuse(sqlite3* handle, std::string_view what) {
  return base::fail(errors::unusable_directory,
                    std::string("the database cannot be used: ").append(what),
                    handle == nullptr ? "out of memory" : sqlite3_errmsg(handle));
}

// A statement that contradicts the schema, or breaks one of its constraints, was written or called
// wrongly by us.
bool is_our_mistake(int code) {
  switch (code & 0xff) {
    case SQLITE_ERROR:
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
    case SQLITE_MISUSE:
    case SQLITE_RANGE:
    case SQLITE_TOOBIG:
    case SQLITE_LOCKED:
      return true;
    default:
      return false;
  }
}

std::string with(std::string text, std::string_view mark, std::string_view replacement) {
  for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark))
    text.replace(at, mark.size(), replacement);
  return text;
}

int take_note_of_log(void* log_pages, sqlite3*, const char*, int pages) {
  *static_cast<int*>(log_pages) = pages;
  return SQLITE_OK;
}

base::Result<base::Nothing> service_failure(std::string detail) {
  return base::fail(iam::errors::service_failure, std::string(errors::nothing_was_stored),
                    std::move(detail));
}

}  // namespace

base::Result<std::unique_ptr<Connection>> Connection::open(const std::filesystem::path& file,
                                                           Role role) {
  prepare_library();
  sqlite3* handle = nullptr;
  // Every connection is used by one thread at a time, which makes SQLite's own locking of it
  // superfluous.
  const int code = sqlite3_open_v2(file.c_str(), &handle,
                                   SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, gathering_files());
  std::unique_ptr<Connection> connection(new Connection(handle));
  if (code != SQLITE_OK)
    return std::unexpected(refuse(handle, file.native()).error());
  TRY(connection->set_up(role));
  return connection;
}

base::Result<base::Nothing> Connection::set_up(Role role) {
  role_ = role;
  sqlite3_extended_result_codes(handle_, 1);
  sqlite3_busy_timeout(handle_, busy_milliseconds);
  if (role == Role::Writer)
    TRY(claim());
  for (const char* text : {set_up_common, set_up_of(role)})
    if (sqlite3_exec(handle_, text, nullptr, nullptr, nullptr) != SQLITE_OK)
      return refuse(handle_, "it does not take its settings");
  // After the settings, because turning automatic checkpoints off takes the hook away.
  sqlite3_wal_hook(handle_, take_note_of_log, &log_pages_);
  return base::Nothing{};
}

// An empty file becomes one of ours; a file of another program is left as it is.
base::Result<base::Nothing> Connection::claim() {
  const auto pages = pragma("PRAGMA page_count");
  const auto id = pragma("PRAGMA application_id");
  if (!pages || !id)
    return refuse(handle_, "it cannot be read");
  if (*pages != 0 && *id != application_id)
    return refuse(handle_, "it was not made by rollcall");
  const std::string mark = "PRAGMA application_id = " + std::to_string(application_id);
  if (*pages == 0 && sqlite3_exec(handle_, mark.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
    return refuse(handle_, "it cannot be written");
  if (sqlite3_exec(handle_, "PRAGMA journal_mode = WAL", nullptr, nullptr, nullptr) != SQLITE_OK)
    return refuse(handle_, "it does not take a write-ahead log");
  return base::Nothing{};
}

std::optional<int> Connection::pragma(const char* text) {
  sqlite3_stmt* statement = nullptr;
  std::optional<int> value;
  if (sqlite3_prepare_v2(handle_, text, -1, &statement, nullptr) == SQLITE_OK &&
      sqlite3_step(statement) == SQLITE_ROW)
    value = sqlite3_column_int(statement, 0);
  sqlite3_finalize(statement);
  return value;
}

Connection::~Connection() {
  statements_.clear();
  // The last connection to close moves the log into the database. If it cannot, the log stays, and
  // the next start reads it.
  sqlite3_close(handle_);
}

store::Statement& Connection::prepare(const char* text) {
  auto& statement = statements_[text];
  if (!statement)
    statement = std::make_unique<Statement>(*this, text);
  assert(!statement->is_busy());
  return *statement;
}

std::int64_t Connection::changed_rows() const { return failure_ ? 0 : sqlite3_changes64(handle_); }

void Connection::run(const char* text) {
  is_steering_ = true;
  store::Statement& statement = prepare(text);
  statement.step();
  statement.reset();
  is_steering_ = false;
}

void Connection::begin_read() { run("BEGIN"); }

void Connection::end_read() {
  // SQLite commits nothing in which it met corruption, and after a failed read has given up
  // already.
  const char* const end = std::exchange(met_damage_, false) ? "ROLLBACK" : "COMMIT";
  if (is_in_transaction())
    run(end);
}

base::Result<base::Nothing> Connection::begin_write() {
  run("BEGIN IMMEDIATE");
  if (!failure_)
    return base::Nothing{};
  auto refused = service_failure(*failure_);
  failure_.reset();
  return refused;
}

base::Result<base::Nothing> Connection::commit() {
  if (!failure_)
    run("COMMIT");
  if (!failure_)
    return base::Nothing{};
  auto refused = service_failure(*failure_);
  rollback();
  return refused;
}

void Connection::rollback() {
  failure_.reset();
  // A want of room may have ended the transaction already.
  if (is_in_transaction())
    run("ROLLBACK");
}

bool Connection::is_in_transaction() const { return sqlite3_get_autocommit(handle_) == 0; }

void Connection::begin_part() { run("SAVEPOINT part"); }

void Connection::keep_part() { run("RELEASE part"); }

void Connection::take_part_back() {
  run("ROLLBACK TO part");
  run("RELEASE part");
}

int Connection::schema_version() { return pragma("PRAGMA user_version").value_or(0); }

void Connection::set_schema_version(int version) {
  define("PRAGMA user_version = " + std::to_string(version));
}

void Connection::define(std::string_view text) {
  if (failure_)
    return;
  const std::string statement =
      with(with(std::string(text), "{clustered}", "WITHOUT ROWID"), "{bytes}", "BLOB");
  check(sqlite3_exec(handle_, statement.c_str(), nullptr, nullptr, nullptr), statement.c_str());
}

Connection::Checkpoint Connection::checkpoint() {
  Checkpoint done{};
  const int code = sqlite3_wal_checkpoint_v2(handle_, "main", SQLITE_CHECKPOINT_PASSIVE,
                                             &done.log_pages, &done.moved_pages);
  // Another checkpoint is running, or the database has no room to grow: the log keeps everything
  // meanwhile.
  if ((code & 0xff) == SQLITE_BUSY || code == SQLITE_FULL)
    return {.log_pages = log_pages_, .moved_pages = 0};
  check(code, "checkpoint");
  return done;
}

// A row that cannot be read, or is not what its table may hold, costs whoever asked for it an
// answer. But what becomes of a transaction must be known, and of the log while it is moved; and a
// failed read of the disk leaves no transaction to a writer.
bool Connection::is_damage(int code) const {
  if (is_steering_ || role_ == Role::Checkpointer)
    return false;
  const bool is_unreadable = code == SQLITE_IOERR_READ || code == SQLITE_IOERR_SHORT_READ ||
                             code == SQLITE_IOERR_CORRUPTFS;
  const int kind = code & 0xff;
  return kind == SQLITE_CORRUPT || code == SQLITE_CONSTRAINT_CHECK ||
         (role_ == Role::Reader && (is_unreadable || kind == SQLITE_NOTADB));
}

void Connection::check(int code, const char* statement) {
  const int kind = code & 0xff;
  if (kind == SQLITE_OK)
    return;
  const std::string detail =
      std::string(sqlite3_errstr(code)) + " (" + sqlite3_errmsg(handle_) + ") in: " + statement;
  // Once there was no room, the rest of the transaction may find that it is gone.
  if (kind == SQLITE_FULL || (failure_ && kind == SQLITE_ABORT) ||
      (kind == SQLITE_BUSY && !is_in_transaction())) {
    if (!failure_)
      failure_ = std::make_unique<std::string>(detail);
    return;
  }
  if (is_damage(code)) {
    met_damage_ = role_ == Role::Reader;
    // In which SQLite met corruption it writes no more.
    if (kind == SQLITE_CORRUPT && role_ == Role::Writer && is_in_transaction())
      failure_ = std::make_unique<std::string>(detail);
    throw Damage(detail);
  }
  if (is_our_mistake(code)) {
    std::fprintf(stderr, "rollcall: a mistake in the program: %s\n", detail.c_str());
    std::abort();
  }
  fail_stop("the database failed", detail);
}

}  // namespace rollcall::store::sqlite
