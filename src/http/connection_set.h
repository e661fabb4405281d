#pragma once
// Who is connected: the count over all threads, which the cap and a graceful stop look at, and the
// set of one thread, which is how deadlines reach a connection that waits.

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <mutex>

namespace rollcall::http {

class ConnectionCount {
 public:
  // Counts one more, unless there are `limit` already.
  [[nodiscard]] bool enter(std::size_t limit);
  void leave();

  // Whether all had left before the patience ended.
  [[nodiscard]] bool wait_until_none(std::chrono::milliseconds patience);
  void wait_until_none();

 private:
  std::mutex mutex_;
  std::condition_variable none_;
  std::size_t count_ = 0;
};

using SteadyTime = std::chrono::steady_clock::time_point;

class OpenConnection {
 public:
  virtual ~OpenConnection() = default;

  // Ends what the connection waits for at this moment, and nothing else.
  virtual void interrupt() = 0;
  // Ends everything; the client may see a reset.
  virtual void cut() = 0;

  void set_deadline(std::chrono::milliseconds span) {
    deadline = std::chrono::steady_clock::now() + span;
    expired = false;
  }
  void clear_deadline() { deadline = SteadyTime::max(); }

  SteadyTime deadline = SteadyTime::max();
  bool expired = false;  // the deadline has passed since it was set
  bool idle = false;     // waits, and nothing of a request has come yet

 private:
  friend class ConnectionSet;
  OpenConnection* before_ = nullptr;
  OpenConnection* after_ = nullptr;
};

// Touched by the thread that owns the connections, and by no other.
class ConnectionSet {
 public:
  void add(OpenConnection& connection);
  void remove(OpenConnection& connection);
  bool is_empty() const { return first_ == nullptr; }

  void expire(SteadyTime now);
  void drain();  // from now on a connection ends with the request it has begun
  void cut_all();

  bool is_draining() const { return draining_; }

 private:
  OpenConnection* first_ = nullptr;
  bool draining_ = false;
};

}  // namespace rollcall::http
