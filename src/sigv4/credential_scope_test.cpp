#include "sigv4/credential_scope.h"

#include <gtest/gtest.h>

namespace rollcall::sigv4 {

TEST(Region, HasTheShapeOfAnAwsRegion) {
  for (const auto* region : {"us-east-1", "ap-southeast-5", "us-gov-west-1", "us-isob-east-1",
                             "eusc-de-east-1", "mx-central-1", "xx-nowhere-12"})
    EXPECT_TRUE(is_region(region)) << region;
}

TEST(Region, HasNoOtherShape) {
  for (const auto* region :
       {"", "-", "us", "us-east", "us-east-", "us-1", "us-east-1a", "us-east-123", "US-EAST-1",
        "us--1", "-east-1", "us-east-1-", "us east-1", "us_east_1", "us-east1-1", "aws-global",
        "us-east-1 ", "*"})
    EXPECT_FALSE(is_region(region)) << region;
}

TEST(Region, IsNotWithoutEnd) {
  const std::string word(25, 'a');
  EXPECT_TRUE(is_region("us-" + word + "a-11"));
  EXPECT_FALSE(is_region("us-" + word + "aa-11"));
}

TEST(CredentialScope, IsWrittenWithSlashes) {
  std::string text = "AKIDEXAMPLE/";
  append_scope(text, {"20150830", "us-east-1", "iam"});
  EXPECT_EQ(text, "AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request");
}

TEST(ScopeName, IsAWordThatNoTableMistakesForAnythingElse) {
  for (const auto* name : {"us-east-1", "default", "garage", "s3", "execute-api", "my_zone", "EU"})
    EXPECT_TRUE(is_scope_name(name)) << name;
  for (const auto* name :
       {"", "-1", "_x", "=1", "a b", "a,b", "a/b", "a\n", "\xc3\xa9", "a.b", "*"})
    EXPECT_FALSE(is_scope_name(name)) << name;
  EXPECT_TRUE(is_scope_name(std::string(64, 'a')));
  EXPECT_FALSE(is_scope_name(std::string(65, 'a')));
}

}  // namespace rollcall::sigv4
