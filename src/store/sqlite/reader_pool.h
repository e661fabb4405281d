#pragma once
// The connections that reads run on: made when they are first needed, kept, and never more than a
// few, so that memory does not grow with requests. Long reads get only some of them: a short one
// never waits for a long one to end.

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "store/sql/connection.h"
#include "store/store.h"

namespace rollcall::store::sqlite {

struct ReaderLimits {
  std::size_t most;       // reads at once
  std::size_t most_long;  // of these; fewer than all
};

class ReaderPool {
 public:
  // Makes another connection; nullptr where none can be had, for want of file descriptors.
  using Connect = std::function<std::unique_ptr<store::Connection>()>;
  using Body = std::function<void(store::Connection&)>;

  ReaderPool(std::unique_ptr<store::Connection> first, Connect connect, ReaderLimits limits);

  // Runs `body` in a read transaction. Waits for its turn: a body must not read again.
  // What it throws, as Damage, is thrown on.
  void read(Reading reading, const Body& body);

  // The same for a short read if a connection is there for it; false, and nothing has happened, if
  // there is none.
  bool read_at_once(const Body& body);

  // Whether there is none now. It may be otherwise a moment later.
  bool would_wait() const;

 private:
  void run(std::unique_ptr<store::Connection> connection, Reading reading, const Body& body);
  bool has_room(Reading reading) const;
  std::unique_ptr<store::Connection> take(Reading reading);
  std::unique_ptr<store::Connection> take_idle();
  void give_up(Reading reading);
  void give_back(std::unique_ptr<store::Connection> connection, Reading reading);

  const Connect connect_;
  const ReaderLimits limits_;
  mutable std::mutex mutex_;  // of all below
  std::condition_variable short_turn_;
  std::condition_variable long_turn_;
  std::vector<std::unique_ptr<store::Connection>> idle_;
  std::size_t made_ = 1;
  std::size_t long_ones_ = 0;  // that run now
};

}  // namespace rollcall::store::sqlite
