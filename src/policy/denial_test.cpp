#include "policy/denial.h"

#include <gtest/gtest.h>

namespace rollcall::policy {
namespace {

std::string words_for(Outcome outcome) {
  return denial_message("arn:aws:iam::123456789012:user/alice", "iam:GetCredentialReport", "*",
                        {outcome});
}

}  // namespace

TEST(Denial, SaysThatNoPolicyAllows) {
  EXPECT_EQ(words_for(Outcome::ImplicitDeny),
            "User: arn:aws:iam::123456789012:user/alice is not authorized to perform: "
            "iam:GetCredentialReport on resource: * because no identity-based policy allows the "
            "iam:GetCredentialReport action");
}

TEST(Denial, SaysThatAPolicyDenies) {
  EXPECT_EQ(words_for(Outcome::ExplicitDeny),
            "User: arn:aws:iam::123456789012:user/alice is not authorized to perform: "
            "iam:GetCredentialReport on resource: * with an explicit deny in an identity-based "
            "policy");
}

TEST(Denial, SaysThatPoliciesCostTooMuch) {
  EXPECT_EQ(words_for(Outcome::TooCostly),
            "User: arn:aws:iam::123456789012:user/alice is not authorized to perform: "
            "iam:GetCredentialReport on resource: * because the policies that apply take too long "
            "to evaluate");
}

}  // namespace rollcall::policy
