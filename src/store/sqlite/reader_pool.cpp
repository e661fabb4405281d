#include "store/sqlite/reader_pool.h"

#include <cassert>

namespace rollcall::store::sqlite {

ReaderPool::ReaderPool(std::unique_ptr<store::Connection> first, Connect connect,
                       ReaderLimits limits)
    : connect_(std::move(connect)), limits_(limits) {
  assert(limits_.most_long < limits_.most);
  idle_.push_back(std::move(first));
}

void ReaderPool::read(Reading reading, const Body& body) { run(take(reading), reading, body); }

bool ReaderPool::read_at_once(const Body& body) {
  std::unique_ptr<store::Connection> connection;
  {
    const std::lock_guard lock(mutex_);
    if (idle_.empty())
      return false;
    connection = take_idle();
  }
  run(std::move(connection), Reading::Short, body);
  return true;
}

void ReaderPool::run(std::unique_ptr<store::Connection> connection, Reading reading,
                     const Body& body) {
  const auto end = [&] {
    connection->end_read();
    give_back(std::move(connection), reading);
  };
  connection->begin_read();
  try {
    body(*connection);
  } catch (...) {  // damage, or a want of memory: the connection is as good as before
    end();
    throw;
  }
  end();
}

bool ReaderPool::would_wait() const {
  const std::lock_guard lock(mutex_);
  return idle_.empty();
}

bool ReaderPool::has_room(Reading reading) const {
  if (reading == Reading::Long && long_ones_ == limits_.most_long)
    return false;
  return !idle_.empty() || made_ < limits_.most;
}

std::unique_ptr<store::Connection> ReaderPool::take(Reading reading) {
  std::unique_lock lock(mutex_);
  std::condition_variable& turn = reading == Reading::Long ? long_turn_ : short_turn_;
  turn.wait(lock, [&] { return has_room(reading); });
  if (reading == Reading::Long)
    ++long_ones_;
  // A long read leaves the last one to who must not wait, as long as more can be made.
  const std::size_t left_alone = reading == Reading::Long && made_ < limits_.most ? 1 : 0;
  if (idle_.size() > left_alone)
    return take_idle();
  ++made_;
  lock.unlock();
  std::unique_ptr<store::Connection> another;
  try {
    another = connect_();
  } catch (...) {
    give_up(reading);
    throw;
  }
  if (another)
    return another;
  lock.lock();
  --made_;
  turn.wait(lock, [this] { return !idle_.empty(); });
  return take_idle();
}

// The connection that was to be made is none, and nobody waits for it.
void ReaderPool::give_up(Reading reading) {
  {
    const std::lock_guard lock(mutex_);
    --made_;
    if (reading == Reading::Long)
      --long_ones_;
  }
  short_turn_.notify_one();
  long_turn_.notify_one();
}

// The one given back last is taken first: its cache is warm, and what is never needed again is
// never touched again.
std::unique_ptr<store::Connection> ReaderPool::take_idle() {
  std::unique_ptr<store::Connection> connection = std::move(idle_.back());
  idle_.pop_back();
  return connection;
}

void ReaderPool::give_back(std::unique_ptr<store::Connection> connection, Reading reading) {
  {
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(connection));
    if (reading == Reading::Long)
      --long_ones_;
  }
  short_turn_.notify_one();
  long_turn_.notify_one();
}

}  // namespace rollcall::store::sqlite
