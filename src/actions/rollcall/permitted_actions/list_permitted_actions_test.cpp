#include <gtest/gtest.h>

#include <map>

#include "support/actions_world.h"

namespace rollcall::actions {
namespace {

using test::ActionsWorld;

class PermittedActions : public ::testing::Test {
 protected:
  std::map<std::string, std::string> permitted(const ActionsWorld::Caller& caller) {
    std::map<std::string, std::string> decisions;
    const auto answer = world.must(caller, "ListPermittedActions");
    for (const auto& permitted : answer["PermittedActions"])
      decisions[permitted["ActionName"]] = permitted["Decision"];
    return decisions;
  }

  // As a user with one statement more sees it.
  std::map<std::string, std::string> with(const std::string& statement) {
    world.put_policy("alice", R"({"Version": "2012-10-17", "Statement": )" + statement + "}");
    return permitted(alice);
  }

  ActionsWorld world;
  ActionsWorld::Caller alice = world.a_user("alice");
};

using Decisions = std::map<std::string, std::string>;

TEST_F(PermittedActions, AreAllOfThemForRootAndAnAdministrator) {
  const auto admin = world.an_administrator("admin");
  for (const auto& caller : {world.root(), admin}) {
    const Decisions decisions = permitted(caller);
    EXPECT_EQ(decisions.size(), catalog().size());
    for (const auto& [action, decision] : decisions)
      EXPECT_EQ(decision, "Allowed") << action;
  }
}

TEST_F(PermittedActions, OfSomebodyWithoutPoliciesAreThoseThatOthersGrant) {
  Decisions expected = {{"sts:AssumeRole", "Depends"}};
  for (const api::Action* action : catalog())
    if (!action->has_permission)
      expected[action->permission] = "Allowed";
  EXPECT_EQ(permitted(alice), expected);

  world.must(world.root(), "UpdateAccountPasswordPolicy", {{"AllowUsersToChangePassword", "true"}});
  expected["iam:ChangePassword"] = "Depends";
  expected["iam:GetAccountPasswordPolicy"] = "Depends";
  EXPECT_EQ(permitted(alice), expected);
}

TEST_F(PermittedActions, SayWhatIsAllowedOnEverythingAndWhatOnSomething) {
  const Decisions decisions = with(R"([
      {"Effect": "Allow", "Action": ["iam:ListUsers", "iam:CreateUser"], "Resource": "*"},
      {"Effect": "Allow", "Action": "iam:CreateAccessKey",
       "Resource": "arn:aws:iam::*:user/${aws:username}"}])");
  EXPECT_EQ(decisions.at("iam:ListUsers"), "Allowed");
  EXPECT_EQ(decisions.at("iam:CreateUser"), "Allowed");
  EXPECT_EQ(decisions.at("iam:CreateAccessKey"), "Depends");
  EXPECT_EQ(decisions.count("iam:DeleteUser"), 0U);
}

TEST_F(PermittedActions, LeaveOutOnlyWhatIsDeniedEverywhereAndAlways) {
  const Decisions decisions = with(R"([
      {"Effect": "Allow", "Action": "iam:*", "Resource": "*"},
      {"Effect": "Deny", "Action": ["iam:DeleteUser", "iam:ChangePassword"], "Resource": "*"},
      {"Effect": "Deny", "Action": "iam:CreateUser", "Resource": "*",
       "Condition": {"BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}}},
      {"Effect": "Deny", "Action": "iam:DeleteRole", "Resource": "arn:aws:iam::*:role/kept"}])");
  EXPECT_EQ(decisions.count("iam:DeleteUser"), 0U);
  EXPECT_EQ(decisions.count("iam:ChangePassword"), 0U);
  EXPECT_EQ(decisions.at("iam:DeleteRole"), "Allowed");
  EXPECT_EQ(decisions.count("iam:CreateUser"), 1U);
}

TEST_F(PermittedActions, StayWithinTheBoundary) {
  world.put_policy("alice", R"({"Version": "2012-10-17", "Statement":
      {"Effect": "Allow", "Action": "iam:*", "Resource": "*"}})");
  world.must(world.root(), "PutUserPermissionsBoundary",
             {{"UserName", "alice"},
              {"PermissionsBoundary", "arn:aws:iam::aws:policy/IAMReadOnlyAccess"}});
  const Decisions decisions = permitted(alice);
  EXPECT_EQ(decisions.at("iam:ListUsers"), "Allowed");
  EXPECT_EQ(decisions.count("iam:CreateUser"), 0U);
}

// Patterns that cost as much as they can. They match nothing, but that is not found out.
TEST_F(PermittedActions, AreNotHiddenWhereTheirPoliciesCostTooMuch) {
  std::string actions = R"("iam:ListUsers")";
  for (int i = 0; i < 400; ++i)
    actions += R"(,"iam:*e*e*s*e*e*s*)" + std::to_string(i) + R"(z")";
  const Decisions decisions =
      with(R"({"Effect": "Allow", "Action": [)" + actions + R"(], "Resource": "*"})");
  EXPECT_EQ(decisions.count("iam:ListUsers"), 1U);
  EXPECT_EQ(decisions.at("iam:UploadSigningCertificate"), "Depends");
}

}  // namespace
}  // namespace rollcall::actions
