#include "store/postgres/connection_pool.h"

#include <algorithm>
#include <iterator>

namespace rollcall::store::postgres {
namespace {

// Between two attempts to reach a server: twice as long each time.
constexpr std::chrono::milliseconds first_pause{50};
constexpr std::chrono::milliseconds longest_pause{1000};

}  // namespace

ConnectionPool::ConnectionPool(Connect connect, std::size_t most)
    : connect_(std::move(connect)), most_(most), connector_([this] { keep_connecting(); }) {}

ConnectionPool::~ConnectionPool() {
  {
    const std::lock_guard lock(mutex_);
    is_ending_ = true;
  }
  wanted_.notify_all();
  connector_.join();
}

ConnectionPool::Borrowed ConnectionPool::borrow() {
  std::vector<std::unique_ptr<Connection>> overtaken;  // ended outside of the lock
  std::unique_lock lock(mutex_);
  overtaken = without_overtaken();
  ++waiting_;
  wanted_.notify_one();
  turn_.wait(lock, [this] { return !idle_.empty() || is_out_; });
  --waiting_;
  return taken();
}

ConnectionPool::Borrowed ConnectionPool::borrow_until(Deadline deadline) {
  std::vector<std::unique_ptr<Connection>> overtaken;  // ended outside of the lock
  std::unique_lock lock(mutex_);
  overtaken = without_overtaken();
  ++waiting_;
  wanted_.notify_one();
  turn_.wait_until(lock, deadline, [this] { return !idle_.empty(); });
  --waiting_;
  return taken();
}

// A server that was overtaken while a connection to it was idle still answers, with what was.
std::vector<std::unique_ptr<Connection>> ConnectionPool::without_overtaken() {
  const auto last = std::partition(idle_.begin(), idle_.end(),
                                   [](const auto& connection) { return connection->is_idle(); });
  std::vector<std::unique_ptr<Connection>> overtaken(std::make_move_iterator(last),
                                                     std::make_move_iterator(idle_.end()));
  idle_.erase(last, idle_.end());
  made_ -= overtaken.size();
  return overtaken;
}

ConnectionPool::Borrowed ConnectionPool::taken() {
  if (idle_.empty())
    throw Interruption(Cause::Lost, is_out_ ? why_out_ : "no connection to the database is free");
  Borrowed connection(idle_.back().release(), GiveBack{this});
  idle_.pop_back();
  return connection;
}

void ConnectionPool::give_back(Connection* connection) {
  std::unique_ptr<Connection> owned(connection);
  std::vector<std::unique_ptr<Connection>> thrown_away;
  {
    const std::lock_guard lock(mutex_);
    if (owned->is_idle()) {
      is_out_ = false;
      idle_.push_back(std::move(owned));
    } else {
      thrown_away.swap(idle_);
      made_ -= thrown_away.size() + 1;
    }
  }
  turn_.notify_one();
  wanted_.notify_one();
}

void ConnectionPool::keep_connecting() {
  std::unique_lock lock(mutex_);
  for (;;) {
    wanted_.wait(lock, [this] { return is_ending_ || is_wanted(); });
    // After a failure, not at once again, however many want one.
    if (pause_.count() != 0)
      wanted_.wait_for(lock, pause_, [this] { return is_ending_; });
    if (is_ending_)
      return;
    connect_once(lock);
  }
}

void ConnectionPool::connect_once(std::unique_lock<std::mutex>& lock) {
  lock.unlock();
  auto connection = connect_();
  lock.lock();
  if (connection) {
    is_out_ = false;
    pause_ = {};
    ++made_;
    idle_.push_back(*std::move(connection));
    turn_.notify_one();
    return;
  }
  pause_ = std::clamp(2 * pause_, first_pause, longest_pause);
  is_out_ = true;
  why_out_ = connection.error().message;
  turn_.notify_all();
}

}  // namespace rollcall::store::postgres
