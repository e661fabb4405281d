#include "jobs/development_clock.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <vector>

#include "support/temporary_folder.h"

namespace rollcall::jobs {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr base::Instant noon{base::Seconds{1'789'128'000}};  // 2026-09-11T12:00:00Z

class DevelopmentClockTest : public testing::Test {
 protected:
  void write(std::string_view text) { std::ofstream(file_, std::ios::binary) << text; }

  std::shared_ptr<DevelopmentClock> open() {
    return *DevelopmentClock::open(
        {.file = file_,
         .machine = [this] { return machine_; },
         .say = [this](base::Instant, std::string_view event,
                       std::string_view) { said_.emplace_back(event); }});
  }

  test::TemporaryFolder folder_;
  const std::filesystem::path file_ = folder_.path() / "clock";
  base::Instant machine_ = noon;
  std::vector<std::string> said_;
};

}  // namespace

TEST(ClockSetting, IsAnInstantOrAnOffset) {
  EXPECT_EQ(parse_clock_setting("2026-09-11T12:00:00Z"), ClockSetting(noon));
  EXPECT_EQ(parse_clock_setting(" 2026-09-11T12:00:00Z\r\n"), ClockSetting(noon));
  EXPECT_EQ(parse_clock_setting("+30d\n"), ClockSetting(base::Seconds(720h)));
  EXPECT_EQ(parse_clock_setting("-1h30m"), ClockSetting(base::Seconds(-90min)));
  EXPECT_EQ(parse_clock_setting("+1d2h3m4s"), ClockSetting(base::Seconds(26h + 3min + 4s)));
  EXPECT_EQ(parse_clock_setting("+0s"), ClockSetting(base::Seconds(0)));
}

TEST(ClockSetting, IsNothingElse) {
  for (const char* text :
       {"", " ", "+", "-", "30d", "+30", "+30x", "+d", "+-3d", "+1h1d", "+1d1d", "+1d ago",
        "+10000d", "+99999999999d", "1969-12-31T23:59:59Z", "2026-09-31T12:00:00Z", "2026-09-11",
        "noon", "2026-09-11T12:00:00Z +30d"})
    EXPECT_FALSE(parse_clock_setting(text)) << text;
}

TEST_F(DevelopmentClockTest, StandsStillAtAnInstantAndGoesOnWithAnOffset) {
  write("2026-09-11T12:00:00Z\n");
  const auto clock = open();
  machine_ += 1h;
  EXPECT_EQ(clock->now(), noon);
  write("+30d\n");
  EXPECT_EQ(clock->now(), noon + 721h);
  machine_ += 1h;
  EXPECT_EQ(clock->now(), noon + 722h);
  EXPECT_THAT(said_, ElementsAre("development clock moved"));
}

TEST_F(DevelopmentClockTest, KeepsWhatABrokenFileSaidLastAndSaysSoOnce) {
  write("+30d");
  const auto clock = open();
  for (const char* broken : {"tomorrow", ""}) {
    said_.clear();
    write(broken);
    EXPECT_EQ(clock->now(), noon + 720h);
    EXPECT_EQ(clock->now(), noon + 720h);
    EXPECT_THAT(said_, ElementsAre("development clock broken")) << broken;
  }
  std::filesystem::remove(file_);
  EXPECT_EQ(clock->now(), noon + 720h);
  write("+1h");
  EXPECT_EQ(clock->now(), noon + 1h);
}

TEST_F(DevelopmentClockTest, DoesNotOpenAFileThatSaysNoTime) {
  EXPECT_FALSE(DevelopmentClock::open({.file = file_, .machine = {}, .say = {}}));
  write("tomorrow");
  const auto refused = DevelopmentClock::open({.file = file_, .machine = {}, .say = {}});
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().message, testing::HasSubstr("+30d"));
  EXPECT_THAT(said_, IsEmpty());
}

}  // namespace rollcall::jobs
