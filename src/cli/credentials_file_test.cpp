#include "cli/credentials_file.h"

#include <gtest/gtest.h>

namespace rollcall::cli {
namespace {

const base::Secret file(
    "# keys of the office\n"
    "[default]\n"
    "aws_access_key_id = AKIADEFAULT\n"
    "aws_secret_access_key=secret/of+default=\n"
    "\n"
    "[audit]\r\n"
    "region = eu-west-1\r\n"
    "  aws_access_key_id\t=  AKIAAUDIT \r\n"
    "aws_secret_access_key = secret-of-audit\r\n"
    "aws_session_token = token\r\n"
    "[half]\n"
    "aws_access_key_id = AKIAHALF\n");

}  // namespace

TEST(CredentialsFile, GivesTheKeysOfAProfile) {
  const auto found = find_profile(file, "default");
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->access_key_id, "AKIADEFAULT");
  EXPECT_EQ(found->secret_access_key.reveal(), "secret/of+default=");
  EXPECT_FALSE(found->session_token.has_value());
}

TEST(CredentialsFile, IsReadWithBlanksAndCarriageReturns) {
  const auto found = find_profile(file, "audit");
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->access_key_id, "AKIAAUDIT");
  EXPECT_EQ(found->secret_access_key.reveal(), "secret-of-audit");
  EXPECT_EQ(found->session_token, "token");
}

TEST(CredentialsFile, HasNoProfileThatIsNotWhole) {
  EXPECT_FALSE(find_profile(file, "half").has_value());
  EXPECT_FALSE(find_profile(file, "none").has_value());
}

TEST(CredentialsFile, ReadsWhatItWrites) {
  const sigv4::Credentials credentials{"AKIAROOT", base::Secret("a/secret+"), {}};
  const auto found = find_profile(format_profile("root", credentials), "root");
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->access_key_id, "AKIAROOT");
  EXPECT_EQ(found->secret_access_key.reveal(), "a/secret+");
}

}  // namespace rollcall::cli
