#include "jobs/clock_watch.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>

#include "jobs/generate_report.h"
#include "support/report_world.h"

namespace rollcall::jobs {
namespace {

using namespace std::chrono_literals;
using test::report_account;
using test::report_noon;

constexpr SteadyTime start{};

// A clock in the hand of the test, and what was said of it first.
struct World {
  test::TemporaryStore store;
  std::atomic<base::Instant> now{report_noon};
  std::atomic<int> looks = 0;
  std::promise<std::string> said;
  std::atomic<bool> is_said = false;

  World() { store.add_account(test::an_account()); }

  ClockWatchOptions options() {
    return {.clock =
                [this] {
                  ++looks;
                  return now.load();
                },
            .say =
                [this](std::string_view event, std::string_view about) {
                  if (!is_said.exchange(true))
                    said.set_value(std::string(event) + ": " + std::string(about));
                },
            .jumps = Jumps::Told,
            .every = 1ms};
  }

  void finish_report_at(base::Instant moment) {
    test::ask_for_report(store);
    const auto made =
        generate_report(*store, report_account, {{}, [moment] { return moment; }, {}});
    ASSERT_TRUE(made && *made);
  }
};

}  // namespace

TEST(JumpDetector, SaysNothingOfAClockThatGoesOnAsTimePasses) {
  JumpDetector detector(report_noon, start);
  EXPECT_FALSE(detector.look(report_noon + 1h, start + 1h));
  EXPECT_FALSE(detector.look(report_noon + 2h + 15min, start + 2h));
  EXPECT_FALSE(detector.look(report_noon + 3h - 15min, start + 3h));
}

TEST(JumpDetector, TellsAJumpOnceAndByHowMuchItWentWhichWay) {
  JumpDetector detector(report_noon, start);
  const auto ahead = detector.look(report_noon + 720h + 1s, start + 1s);
  ASSERT_TRUE(ahead);
  EXPECT_EQ(ahead->to, report_noon + 720h + 1s);
  EXPECT_EQ(ahead->ahead, 720h);
  EXPECT_FALSE(detector.look(report_noon + 720h + 2s, start + 2s));
  EXPECT_EQ(detector.look(report_noon + 3s, start + 3s)->ahead, -720h);
}

TEST(JumpDetector, TellsOfSmallStepsThatAddUp) {
  JumpDetector detector(report_noon, start);
  EXPECT_FALSE(detector.look(report_noon + 10min, start));
  EXPECT_EQ(detector.look(report_noon + 20min, start)->ahead, 20min);
}

TEST(ClockWatch, SaysThatTheClockJumpedAndKeepsItForWhoeverAsks) {
  World world;
  const ClockWatch watch(*world.store, world.options());
  EXPECT_EQ(watch.notes(), "");
  while (world.looks < 2)
    std::this_thread::yield();
  world.now = report_noon + 720h;
  EXPECT_TRUE(
      world.said.get_future().get().starts_with("clock jumped: ahead by 30 days, to 2026-10-11"));
}

TEST(ClockWatch, FindsAtTheStartWhatAClockWroteThatWasAhead) {
  World world;
  world.finish_report_at(report_noon + 720h);
  const ClockWatch watch(*world.store, world.options());
  EXPECT_TRUE(
      world.said.get_future().get().starts_with("dated in the future: reports: 1, last uses: 0;"));
}

TEST(ClockWatch, ForgetsWhatWasDatedInTheFutureOnceALookFindsNothing) {
  World world;
  world.finish_report_at(report_noon + 720h);
  const ClockWatch watch(*world.store, world.options());
  while (!watch.notes().contains("dated in the future"))
    std::this_thread::yield();
  world.now = report_noon + 721h;
  while (!watch.notes().contains("clock jumped") || watch.notes().contains("dated in the future"))
    std::this_thread::yield();
  EXPECT_TRUE(watch.notes().starts_with("clock jumped: ahead by 30 days"));
}

TEST(ClockWatch, SaysWhichAccountIsDamagedAndGoesOnWithTheNext) {
  World world;
  const iam::AccountId damaged{1};
  world.store.add_account(test::an_account(damaged));
  iam::User user = test::a_user("alice", damaged);
  user.created = base::Instant{base::Seconds{1LL << 62}};  // no time that there is
  world.store.change(damaged, [&](store::Tables& tables) { tables.users.insert(user); });
  world.finish_report_at(report_noon + 720h);
  const ClockWatch watch(*world.store, world.options());
  EXPECT_TRUE(world.said.get_future().get().starts_with(
      "dates not looked at: account 000000000001: what is stored is damaged"));
  while (watch.notes().empty())
    std::this_thread::yield();
  EXPECT_TRUE(watch.notes().starts_with("dated in the future: reports: 1"));
}

TEST(ClockWatch, SaysNothingOfWhatWasWrittenByNow) {
  World world;
  world.finish_report_at(report_noon);
  {
    const ClockWatch watch(*world.store, world.options());
    while (world.looks < 5)
      std::this_thread::yield();
    EXPECT_EQ(watch.notes(), "");
  }
  EXPECT_FALSE(world.is_said);
}

}  // namespace rollcall::jobs
