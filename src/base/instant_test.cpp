#include "base/instant.h"

#include <gtest/gtest.h>

namespace rollcall::base {

using namespace std::chrono_literals;

TEST(Instant, IsWrittenWithAZAndWithoutAFraction) {
  const Instant instant = std::chrono::sys_days{2026y / 9 / 11} + 13h + 14min + 52s;
  EXPECT_EQ(to_iso8601(instant), "2026-09-11T13:14:52Z");
  EXPECT_EQ(to_iso8601_basic(instant), "20260911T131452Z");
}

TEST(Instant, ComesBackFromBothForms) {
  for (long long second = 0; second < 4'000'000'000; second += 86'400 * 13 + 4'321) {
    const Instant instant = from_epoch(second);
    EXPECT_EQ(parse_iso8601(to_iso8601(instant)), instant);
    EXPECT_EQ(parse_iso8601_basic(to_iso8601_basic(instant)), instant);
  }
}

TEST(Instant, ReadsTheZoneOfOlderReports) {
  EXPECT_EQ(parse_iso8601("2023-01-02T03:04:05+00:00"), parse_iso8601("2023-01-02T03:04:05Z"));
}

TEST(Instant, RefusesDatesThatAreNone) {
  EXPECT_EQ(parse_iso8601_basic("20260230T000000Z"), std::nullopt);
  EXPECT_EQ(parse_iso8601_basic("20260911T240000Z"), std::nullopt);
  EXPECT_EQ(parse_iso8601_basic("20260911T131452"), std::nullopt);
  EXPECT_EQ(parse_iso8601_basic("2026091!T131452Z"), std::nullopt);
  EXPECT_EQ(parse_iso8601("2026-09-11 13:14:52Z"), std::nullopt);
}

}  // namespace rollcall::base
