#include "iam/identifiers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <random>

#include "base/ascii.h"

namespace rollcall::iam {
namespace {

base::RandomBytes a_source() {
  return [engine = std::make_shared<std::mt19937>(7)](std::span<unsigned char> bytes) {
    for (unsigned char& byte : bytes)
      byte = static_cast<unsigned char>((*engine)());
  };
}

bool is_capital_or_digit(char c) { return base::is_upper(c) || base::is_digit(c); }

}  // namespace

TEST(AccessKeyId, TellsTheAccountItWasMadeFor) {
  const auto random = a_source();
  for (const std::uint64_t number : {0ULL, 1ULL, 123456789012ULL, 999999999999ULL}) {
    const std::string id = new_access_key_id(AccountId{number}, random);
    EXPECT_EQ(id.size(), 20U);
    EXPECT_TRUE(id.starts_with("AKIA"));
    EXPECT_TRUE(std::ranges::all_of(id, is_capital_or_digit)) << id;
    EXPECT_EQ(account_of_access_key(id), AccountId{number}) << id;
  }
}

TEST(AccessKeyId, OfAnotherShapeTellsNoAccount) {
  for (const char* id : {"", "AKIA", "AKIAIOSFODNN7EXAMPLE", "AIDAQAAAAAAAAAAAAAAA",
                         "AKIAQAAAAAAAAAAAAAA1", "akiaqaaaaaaaaaaaaaaa"})
    EXPECT_EQ(account_of_access_key(id), std::nullopt) << id;
}

TEST(AccessKeyId, IsReadAsAwsEncodesIt) {
  // The account of this id was published beside it.
  EXPECT_EQ(account_of_access_key("ASIAQNZGKIQY56JQ7WML"), AccountId{29608264753});
}

TEST(AccessKeyId, OfTemporaryCredentialsSaysSo) {
  const std::string temporary = new_temporary_key_id(AccountId{123456789012}, a_source());
  EXPECT_TRUE(is_temporary_key(temporary));
  EXPECT_EQ(account_of_access_key(temporary), AccountId{123456789012});
  EXPECT_FALSE(is_temporary_key(new_access_key_id(AccountId{123456789012}, a_source())));
}

TEST(UniqueIds, HaveThePrefixOfWhatTheyName) {
  const auto random = a_source();
  EXPECT_TRUE(new_group_id(random).starts_with("AGPA"));
  EXPECT_TRUE(new_role_id(random).starts_with("AROA"));
  EXPECT_TRUE(new_policy_id(random).starts_with("ANPA"));
  EXPECT_EQ(new_policy_id(random).size(), 21U);
  EXPECT_TRUE(new_instance_profile_id(random).starts_with("AIPA"));
  EXPECT_EQ(new_instance_profile_id(random).size(), 21U);
  EXPECT_TRUE(new_server_certificate_id(random).starts_with("ASCA"));
  EXPECT_EQ(new_server_certificate_id(random).size(), 21U);
  EXPECT_TRUE(new_ssh_key_id(random).starts_with("APKA"));
  EXPECT_EQ(new_ssh_key_id(random).size(), 20U);
}

TEST(UserId, HasSeventeenSignsBehindItsPrefix) {
  const std::string id = new_user_id(a_source());
  EXPECT_EQ(id.size(), 21U);
  EXPECT_TRUE(id.starts_with("AIDA"));
}

TEST(SecretAccessKey, HasFortySigns) {
  EXPECT_EQ(new_secret_access_key(a_source()).reveal().size(), 40U);
}

TEST(Uuid, IsOfVersionFour) {
  const std::string id = new_uuid(a_source());
  EXPECT_EQ(id.size(), 36U);
  EXPECT_EQ(id[14], '4');
  EXPECT_NE(std::string_view("89ab").find(id[19]), std::string_view::npos);
}

}  // namespace rollcall::iam
