#pragma once
// One moment of a database.

#include "store/sql/connection.h"

namespace rollcall::store {

// Runs `work` on one snapshot, and returns what it returns.
template <typename Work>
auto in_snapshot(Connection& connection, const Work& work) {
  struct Snapshot {
    Connection& connection;
    explicit Snapshot(Connection& of) : connection(of) { connection.begin_read(); }
    ~Snapshot() { connection.end_read(); }
  };
  const Snapshot snapshot(connection);
  return work();
}

}  // namespace rollcall::store
