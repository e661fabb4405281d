#pragma once
// SQLite as a driver: one connection with its prepared statements.

#include <sqlite3.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>

#include "store/sql/connection.h"
#include "store/sqlite/statement.h"

namespace rollcall::store::sqlite {

// What a connection is for. A reader refuses to write; a checkpointer neither reads nor writes
// rows.
enum class Role { Writer, Reader, Checkpointer };

class Connection final : public store::Connection {
 public:
  // Opens the database file, which exists. Service failure when it is no database or cannot be
  // used.
  static base::Result<std::unique_ptr<Connection>> open(const std::filesystem::path& file,
                                                        Role role);

  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection() override;

  store::Statement& prepare(const char* text) override;
  std::int64_t changed_rows() const override;
  void begin_read() override;
  void end_read() override;
  base::Result<base::Nothing> begin_write() override;
  base::Result<base::Nothing> commit() override;
  void rollback() override;
  const std::string* failure() const override { return failure_.get(); }
  std::int64_t transaction_number() const override { return 0; }
  void begin_part() override;
  void keep_part() override;
  void take_part_back() override;
  int schema_version() override;
  void set_schema_version(int version) override;
  void define(std::string_view text) override;

  bool is_in_transaction() const;

  // Pages in the write-ahead log after this connection's last commit that wrote something.
  int log_pages() const { return log_pages_; }

  struct Checkpoint {
    int log_pages;    // in the log
    int moved_pages;  // of those, now in the database
    bool is_complete() const { return moved_pages == log_pages; }
  };

  // Moves the log's pages into the database, as far as readers allow, without waiting for anybody.
  // Not in a transaction.
  Checkpoint checkpoint();

  // For the statements of this driver. `check` takes every result code there is: a want of room
  // becomes the failure() of the transaction, what cannot be read is thrown as Damage where only
  // that statement is lost, a mistake of ours ends in abort(), and whatever else is not success in
  // fail_stop().
  sqlite3* handle() const { return handle_; }
  void check(int code, const char* statement);

 private:
  explicit Connection(sqlite3* handle) : handle_(handle) {}
  base::Result<base::Nothing> set_up(Role role);
  base::Result<base::Nothing> claim();
  std::optional<int> pragma(const char* text);
  bool is_damage(int code) const;
  void run(const char* text);

  sqlite3* handle_;
  std::unordered_map<const char*, std::unique_ptr<Statement>> statements_;  // by the text's address
  std::unique_ptr<std::string> failure_;
  Role role_ = Role::Writer;
  bool met_damage_ = false;   // in a read transaction
  bool is_steering_ = false;  // a transaction begins or ends
  int log_pages_ = 0;
};

}  // namespace rollcall::store::sqlite
