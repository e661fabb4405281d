#include "policy/denial.h"

#include <gtest/gtest.h>

namespace rollcall::policy {
namespace {

std::string words_for(Outcome outcome, PolicyKind kind = PolicyKind::IdentityBased) {
  return denial_message("arn:aws:iam::123456789012:user/alice", "iam:GetCredentialReport", "*",
                        {outcome, kind});
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

TEST(Denial, NamesTheKindOfPolicyThatDecided) {
  const auto ends = [](PolicyKind kind) {
    return words_for(Outcome::ImplicitDeny, kind) + "|" + words_for(Outcome::ExplicitDeny, kind);
  };
  constexpr std::string_view beginning =
      "User: arn:aws:iam::123456789012:user/alice is not authorized to perform: "
      "iam:GetCredentialReport on resource: * ";
  const auto expected = [&](std::string_view kind) {
    return std::string(beginning) + "because no " + std::string(kind) +
           " allows the iam:GetCredentialReport action|" + std::string(beginning) +
           "with an explicit deny in a " + std::string(kind);
  };
  EXPECT_EQ(ends(PolicyKind::PermissionsBoundary), expected("permissions boundary"));
  EXPECT_EQ(ends(PolicyKind::Session), expected("session policy"));
}

TEST(Denial, MayBeWithoutAReason) {
  EXPECT_EQ(denial_message("arn:aws:iam::123456789012:user/alice", "sts:AssumeRole",
                           "arn:aws:iam::123456789012:role/auditor"),
            "User: arn:aws:iam::123456789012:user/alice is not authorized to perform: "
            "sts:AssumeRole on resource: arn:aws:iam::123456789012:role/auditor");
}

}  // namespace rollcall::policy
