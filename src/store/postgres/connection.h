#pragma once
// PostgreSQL as a driver: one connection with its prepared statements. Where SQLite notes a want of
// room and goes on, and ends the process when it does not know, this one throws an Interruption,
// after which the transaction is to be rolled back and perhaps run again.

#include <memory>
#include <string>
#include <unordered_map>

#include "iam/account.h"
#include "store/postgres/conversation.h"
#include "store/postgres/mark.h"
#include "store/postgres/statement.h"
#include "store/sql/connection.h"

namespace rollcall::store::postgres {

// What a connection is for. One that is for long reads has few rows of a statement in memory at a
// time, which costs more round trips.
enum class Role { Writer, Reader, LongReader };

class Connection final : public store::Connection {
 public:
  static constexpr int rows_in_a_chunk = 1000;

  // UnusableDatabase where there is none to be had.
  static base::Result<std::unique_ptr<Connection>> open(Server& server, Role role);

  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  store::Statement& prepare(const char* text) override;
  std::int64_t changed_rows() const override { return changed_rows_; }
  // A snapshot of the whole database, in which nothing can be written.
  void begin_read() override;
  void end_read() override;
  base::Result<base::Nothing> begin_write() override;
  // The same for a change of one account; waits until no other one changes it. What a change looks
  // at before it writes is then as it will be when it is kept, as where there is one writer alone.
  void begin_write_to(iam::AccountId account);
  // Where it throws, Unknown means that only a mark tells whether the transaction was kept.
  base::Result<base::Nothing> commit() override;
  // Never fails: where the conversation is over, the server rolls back by itself.
  void rollback() override;
  const std::string* failure() const override { return nullptr; }  // what fails is thrown
  std::int64_t transaction_number() const override { return transaction_number_; }
  void begin_part() override;
  void keep_part() override;
  void take_part_back() override;
  int schema_version() override;
  void set_schema_version(int version) override;
  void define(std::string_view text) override;

  // Waits until no other program founds or migrates this database, and keeps others waiting until
  // the connection is closed.
  void wait_for_other_founders();
  // Makes what the driver itself keeps in a database, unless it is there.
  void make_own_tables();

  // That of this connection's next write.
  Mark next_mark(iam::AccountId account) { return {account, writer_, ++writes_}; }
  // Leaves in the present write transaction what tells later that it was committed.
  void leave(const Mark& mark);
  // Whether the transaction that was to leave the mark was committed. Waits for its end, and once
  // this has returned, it will never be otherwise. Not in a transaction; the answer is as durable
  // as a commit.
  bool finds(const Mark& mark);

  // Whether it can be used for another transaction.
  bool is_idle() const { return conversation_->is_idle(); }

  // For the statements of this driver.
  Conversation& conversation() { return *conversation_; }
  bool reads_in_chunks() const { return role_ == Role::LongReader && is_reading_; }
  std::string new_cursor() { return "cursor_" + std::to_string(++cursors_); }
  Answer next_chunk(const std::string& cursor);
  void note_changed_rows(std::int64_t rows) { changed_rows_ = rows; }

 private:
  Connection(std::unique_ptr<Conversation> conversation, Role role, std::int64_t writer)
      : conversation_(std::move(conversation)), role_(role), writer_(writer) {}

  std::unique_ptr<Conversation> conversation_;
  std::unordered_map<const char*, std::unique_ptr<Statement>> statements_;  // by the text's address
  const Role role_;
  const std::int64_t writer_;
  std::int64_t writes_ = 0;
  std::int64_t transaction_number_ = 0;
  bool is_reading_ = false;
  std::int64_t changed_rows_ = 0;
  std::uint64_t cursors_ = 0;
};

}  // namespace rollcall::store::postgres
