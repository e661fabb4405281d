#include "http/waiting_pool.h"

#include <system_error>
#include <utility>

#include "base/stand_back.h"

namespace rollcall::http {

bool WaitingPool::offer(Job&& job) {
  const std::lock_guard lock(mutex_);
  if (!finished_ && queue_.size() >= limits_.queued)
    return false;
  enqueue(std::move(job));
  return true;
}

void WaitingPool::insist(Job job) {
  const std::lock_guard lock(mutex_);
  enqueue(std::move(job));
}

void WaitingPool::enqueue(Job job) {
  if (finished_) {
    job(JobFate::Drop);
    return;
  }
  queue_.push_back(std::move(job));
  if (queue_.size() <= idle_ || threads_.size() >= limits_.threads) {
    wake_.notify_one();
    return;
  }
  try {
    threads_.emplace_back([this] { work(); });
  } catch (const std::system_error&) {
    // The system has no thread left to give: those that exist take the job in their turn.
    if (threads_.empty()) {
      auto last = std::move(queue_.back());
      queue_.pop_back();
      last(JobFate::Drop);
    }
  }
}

void WaitingPool::work() {
  base::stand_back(base::Behind::Answers);
  std::unique_lock lock(mutex_);
  for (;;) {
    ++idle_;
    wake_.wait(lock, [this] { return finished_ || !queue_.empty(); });
    --idle_;
    if (finished_)
      return;
    auto job = std::move(queue_.front());
    queue_.pop_front();
    lock.unlock();
    job(JobFate::Run);
    job = {};  // what it holds goes before the lock is taken
    lock.lock();
  }
}

void WaitingPool::drop_queued() {
  std::deque<Job> dropped;
  {
    const std::lock_guard lock(mutex_);
    dropped.swap(queue_);
  }
  for (auto& job : dropped)
    job(JobFate::Drop);
}

void WaitingPool::finish() {
  {
    const std::lock_guard lock(mutex_);
    finished_ = true;
  }
  wake_.notify_all();
  drop_queued();
  for (auto& thread : threads_)
    thread.join();
  threads_.clear();
}

}  // namespace rollcall::http
