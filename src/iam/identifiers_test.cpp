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
  for (const char* id : {"", "AKIA", "AKIAIOSFODNN7EXAMPLE", "ASIAQAAAAAAAAAAAAAAA",
                         "AKIAQAAAAAAAAAAAAAA1", "akiaqaaaaaaaaaaaaaaa"})
    EXPECT_EQ(account_of_access_key(id), std::nullopt) << id;
}

TEST(AccessKeyId, IsReadAsAwsEncodesIt) {
  // The account of this id was published beside it (as ASIA…, a session's; the prefix takes no part
  // in the layout).
  EXPECT_EQ(account_of_access_key("AKIAQNZGKIQY56JQ7WML"), AccountId{29608264753});
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
