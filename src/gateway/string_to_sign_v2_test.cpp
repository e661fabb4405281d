#include "gateway/string_to_sign_v2.h"

#include <gtest/gtest.h>

#include <string>

namespace rollcall::gateway {
namespace {

using namespace std::chrono_literals;

constexpr base::Instant noon{base::Seconds{1'789'128'000}};  // Fri, 11 Sep 2026

bool is_in_time(const std::string& text, base::Seconds oldest = 15min) {
  return check_time_v2(text, oldest, noon).has_value();
}

std::string dated(const std::string& date) { return "GET\n\n\n" + date + "\n/bucket/key"; }

}  // namespace

TEST(StringToSignV2, IsAsOldAsItsDateSays) {
  EXPECT_TRUE(is_in_time(dated("Fri, 11 Sep 2026 12:00:00 GMT")));
  EXPECT_TRUE(is_in_time(dated("Fri, 11 Sep 2026 11:45:00 +0000")));
  EXPECT_TRUE(is_in_time(dated("Fri, 11 Sep 2026 12:15:00 GMT")));
  EXPECT_FALSE(is_in_time(dated("Fri, 11 Sep 2026 11:44:59 GMT")));
  EXPECT_FALSE(is_in_time(dated("Fri, 11 Sep 2026 12:15:01 GMT")));
  EXPECT_TRUE(is_in_time(dated("Fri, 11 Sep 2026 11:00:00 GMT"), 1h));
}

TEST(StringToSignV2, MaySayItAmongItsHeaders) {
  const std::string date = "Fri, 11 Sep 2026 12:00:00 GMT";
  EXPECT_TRUE(is_in_time("PUT\n\ntext/plain\n\nx-amz-acl:private\nx-amz-date:" + date + "\n/b/k"));
  EXPECT_FALSE(is_in_time("PUT\n\ntext/plain\n\nx-amz-acl:private\n/b/k"));
}

TEST(StringToSignV2, OfAPresignedRequestSaysUntilWhenItIsGood) {
  EXPECT_TRUE(is_in_time(dated("1789128000")));
  EXPECT_TRUE(is_in_time(dated("1789131600")));
  EXPECT_FALSE(is_in_time(dated("1789127999")));
  for (const auto* beyond : {"99999999999999999999", "9223372036854775807", "-1",
                             "-9223372036854775808", "-0", "0", "253402300800"})
    EXPECT_FALSE(is_in_time(dated(beyond))) << beyond;
}

TEST(StringToSignV2, IsRefusedWhereItSaysNothing) {
  for (const auto* text : {"", "GET", "GET\n\n\n", "GET\n\n\nnoon\n/b", "\n\n\n\n\n\n"})
    EXPECT_FALSE(is_in_time(text)) << text;
}

}  // namespace rollcall::gateway
