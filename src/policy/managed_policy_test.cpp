#include "policy/managed_policy.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/instant.h"
#include "iam/arn.h"
#include "policy/evaluate.h"

namespace rollcall::policy {

TEST(ManagedPolicies, AreFoundByTheirArn) {
  const ManagedPolicy* found = find_managed_policy(iam::administrator_access_arn);
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(found->name, "AdministratorAccess");
  EXPECT_EQ(base::to_iso8601(found->create_date), "2015-02-06T18:39:46Z");
  EXPECT_EQ(find_managed_policy("arn:aws:iam::aws:policy/NoSuchPolicy"), nullptr);
  EXPECT_EQ(find_managed_policy("arn:aws:iam::aws:policy/administratoraccess"), nullptr);
}

TEST(ManagedPolicies, StandInTheOrderOfTheirArns) {
  EXPECT_TRUE(std::ranges::is_sorted(managed_policies(), {}, &ManagedPolicy::arn));
}

TEST(ManagedPolicies, LetAnAdministratorDoEverything) {
  const Policy* policy = &find_managed_policy(iam::administrator_access_arn)->policy;
  Budget budget;
  const AccessRequest anything{"rollcall:ListReports", "arn:aws:iam::123456789012:user/alice"};
  EXPECT_TRUE(is_allowed(evaluate({&policy, 1}, anything, budget)));
}

}  // namespace rollcall::policy
