#pragma once
// The connections for one kind of work: made when they are first needed, kept, and never more than
// a few. One thread makes them, so that nobody who asked for something waits for a server that
// cannot be reached: while there is none, each is refused at once, and that thread goes on trying.

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "store/postgres/connection.h"

namespace rollcall::store::postgres {

class ConnectionPool {
 public:
  using Connect = std::function<base::Result<std::unique_ptr<Connection>>()>;
  using Deadline = std::chrono::steady_clock::time_point;

  ConnectionPool(Connect connect, std::size_t most);
  ~ConnectionPool();

  // Gives the connection back. One that is not idle is lost, and those that are idle are thrown
  // away with it: what ended one conversation has mostly ended all of them.
  struct GiveBack {
    ConnectionPool* pool;
    void operator()(Connection* connection) const { pool->give_back(connection); }
  };
  using Borrowed = std::unique_ptr<Connection, GiveBack>;

  // Waits for its turn. Interruption, at once, while the server cannot be reached.
  Borrowed borrow();
  // The same, but waits until the deadline for the server to come back.
  Borrowed borrow_until(Deadline deadline);

 private:
  std::vector<std::unique_ptr<Connection>> without_overtaken();
  Borrowed taken();
  void give_back(Connection* connection);
  void keep_connecting();
  bool is_wanted() const { return made_ < most_ && (is_out_ || waiting_ > idle_.size()); }
  void connect_once(std::unique_lock<std::mutex>& lock);

  const Connect connect_;
  const std::size_t most_;
  std::mutex mutex_;  // of all below
  std::condition_variable turn_;
  std::condition_variable wanted_;
  std::vector<std::unique_ptr<Connection>> idle_;
  std::size_t made_ = 0;
  std::size_t waiting_ = 0;
  bool is_out_ = false;  // another connection could not be had
  std::string why_out_;
  std::chrono::milliseconds pause_{};
  bool is_ending_ = false;
  std::thread connector_;
};

}  // namespace rollcall::store::postgres
