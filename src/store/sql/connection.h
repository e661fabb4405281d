#pragma once
// What a database must offer for the statements of this folder to run on it. A driver implements
// these two classes and nothing more; the text of a statement is the same on every engine.

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace rollcall::store {

// How long the bytes of a bound value stay where they are: until the statement has been run to its
// end, or for the call alone, so that the driver must copy them.
enum class Lifetime { Statement, Call };

// A prepared statement. Parameters are written $1, $2, … in the order of their first use and are
// numbered from 1; columns are numbered from 0.
class Statement {
 public:
  virtual ~Statement() = default;

  virtual void bind_null(int parameter) = 0;
  virtual void bind_integer(int parameter, std::int64_t value) = 0;
  virtual void bind_text(int parameter, std::string_view value, Lifetime lifetime) = 0;
  virtual void bind_bytes(int parameter, std::string_view value, Lifetime lifetime) = 0;

  // Moves on to the next row; whether there is one.
  virtual bool step() = 0;

  // Of the present row. What bytes() returns is valid until the next step() or reset(); it is of
  // text or of bytes.
  virtual bool is_null(int column) const = 0;
  virtual std::int64_t integer(int column) const = 0;
  virtual std::string_view bytes(int column) const = 0;

  // Lets go of the rows, so that the statement can be run again.
  virtual void reset() = 0;
};

// One conversation with the database, of one thread at a time.
//
// A want of room (a full disk) does not end the conversation, only the transaction: from then on
// its statements write nothing, failure() says why, and commit() refuses. What cannot be read is
// thrown as Damage, and may make the transaction one that found no room; any other I/O error ends
// the process.
class Connection {
 public:
  virtual ~Connection() = default;

  // The statement with this text, which is a literal: it is prepared once and kept by its address.
  // Not while its rows are being read.
  virtual Statement& prepare(const char* text) = 0;

  // Rows that the statement run last has inserted, changed or deleted itself.
  virtual std::int64_t changed_rows() const = 0;

  virtual void begin_read() = 0;
  virtual void end_read() = 0;

  // Waits a while for writers in other processes. Service failure when they do not come to an end.
  virtual base::Result<base::Nothing> begin_write() = 0;
  // Durable when it returns. Service failure, and nothing written, when there is no room.
  virtual base::Result<base::Nothing> commit() = 0;
  virtual void rollback() = 0;
  virtual const std::string* failure() const = 0;  // nullptr: none in this transaction

  // Of the present write transaction: what the database numbers it by, so that other programs can
  // tell later whether they have seen what it did. 0 where nobody else writes.
  virtual std::int64_t transaction_number() const = 0;

  // A part of a write transaction that can be taken back alone. There is at most one at a time.
  virtual void begin_part() = 0;
  virtual void keep_part() = 0;
  virtual void take_part_back() = 0;

  // The number of the last migration that was applied; 0 in an empty database. Part of the
  // transaction.
  virtual int schema_version() = 0;
  virtual void set_schema_version(int version) = 0;

  // Runs a statement of a migration, in which {clustered} stands for what makes a table lie in the
  // order of its primary key, and {bytes} for the type of bytes.
  virtual void define(std::string_view text) = 0;
};

}  // namespace rollcall::store
