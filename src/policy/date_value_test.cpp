#include "policy/date_value.h"

#include <gtest/gtest.h>

namespace rollcall::policy {

TEST(DateValue, IsATimeOfIso8601InManyForms) {
  for (const char* text : {"2030-01-01T00:00:00Z",
                           "2030-01-01T00:00:00",
                           "2030-01-01t9:5:7z",
                           "2030-01-01T10",
                           "2030-01-01T10:30",
                           "2030-01-01T10,5",
                           "2030-01-01T10:30.25+05:30",
                           "2030-01-01T00:00:00.123456789-0800",
                           "2030-01-01T00:00:00+23:59:59",
                           "2030-01-01",
                           "2030-01",
                           "2030-001",
                           "2030-W01",
                           "2030-W53-7",
                           "2030-01-01TZ",
                           "2030T",
                           "T10:30",
                           "+2030-01-01",
                           "-0044-03-15",
                           "2028-02-29",
                           "2028-366",
                           "292278993-12-31"})
    EXPECT_TRUE(read_date(text)) << text;
}

TEST(DateValue, IsASecondOfTheEpoch) {
  for (const char* text : {"0", "1893456000", "+1893456000", "-1", "9223372036854775807"})
    EXPECT_TRUE(read_date(text)) << text;
  EXPECT_FALSE(read_date("9223372036854775808"));
  EXPECT_FALSE(read_date("+-1"));
}

TEST(DateValue, IsNothingElse) {
  for (const char* text : {"",
                           " ",
                           "tomorrow",
                           "2030-13",
                           "2030-00-01",
                           "2030-01-32",
                           "2030-02-29",
                           "2030-366",
                           "2030-W54",
                           "2030-W01-8",
                           "2030-W01-0",
                           "2030-W00",
                           "2030-000",
                           "2028-367",
                           "2030-00",
                           "2030-01-00",
                           "2030-01-011",
                           "2030-0101",
                           "2030-01-01T10:30:15:20",
                           "2030-01-01T10:30+01:02:03:04",
                           "2030-01-01T10:30+",
                           "2030-01-01T10:30+1:00",
                           "2030-01-01T10:30+01:60",
                           "2030-01-01T10:30+01:",
                           "2030-01-01T10:30 ",
                           "2030-",
                           "2030-01-01T24:00:00",
                           "2030-01-01T10:60",
                           "2030-01-01T10:30:60",
                           "2030-01-01T10:30:00.",
                           "2030-01-01T10:30:00.1234567890",
                           "2030-01-01T10:30+1",
                           "2030-01-01T10:30+24:00",
                           "2030-01-01T10:30+01:6",
                           "2030-01-01 10:30",
                           "2030-01-01T10:30Zx",
                           "2030/01/01",
                           "1234567890-01-01",
                           "1e9",
                           "1893456000.5"})
    EXPECT_FALSE(read_date(text)) << text;
}

TEST(DateValue, IsTheMomentThatItSays) {
  const auto second = [](std::string_view text) { return read_date(text).value().second; };
  EXPECT_EQ(second("2030-01-01T00:00:00Z"), 1'893'456'000);
  EXPECT_EQ(second("2030-W01-2"), second("2030-01-01"));
  EXPECT_EQ(second("2030-060"), second("2030-03-01"));
  EXPECT_EQ(second("2028-366"), second("2028-12-31"));
  EXPECT_EQ(second("2030-01-01T05:30+05:30"), second("2030-01-01"));
  EXPECT_EQ(second("2029-12-31T16:00-0800"), second("2030-01-01"));
  EXPECT_EQ(second("2030-01-01T10,5"), second("2030-01-01T10:30"));
  EXPECT_EQ(second("T10:30"), 37'800);
  EXPECT_EQ(second("-0001-12-31"), second("0000-01-01") - 86'400);
  EXPECT_EQ(second("2400-01-01") - second("2000-01-01"), second("400-01-01") - second("0-01-01"));
  EXPECT_EQ(second("2030"), 2030) << "digits alone are seconds";
}

TEST(DateValue, CountsFromTheBeginningOfWhatItLeavesOut) {
  const auto second = [](std::string_view text) { return read_date(text).value().second; };
  EXPECT_EQ(second("2030-05"), second("2030-05-01"));
  EXPECT_EQ(second("2030T"), second("2030-01-01"));
  EXPECT_EQ(second("2030-001"), second("2030-01-01"));
  EXPECT_EQ(second("2030-365"), second("2030-12-31"));
  EXPECT_EQ(second("2030-1-2"), second("2030-01-02"));
  EXPECT_EQ(second("2030-01-01T10"), second("2030-01-01T10:00:00Z"));
  EXPECT_EQ(second("+1893456000"), 1'893'456'000);
  EXPECT_EQ(second("-1"), -1);
}

TEST(DateValue, CountsHoursMinutesAndSeconds) {
  const auto second = [](std::string_view text) { return read_date(text).value().second; };
  EXPECT_EQ(second("T10:30:15"), 37'815);
  EXPECT_EQ(second("T23:59:59Z"), 86'399);
  EXPECT_EQ(second("T0:0:0"), 0);
  EXPECT_EQ(second("T10:30.5"), 37'830);
  EXPECT_EQ(second("T10+01"), 32'400);
  EXPECT_EQ(second("T10+01:02"), 32'280);
  EXPECT_EQ(second("T10+01:02:03"), 32'277);
  EXPECT_EQ(second("T10-010203"), 39'723);
  EXPECT_EQ(second("T10+23:59:59"), 36'000 - 86'399);
  EXPECT_EQ(second("T10+00:00"), 36'000);
}

// 2021 and 1965 begin their first week on the fourth of January itself, 2026 six days before it.
TEST(DateValue, BeginsItsWeeksOnMondays) {
  const auto second = [](std::string_view text) { return read_date(text).value().second; };
  EXPECT_EQ(second("2021-W01"), second("2021-01-04"));
  EXPECT_EQ(second("2026-W01-1"), second("2025-12-29"));
  EXPECT_EQ(second("2026-W01-7"), second("2026-01-04"));
  EXPECT_EQ(second("2026-W53"), second("2026-12-28"));
  EXPECT_EQ(second("1965-W01"), second("1965-01-04"));
  EXPECT_EQ(second("1966-W01"), second("1966-01-03"));
}

TEST(DateValue, CutsOffWhatIsFinerThanMilliseconds) {
  EXPECT_EQ(read_date("2030-01-01T00:00:00.1231Z"), read_date("2030-01-01T00:00:00.1239Z"));
  EXPECT_EQ(read_date("2030-01-01T00:00:00.0001Z"), read_date("2030-01-01T00:00:00Z"));
  EXPECT_LT(read_date("2030-01-01T00:00:00.123Z"), read_date("2030-01-01T00:00:00.124Z"));
  EXPECT_EQ(read_date("2030-01-01T00:00:00.5Z")->millisecond, 500);
}

}  // namespace rollcall::policy
