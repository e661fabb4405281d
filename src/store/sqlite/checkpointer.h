#pragma once
// Moves the write-ahead log into the database beside the writers, where SQLite would do it inside a
// commit: the one commit in a thousand that then takes many times as long is what a caller notices.
// And where SQLite ignores what goes wrong there, an I/O error here ends the process.
//
// SQLite before 3.51.3 can lose a transaction when a writer starts the log anew just while a
// checkpoint begins (sqlite.org/wal.html, "The WAL-Reset Bug"). So none of ours ever runs while
// that can happen: either a read transaction holds on to the part of the log that is to be moved,
// or nobody can write.

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "store/sqlite/connection.h"

namespace rollcall::store::sqlite {

class Checkpointer {
 public:
  // The two connections are its own: one moves pages, one holds on to the log.
  struct Connections {
    std::unique_ptr<Connection> mover;
    std::unique_ptr<Connection> holder;
  };

  // Runs what it is given while nobody can write, in this process or in another; whether that could
  // be had.
  using WithoutWriters = std::function<bool(const std::function<void()>&)>;

  Checkpointer(Connections connections, WithoutWriters without_writers);
  ~Checkpointer();

  // To be told after each commit how long the log is, before anybody else can write. Never waits.
  void log_has(int pages);

 private:
  void work();
  bool wait_until_due();
  bool is_over();
  void move_beside_writers();
  void move_without_writers();

  Connections connections_;
  const WithoutWriters without_writers_;
  std::mutex mutex_;  // of the three below
  std::condition_variable woken_;
  bool is_due_ = false;
  bool is_over_ = false;
  std::atomic<int> due_at_;  // pages; changes only while nobody writes
  std::thread thread_;
};

}  // namespace rollcall::store::sqlite
