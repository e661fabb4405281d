#include "http/waiting_pool.h"

#include <cerrno>
#include <system_error>
#include <utility>

#include "base/stand_back.h"

namespace rollcall::http {

WaitingPool::WaitingPool(WaitingLimits limits) : limits_(limits) { ::sem_init(&jobs_, 0, 0); }

WaitingPool::~WaitingPool() {
  finish();
  ::sem_destroy(&jobs_);
}

bool WaitingPool::offer(Job&& job) {
  std::unique_lock lock(mutex_);
  if (!finished_ && queue_.size() >= limits_.queued)
    return false;
  enqueue(std::move(lock), std::move(job));
  return true;
}

void WaitingPool::insist(Job job) { enqueue(std::unique_lock(mutex_), std::move(job)); }

void WaitingPool::enqueue(std::unique_lock<std::mutex> lock, Job job) {
  if (finished_) {
    lock.unlock();
    job(JobFate::Drop);
    return;
  }
  queue_.push_back(std::move(job));
  if (queue_.size() > idle_ && threads_.size() < limits_.threads) {
    try {
      threads_.emplace_back([this] { work(); });
    } catch (const std::system_error&) {
      // The system has no thread left to give: those that exist take the job in their turn.
      if (threads_.empty()) {
        Job last = std::move(queue_.back());
        queue_.pop_back();
        lock.unlock();
        last(JobFate::Drop);
        return;
      }
    }
  }
  lock.unlock();  // first: whoever is woken wants it
  ::sem_post(&jobs_);
}

// Waits for a job; none once the pool has finished.
Job WaitingPool::take() {
  std::unique_lock lock(mutex_);
  ++idle_;
  while (!finished_ && queue_.empty()) {
    lock.unlock();
    while (::sem_wait(&jobs_) != 0 && errno == EINTR) {
    }
    lock.lock();
  }
  --idle_;
  if (finished_)
    return {};
  Job job = std::move(queue_.front());
  queue_.pop_front();
  return job;
}

void WaitingPool::work() {
  base::stand_back(base::Behind::Answers);
  while (Job job = take())
    job(JobFate::Run);
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
  for (std::size_t i = 0; i < threads_.size(); ++i)
    ::sem_post(&jobs_);
  drop_queued();
  for (auto& thread : threads_)
    thread.join();
  threads_.clear();
}

}  // namespace rollcall::http
