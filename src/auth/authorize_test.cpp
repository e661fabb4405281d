#include "auth/authorize.h"

#include <gtest/gtest.h>

#include "iam/errors.h"
#include "policy/parse.h"

namespace rollcall::auth {
namespace {

Caller alice_with(const std::vector<std::string>& statements) {
  Caller alice{.account = {123'456'789'012},
               .arn = "arn:aws:iam::123456789012:user/alice",
               .user_name = "alice",
               .user_id = "AIDAALICE"};
  for (const std::string& statement : statements)
    alice.policies.push_back(std::make_shared<const policy::Policy>(
        policy::parse(R"({"Version": "2012-10-17", "Statement": )" + statement + "}").value()));
  return alice;
}

const std::string bob = "arn:aws:iam::123456789012:user/bob";
const std::string allow_reads = R"({"Effect": "Allow", "Action": "iam:Get*", "Resource": "*"})";
const std::string deny_bob =
    R"({"Effect": "Deny", "Action": "*", "Resource": "arn:aws:iam::*:user/bob"})";
const std::string allow_self =
    R"({"Effect": "Allow", "Action": "*", "Resource": "arn:aws:iam::*:user/${aws:username}"})";

}  // namespace

TEST(Authorize, LetsRootDoEverything) {
  const Caller root{.kind = CallerKind::Root};
  EXPECT_TRUE(authorize(root, "iam:DeleteUser", resource(bob)).has_value());
}

TEST(Authorize, AllowsNothingThatNoPolicyAllows) {
  const auto denied = authorize(alice_with({}), "iam:GetUser", {bob, "user bob"});
  ASSERT_FALSE(denied.has_value());
  EXPECT_EQ(denied.error().kind, &iam::errors::access_denied);
  EXPECT_EQ(denied.error().message,
            "User: arn:aws:iam::123456789012:user/alice is not authorized to perform: iam:GetUser "
            "on resource: user bob because no identity-based policy allows the iam:GetUser action");
}

TEST(Authorize, LetsADenyWinOverEveryAllow) {
  const Caller alice = alice_with({allow_reads, deny_bob});
  EXPECT_EQ(permission(alice, "iam:GetUser", "*"), Permission::Allowed);
  EXPECT_EQ(permission(alice, "iam:GetUser", bob), Permission::Denied);
  EXPECT_EQ(permission(alice, "iam:CreateUser", "*"), Permission::NotAllowed);
}

TEST(Authorize, KnowsTheCallersName) {
  const Caller alice = alice_with({allow_self});
  EXPECT_EQ(permission(alice, "iam:ChangePassword", alice.arn), Permission::Allowed);
  EXPECT_EQ(permission(alice, "iam:ChangePassword", bob), Permission::NotAllowed);
}

}  // namespace rollcall::auth
