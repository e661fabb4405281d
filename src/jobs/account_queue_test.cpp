#include "jobs/account_queue.h"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

namespace rollcall::jobs {
namespace {

using namespace std::chrono_literals;

constexpr iam::AccountId one{1};
constexpr iam::AccountId two{2};

// Long enough that a test which relies on it would be noticed.
constexpr AccountQueue::Patience patient{.first = 1h, .longest = 1h};

// The next account, or none if none is due now.
std::optional<iam::AccountId> take_now(AccountQueue& queue) {
  std::stop_source source;
  std::jthread stopper([&] {
    std::this_thread::sleep_for(20ms);
    source.request_stop();
  });
  return queue.take(source.get_token());
}

}  // namespace

TEST(AccountQueue, GivesOutInTheOrderOfAsking) {
  AccountQueue queue(patient);
  queue.add(two);
  std::this_thread::sleep_for(1ms);
  queue.add(one);
  EXPECT_EQ(take_now(queue), two);
  EXPECT_EQ(take_now(queue), one);
  EXPECT_EQ(take_now(queue), std::nullopt);
}

TEST(AccountQueue, HoldsAnAccountOnce) {
  AccountQueue queue(patient);
  queue.add(one);
  queue.add(one);
  EXPECT_EQ(take_now(queue), one);
  queue.done(one);
  EXPECT_EQ(take_now(queue), std::nullopt);
}

TEST(AccountQueue, GivesAnAccountToOneWorkerAtATime) {
  AccountQueue queue(patient);
  queue.add(one);
  ASSERT_EQ(take_now(queue), one);
  queue.add(one);
  queue.add(two);
  EXPECT_EQ(take_now(queue), two);
  EXPECT_EQ(take_now(queue), std::nullopt);
  queue.done(one);
  EXPECT_EQ(take_now(queue), one);
}

TEST(AccountQueue, DoublesTheDelayWithEachFailureUpToTheLongest) {
  std::vector<std::chrono::seconds> delays;
  std::optional<AccountQueue::Clock::duration> last;
  for (int failures = 0; failures < 8; ++failures) {
    last = AccountQueue::delay_after(last, {});
    delays.push_back(std::chrono::floor<std::chrono::seconds>(*last));
  }
  EXPECT_EQ(delays, (std::vector<std::chrono::seconds>{1s, 2s, 4s, 8s, 16s, 32s, 1min, 1min}));
}

TEST(AccountQueue, GivesAFailedAccountOutLaterAndLater) {
  AccountQueue queue({.first = 20ms, .longest = 60ms});
  queue.add(one);
  ASSERT_EQ(queue.take({}), one);
  for (const auto least : {20ms, 40ms, 60ms, 60ms}) {
    const auto failed = AccountQueue::Clock::now();
    queue.failed(one);
    ASSERT_EQ(queue.take({}), one);
    EXPECT_GE(AccountQueue::Clock::now() - failed, least);
  }
}

TEST(AccountQueue, ForgetsFailuresAfterASuccess) {
  AccountQueue queue({.first = 10ms, .longest = 1h});
  queue.add(one);
  ASSERT_EQ(queue.take({}), one);
  queue.failed(one);
  ASSERT_EQ(queue.take({}), one);
  queue.done(one);
  queue.add(one);
  ASSERT_EQ(queue.take({}), one);
  queue.failed(one);
  const auto failed = AccountQueue::Clock::now();
  ASSERT_EQ(queue.take({}), one);
  EXPECT_LT(AccountQueue::Clock::now() - failed, 1min);
}

TEST(AccountQueue, DoesNotLetAnAccountThatWaitsHoldUpAnother) {
  AccountQueue queue(patient);
  queue.add(one);
  ASSERT_EQ(take_now(queue), one);
  queue.failed(one);
  std::jthread asker([&] {
    std::this_thread::sleep_for(20ms);
    queue.add(two);
  });
  EXPECT_EQ(queue.take({}), two);
}

TEST(AccountQueue, EndsEveryWaitWhenToldToStop) {
  AccountQueue queue(patient);
  std::stop_source source;
  std::vector<std::jthread> workers;
  for (int i = 0; i < 4; ++i)
    workers.emplace_back([&] { EXPECT_EQ(queue.take(source.get_token()), std::nullopt); });
  std::this_thread::sleep_for(10ms);
  source.request_stop();
  workers.clear();
}

}  // namespace rollcall::jobs
