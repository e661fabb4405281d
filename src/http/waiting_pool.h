#pragma once
// The threads on which requests wait: for a commit, a password hash, a remote database. Bounded in
// threads and in queue, so that a slow disk makes the server say "busy" and not fall over; and
// behind the threads that answer at once, so that no commit is what those wait for.

#include <semaphore.h>

#include <algorithm>
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
  std::size_t queued;
};

class WaitingPool {
 public:
  explicit WaitingPool(WaitingLimits limits);
  ~WaitingPool();
  WaitingPool(const WaitingPool&) = delete;
  WaitingPool& operator=(const WaitingPool&) = delete;

  // Takes a job unless the queue is full; false leaves `job` as it was. Threads are started as jobs
  // need them: a server that never waits never has one.
  [[nodiscard]] bool offer(Job&& job);

  // Takes a job whatever the queue's length: for the rest of an answer that has begun.
  void insist(Job job);

  // Drops what has not begun. Jobs that are running are not disturbed.
  void drop_queued();

  // Waits for running jobs, drops the others, ends the threads. Later jobs are dropped at once.
  void finish();

 private:
  void enqueue(std::unique_lock<std::mutex> lock, Job job);
  Job take();
  void work();

  const WaitingLimits limits_;
  // One for each job, and some for jobs that were dropped. A condition variable would do, were it
  // not that who signals it can have to wait for a thread that stands back.
  sem_t jobs_;
  std::mutex mutex_;  // of all below
  std::deque<Job> queue_;
  std::vector<std::thread> threads_;
  std::size_t idle_ = 0;
  bool finished_ = false;
};

// How many of the threads are for requests that wait long, and one at least: an eighth, and one
// less than there are processors. What such requests do is work all the time, and only where none
// of them runs is a short one answered when it comes: on a processor that it has to take from them
// it waits for a tick of the scheduler, milliseconds, whatever it is ahead of.
constexpr std::size_t threads_for_long_waits(std::size_t threads, std::size_t processors) {
  const std::size_t at_most = processors > 1 ? processors - 1 : 1;
  return std::clamp<std::size_t>(threads / 8, 1, at_most);
}

// One for those who wait shortly and one for those who wait long, so that no number of the second
// holds up any of the first.
struct WaitingPools {
  WaitingPool& for_wait(Wait wait) { return wait == Wait::Long ? for_long : for_short; }

  WaitingPool for_short;
  WaitingPool for_long;
};

}  // namespace rollcall::http
