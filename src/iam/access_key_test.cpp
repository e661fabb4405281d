#include "iam/access_key.h"

#include <gtest/gtest.h>

#include "base/utf8.h"

namespace rollcall::iam {

using namespace std::chrono_literals;

TEST(AccessKeyLastUsed, SecondUseWithinFifteenMinutesIsNotRecorded) {
  const base::Instant noon = base::from_epoch(1'800'000'000);
  EXPECT_TRUE(is_key_use_worth_recording(std::nullopt, noon));
  EXPECT_FALSE(is_key_use_worth_recording(noon, noon + 14min + 59s));
  EXPECT_TRUE(is_key_use_worth_recording(noon, noon + 15min));
}

TEST(AccessKeyLastUsed, HasNoRegionForAServiceWithoutRegions) {
  EXPECT_EQ(recorded_region("s3", "eu-west-1"), "N/A");
  EXPECT_EQ(recorded_region("iam", "us-east-1"), "us-east-1");
  EXPECT_EQ(recorded_region("sts", "ap-northeast-1"), "ap-northeast-1");
}

TEST(UseOrigin, IsKeptAsItCame) {
  const UseOrigin origin = origin_of_use("2001:db8::1", "aws-cli/2.9.19 caf\xC3\xA9");
  EXPECT_EQ(origin.source_address, "2001:db8::1");
  EXPECT_EQ(origin.user_agent, "aws-cli/2.9.19 caf\xC3\xA9");
}

TEST(UseOrigin, IsCutAndMadeValidWhateverAClientCallsItself) {
  const std::string cut_in_two = std::string(most_user_agent_bytes - 1, 'a') + "\xC3\xA9";
  EXPECT_EQ(origin_of_use("", cut_in_two).user_agent, std::string(most_user_agent_bytes - 1, 'a'));
  const UseOrigin wild = origin_of_use(std::string(10'000, '1'), std::string(10'000, '\xFF'));
  EXPECT_EQ(wild.source_address, std::string(most_source_address_bytes, '1'));
  EXPECT_LE(wild.user_agent.size(), most_user_agent_bytes);
  EXPECT_TRUE(base::is_utf8(wild.user_agent));
}

}  // namespace rollcall::iam
