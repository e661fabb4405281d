#include "iam/access_key.h"

#include <gtest/gtest.h>

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

}  // namespace rollcall::iam
