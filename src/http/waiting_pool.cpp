#include "http/waiting_pool.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include "base/stand_back.h"
#include "base/wipe_stack.h"

namespace rollcall::http {

bool WaitingPool::offer(Job&& job, Wait wait) {
  const std::lock_guard lock(mutex_);
  const std::deque<Job>& queue = wait == Wait::Long ? long_queue_ : queue_;
  if (!finished_ && queue.size() >= limits_.queued)
    return false;
  enqueue(std::move(job), wait);
  return true;
}

void WaitingPool::insist(Job job) {
  const std::lock_guard lock(mutex_);
  enqueue(std::move(job), Wait::Short);
}

void WaitingPool::enqueue(Job job, Wait wait) {
  if (finished_) {
    job(JobFate::Drop);
    return;
  }
  std::deque<Job>& queue = wait == Wait::Long ? long_queue_ : queue_;
  queue.push_back(std::move(job));
  if (startable() <= idle_ || threads_.size() >= limits_.threads) {
    wake_.notify_one();
    return;
  }
  try {
    threads_.emplace_back([this] { work(); });
  } catch (const std::system_error&) {
    // The system has no thread left to give: those that exist take the job in their turn.
    if (threads_.empty()) {
      auto last = std::move(queue.back());
      queue.pop_back();
      last(JobFate::Drop);
    }
  }
}

bool WaitingPool::has_long_turn() const {
  return !long_queue_.empty() && long_running_ < limits_.threads_for_long;
}

// Jobs that a thread could take now.
std::size_t WaitingPool::startable() const {
  const std::size_t room = limits_.threads_for_long - long_running_;
  return queue_.size() + std::min(long_queue_.size(), room);
}

void WaitingPool::work() {
  base::stand_back(base::Behind::Answers);
  std::unique_lock lock(mutex_);
  for (;;) {
    ++idle_;
    wake_.wait(lock, [this] { return finished_ || startable() > 0; });
    --idle_;
    if (finished_)
      return;
    // The long ones first, who have only these few threads; the others have all that are left.
    const bool is_long = has_long_turn();
    std::deque<Job>& queue = is_long ? long_queue_ : queue_;
    auto job = std::move(queue.front());
    queue.pop_front();
    long_running_ += is_long ? 1 : 0;
    lock.unlock();
    job(JobFate::Run);
    job = {};  // what it holds goes before the lock is taken
    base::wipe_stack();
    lock.lock();
    long_running_ -= is_long ? 1 : 0;
  }
}

void WaitingPool::drop_queued() {
  std::deque<Job> dropped;
  {
    const std::lock_guard lock(mutex_);
    dropped.swap(queue_);
    for (Job& job : long_queue_)
      dropped.push_back(std::move(job));
    long_queue_.clear();
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
