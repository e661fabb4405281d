#include "http/connection_set.h"

namespace rollcall::http {

bool ConnectionCount::enter(std::size_t limit) {
  const std::lock_guard lock(mutex_);
  if (count_ >= limit)
    return false;
  ++count_;
  return true;
}

void ConnectionCount::leave() {
  const std::lock_guard lock(mutex_);
  if (--count_ == 0)
    none_.notify_all();
}

bool ConnectionCount::wait_until_none(std::chrono::milliseconds patience) {
  std::unique_lock lock(mutex_);
  return none_.wait_for(lock, patience, [this] { return count_ == 0; });
}

void ConnectionCount::wait_until_none() {
  std::unique_lock lock(mutex_);
  none_.wait(lock, [this] { return count_ == 0; });
}

void ConnectionSet::add(OpenConnection& connection) {
  connection.after_ = first_;
  if (first_ != nullptr)
    first_->before_ = &connection;
  first_ = &connection;
}

void ConnectionSet::remove(OpenConnection& connection) {
  if (connection.before_ != nullptr)
    connection.before_->after_ = connection.after_;
  else
    first_ = connection.after_;
  if (connection.after_ != nullptr)
    connection.after_->before_ = connection.before_;
}

// Interrupting and cutting only queue what follows from them, so the list does not change under
// these loops.
void ConnectionSet::expire(SteadyTime now) {
  for (auto* connection = first_; connection != nullptr; connection = connection->after_) {
    if (connection->deadline > now)
      continue;
    connection->deadline = SteadyTime::max();
    connection->expired = true;
    connection->interrupt();
  }
}

void ConnectionSet::drain() {
  draining_ = true;
  for (auto* connection = first_; connection != nullptr; connection = connection->after_)
    if (connection->idle)
      connection->interrupt();
}

void ConnectionSet::cut_all() {
  draining_ = true;
  for (auto* connection = first_; connection != nullptr; connection = connection->after_)
    connection->cut();
}

}  // namespace rollcall::http
