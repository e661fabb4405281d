#include "store/reader_pool.h"

namespace rollcall::store {

ReaderPool::ReaderPool(std::unique_ptr<Connection> first, Connect connect, std::size_t most)
    : connect_(std::move(connect)), most_(most) {
  idle_.push_back(std::move(first));
}

void ReaderPool::read(const std::function<void(Connection&)>& body) noexcept {
  std::unique_ptr<Connection> connection = take();
  connection->begin_read();
  body(*connection);
  connection->end_read();
  give_back(std::move(connection));
}

// The one given back last is taken first: its cache is warm, and what is never needed again is
// never touched again.
std::unique_ptr<Connection> ReaderPool::take() {
  std::unique_lock lock(mutex_);
  while (true) {
    given_back_.wait(lock, [this] { return !idle_.empty() || made_ < most_; });
    if (!idle_.empty()) {
      std::unique_ptr<Connection> connection = std::move(idle_.back());
      idle_.pop_back();
      return connection;
    }
    ++made_;
    lock.unlock();
    std::unique_ptr<Connection> another = connect_();
    if (another)
      return another;
    lock.lock();
    --made_;
    given_back_.wait(lock, [this] { return !idle_.empty(); });
  }
}

void ReaderPool::give_back(std::unique_ptr<Connection> connection) {
  {
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(connection));
  }
  given_back_.notify_one();
}

}  // namespace rollcall::store
