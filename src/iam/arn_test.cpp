#include "iam/arn.h"

#include <gtest/gtest.h>

namespace rollcall::iam {
namespace {

constexpr AccountId account{123456789012};

}  // namespace

TEST(Arn, OfAnEntityIsTakenApartAgain) {
  const auto role = parse_iam_arn("arn:aws:iam::123456789012:role/ops/night/Auditor");
  ASSERT_TRUE(role.has_value());
  EXPECT_EQ(role->account, account);
  EXPECT_EQ(role->kind, "role");
  EXPECT_EQ(role->path, "/ops/night/");
  EXPECT_EQ(role->name, "Auditor");
  EXPECT_EQ(role_arn(role->account, role->path, role->name),
            "arn:aws:iam::123456789012:role/ops/night/Auditor");
}

TEST(Arn, OfRootNamesTheAccountAlone) {
  const auto root = parse_iam_arn(root_arn(account));
  ASSERT_TRUE(root.has_value());
  EXPECT_EQ(root->kind, "root");
  EXPECT_EQ(root->account, account);
}

TEST(Arn, OfAnotherFormIsNotTakenApart) {
  for (const char* arn :
       {"", "arn:aws:iam::123456789012", "arn:aws:iam::123456789012:role", "arn:aws:iam::1:role/a",
        "arn:aws:iam::123456789012:role/", "arn:aws:iam::123456789012:/a",
        "arn:aws:sts::123456789012:assumed-role/a/b",
        "arn:aws:iam::aws:policy/AdministratorAccess"})
    EXPECT_FALSE(parse_iam_arn(arn).has_value()) << arn;
}

TEST(Arn, MayLackRegionAndAccountButNeitherPartitionNorServiceNorResource) {
  for (const char* arn : {"arn:aws:iam::123456789012:role/a", "arn:a:b:::c", "arn:a:b:c:d:e:f"})
    EXPECT_TRUE(is_full_arn(arn)) << arn;
  for (const char* arn : {"", "arn", "a:a:a:a:a:a", "arn:a:a:a:a", "arn::b:::something/test-role",
                          "arn:a::::something/test-role", "arn:a:a::aaaaaaaaaa:", "arn:::::"})
    EXPECT_FALSE(is_full_arn(arn)) << arn;
}

TEST(Arn, OfASessionLeavesThePathOfItsRoleOut) {
  EXPECT_EQ(assumed_role_arn({.account = account, .name = "Auditor", .path = "/ops/"}, "ann"),
            "arn:aws:sts::123456789012:assumed-role/Auditor/ann");
}

}  // namespace rollcall::iam
