#include "http/waiting_pool.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <atomic>
#include <future>

namespace rollcall::http {
namespace {

// A job that begins and then waits until it is let go.
struct Held {
  std::promise<void> begun;
  std::promise<void> let_go;
  Job job() {
    return [this, wait = let_go.get_future()](JobFate fate) mutable {
      if (fate == JobFate::Drop)
        return;
      begun.set_value();
      wait.wait();
    };
  }
};

TEST(WaitingPools, LeaveAProcessorToWhatWaitsShortly) {
  EXPECT_EQ(threads_for_long_waits(32, 16), 4U);
  EXPECT_EQ(threads_for_long_waits(32, 4), 3U);
  EXPECT_EQ(threads_for_long_waits(32, 2), 1U);
  EXPECT_EQ(threads_for_long_waits(1024, 64), 63U);
  // There is always one: also where nobody can tell how many processors there are.
  EXPECT_EQ(threads_for_long_waits(32, 1), 1U);
  EXPECT_EQ(threads_for_long_waits(32, 0), 1U);
  EXPECT_EQ(threads_for_long_waits(1, 8), 1U);
}

TEST(WaitingPool, RunsJobsSideBySide) {
  Held one, two;
  WaitingPool pool({.threads = 2, .queued = 10});
  EXPECT_TRUE(pool.offer(one.job()));
  EXPECT_TRUE(pool.offer(two.job()));
  one.begun.get_future().wait();
  two.begun.get_future().wait();
  one.let_go.set_value();
  two.let_go.set_value();
}

TEST(WaitingPool, StandsBackBehindThreadsThatAnswerAtOnce) {
  std::promise<int> niceness;
  WaitingPool pool({.threads = 1, .queued = 1});
  ASSERT_TRUE(pool.offer([&](JobFate) {
    niceness.set_value(::getpriority(PRIO_PROCESS, static_cast<id_t>(::gettid())));
  }));
  EXPECT_GT(niceness.get_future().get(),
            ::getpriority(PRIO_PROCESS, static_cast<id_t>(::gettid())));
}

TEST(WaitingPool, RefusesAJobWhenTheQueueIsFullAndLeavesItWhole) {
  Held held;
  WaitingPool pool({.threads = 1, .queued = 1});
  ASSERT_TRUE(pool.offer(held.job()));
  held.begun.get_future().wait();
  std::atomic<int> ran = 0;
  const auto count = [&ran](JobFate fate) { ran += fate == JobFate::Run ? 1 : 0; };
  EXPECT_TRUE(pool.offer(count));
  Job refused = count;
  EXPECT_FALSE(pool.offer(std::move(refused)));
  ASSERT_TRUE(refused);
  pool.insist(std::move(refused));
  std::promise<void> last;
  pool.insist([&last](JobFate) { last.set_value(); });
  held.let_go.set_value();
  last.get_future().wait();
  EXPECT_EQ(ran, 2);
}

TEST(WaitingPool, RunsEachOfManyJobsOnce) {
  WaitingPool pool({.threads = 4, .queued = 1000});
  std::atomic<int> ran = 0;
  std::promise<void> last;
  for (int i = 0; i < 1000; ++i)
    pool.insist([&](JobFate) {
      if (++ran == 1000)
        last.set_value();
    });
  last.get_future().wait();
  EXPECT_EQ(ran, 1000);
}

TEST(WaitingPool, TellsAJobThatItIsDropped) {
  Held held;
  std::atomic<int> dropped = 0;
  const auto count = [&dropped](JobFate fate) { dropped += fate == JobFate::Drop ? 1 : 0; };
  WaitingPool pool({.threads = 1, .queued = 8});
  ASSERT_TRUE(pool.offer(held.job()));
  held.begun.get_future().wait();
  ASSERT_TRUE(pool.offer(count));
  pool.drop_queued();
  EXPECT_EQ(dropped, 1);
  held.let_go.set_value();
  pool.finish();
  EXPECT_TRUE(pool.offer(count));
  EXPECT_EQ(dropped, 2);
}

}  // namespace
}  // namespace rollcall::http
