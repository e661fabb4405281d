#include "jobs/report_jobs.h"

#include <gtest/gtest.h>

#include <condition_variable>
#include <future>
#include <mutex>

#include "store/damage.h"
#include "support/report_world.h"

namespace rollcall::jobs {
namespace {

using namespace std::chrono_literals;
using test::report_account;
using test::report_noon;

// What the jobs reported, to be waited for.
class Log {
 public:
  ReportLog sink() {
    return [this](const ReportAttempt& attempt) {
      const std::scoped_lock lock(mutex_);
      attempts_.push_back(attempt);
      grown_.notify_all();
    };
  }

  // All attempts, once there are so many.
  std::vector<ReportAttempt> wait_for(std::size_t count) {
    std::unique_lock lock(mutex_);
    EXPECT_TRUE(grown_.wait_for(lock, 300s, [&] { return attempts_.size() >= count; }));
    return attempts_;
  }

  std::size_t size() {
    const std::scoped_lock lock(mutex_);
    return attempts_.size();
  }

 private:
  std::mutex mutex_;
  std::condition_variable grown_;
  std::vector<ReportAttempt> attempts_;
};

struct World {
  test::TemporaryStore store;
  Log log;
  base::Clock clock = [] { return report_noon; };

  World() { store.add_account(test::an_account()); }

  // Nobody looks for reports beside the one look at the start, but where a test says so.
  ReportJobsOptions options() {
    return {.settings = {},
            .clock = clock,
            .log = log.sink(),
            .patience = {},
            .look_span = std::chrono::hours{1}};
  }
};

}  // namespace

TEST(ReportJobs, MakeAReportOnceItIsAskedFor) {
  World world;
  test::add_users(world.store, 5000);
  ReportJobs jobs(*world.store, world.options());
  test::ask_for_report(world.store);
  const ReportAttempt attempt = world.log.wait_for(1).front();
  EXPECT_EQ(attempt.account, report_account);
  EXPECT_EQ(attempt.failure, "");
  ASSERT_TRUE(attempt.generation);
  EXPECT_EQ(attempt.generation->users, 5000);
  EXPECT_EQ(test::newest_report(world.store)->sha256, attempt.generation->sha256);
}

TEST(ReportJobs, MakeTheReportsThatAServerBeforeThemOwes) {
  World world;
  const iam::AccountId other{2};
  world.store.add_account(test::an_account(other));
  test::ask_for_report(world.store);
  test::ask_for_report(world.store, other);
  world.store.reopen();
  ReportJobs jobs(*world.store, world.options());
  world.log.wait_for(2);
  EXPECT_TRUE(test::newest_report(world.store));
  EXPECT_TRUE(test::newest_report(world.store, other));
}

TEST(ReportJobs, FindWhatAnotherServerWasAskedFor) {
  World world;
  ReportJobsOptions options = world.options();
  options.look_span = 5ms;
  ReportJobs jobs(*world.store, options);
  const auto other = world.store.open_another();
  ASSERT_TRUE(other->write(report_account, store::Effect::Record,
                           [](store::Tables& tables) -> base::Result<base::Nothing> {
                             tables.reports.request("arn:requester", report_noon);
                             return base::Nothing{};
                           }));
  EXPECT_TRUE(world.log.wait_for(1).front().generation);
}

TEST(ReportJobs, OfTwoServersMakeEachReportOnce) {
  constexpr std::int64_t reports = 5;
  World world;
  const auto other = world.store.open_another();
  ReportJobsOptions options = world.options();
  options.look_span = 5ms;
  ReportJobs here(*world.store, options);
  options.server = "another";
  ReportJobs there(*other, options);
  std::string digest_before;
  for (std::int64_t number = 1; number <= reports; ++number) {
    test::ask_for_report(world.store);
    const auto log = world.log.wait_for(static_cast<std::size_t>(number));
    const auto made = log.back().generation;
    ASSERT_TRUE(made) << log.back().failure;
    EXPECT_EQ(made->number, number);
    EXPECT_EQ(made->previous_sha256, digest_before);
    digest_before = made->sha256;
  }
  EXPECT_EQ(world.log.size(), static_cast<std::size_t>(reports));
}

TEST(ReportJobs, MakeOneReportAfterTheOther) {
  World world;
  ReportJobs jobs(*world.store, world.options());
  for (std::size_t i = 1; i <= 10; ++i) {
    test::ask_for_report(world.store);
    EXPECT_EQ(world.log.wait_for(i).back().generation->number, static_cast<std::int64_t>(i));
  }
}

TEST(ReportJobs, TryAReportAgainThatFailed) {
  World world;
  world.clock = test::noon_after(test::ClockReading::OfTheSnapshot, [] {
    throw store::Damage("a page that cannot be read");  // as any look at it may
  });
  ReportJobsOptions options = world.options();
  options.patience = {.first = 1ms, .longest = 1ms};
  ReportJobs jobs(*world.store, options);
  test::ask_for_report(world.store);
  const auto log = world.log.wait_for(2);
  ASSERT_EQ(log.size(), 2U);
  EXPECT_FALSE(log[0].generation);
  EXPECT_TRUE(log[0].failure.contains("a page that cannot be read")) << log[0].failure;
  ASSERT_TRUE(log[1].generation) << log[1].failure;
  EXPECT_EQ(test::newest_report(world.store)->sha256, log[1].generation->sha256);
}

TEST(ReportJobs, StopAmidAReportAndLeaveItToTheNextStart) {
  World world;
  test::add_users(world.store, 6000);
  std::promise<void> begun;
  world.clock = test::noon_after(test::ClockReading::OfTheSnapshot, [&] {
    begun.set_value();
    std::this_thread::sleep_for(300ms);  // by then stop() has been called
  });
  {
    ReportJobs jobs(*world.store, world.options());
    test::ask_for_report(world.store);
    begun.get_future().wait();
    jobs.stop();
  }
  EXPECT_EQ(world.log.size(), 0u);
  EXPECT_TRUE(test::awaited_report(world.store));

  world.clock = [] { return report_noon; };
  ReportJobs jobs(*world.store, world.options());
  EXPECT_EQ(world.log.wait_for(1).front().generation->users, 6000);
}

TEST(ReportJobs, HearNothingAfterTheyWereStopped) {
  World world;
  {
    ReportJobs jobs(*world.store, world.options());
  }
  test::ask_for_report(world.store);
  EXPECT_EQ(world.log.size(), 0u);
  EXPECT_TRUE(test::awaited_report(world.store));
}

TEST(ReportJobs, ServeASmallAccountWhileALargeOneIsAtWork) {
  World world;
  const iam::AccountId small{2};
  world.store.add_account(test::an_account(small));
  std::promise<void> small_is_done;
  auto waiting = small_is_done.get_future().share();
  std::atomic<bool> is_first = true;
  world.clock = [&] {
    if (is_first.exchange(false))
      waiting.wait();  // the large one's snapshot is open, and stays so
    return report_noon;
  };
  ReportJobs jobs(*world.store, world.options());
  test::ask_for_report(world.store);
  while (is_first)
    std::this_thread::yield();
  test::ask_for_report(world.store, small);
  EXPECT_EQ(world.log.wait_for(1).front().account, small);
  small_is_done.set_value();
  EXPECT_EQ(world.log.wait_for(2).back().account, report_account);
}

}  // namespace rollcall::jobs
