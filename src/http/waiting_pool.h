#pragma once
// The threads on which requests wait: for a commit, a password hash, a remote database. Bounded in
// threads and in queue, so that a slow disk makes the server say "busy" and not fall over; and
// behind the threads that answer at once, so that no commit is what those wait for.

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "http/service.h"

namespace rollcall::http {

// What becomes of a job: it runs, or is told that it will not any more.
enum class JobFate { Run, Drop };
using Job = std::move_only_function<void(JobFate)>;

struct WaitingLimits {
  std::size_t threads;
  std::size_t queued;  // of those who wait long, and so many again of all others
  // How many of the threads those who wait long may have at a time: the others go on.
  std::size_t threads_for_long = 1;
};

class WaitingPool {
 public:
  explicit WaitingPool(WaitingLimits limits) : limits_(limits) {}
  ~WaitingPool() { finish(); }
  WaitingPool(const WaitingPool&) = delete;
  WaitingPool& operator=(const WaitingPool&) = delete;

  // Takes a job unless the queue is full; false leaves `job` as it was. Threads are started as jobs
  // need them: a server that never waits never has one.
  [[nodiscard]] bool offer(Job&& job, Wait wait = Wait::Short);

  // Takes a job whatever the queue's length: for the rest of an answer that has begun.
  void insist(Job job);

  // Drops what has not begun. Jobs that are running are not disturbed.
  void drop_queued();

  // Waits for running jobs, drops the others, ends the threads. Later jobs are dropped at once.
  void finish();

 private:
  void enqueue(Job job, Wait wait);
  std::size_t startable() const;
  bool has_long_turn() const;
  void work();

  const WaitingLimits limits_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Job> queue_;
  std::deque<Job> long_queue_;
  std::vector<std::thread> threads_;
  std::size_t idle_ = 0;
  std::size_t long_running_ = 0;
  bool finished_ = false;
};

}  // namespace rollcall::http
