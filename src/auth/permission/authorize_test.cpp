#include "auth/permission/authorize.h"

#include <gtest/gtest.h>

#include "auth/permission/authorize_all.h"
#include "auth/permission/context.h"
#include "iam/errors.h"
#include "policy/parse.h"

namespace rollcall::auth {
namespace {

Caller alice_with(const std::vector<std::string>& statements) {
  Caller alice{.account = {123'456'789'012},
               .arn = "arn:aws:iam::123456789012:user/alice",
               .user_name = "alice",
               .user_id = "AIDAALICE"};
  for (const std::string& statement : statements) {
    CallerPolicies& policies = alice.policies;
    policies.held.push_back(std::make_shared<const policy::Policy>(
        policy::parse(R"({"Version": "2012-10-17", "Statement": )" + statement + "}").value()));
    policies.identity.push_back(policies.held.back().get());
    policies.ask_for_context =
        policies.ask_for_context || policy::mentions_any(*policies.held.back());
  }
  return alice;
}

const RequestFacts facts{.now = base::from_epoch(1'789'128'000),
                         .source_address = "192.0.2.1",
                         .user_agent = "test",
                         .region = "us-east-1"};

policy::Outcome outcome_of(const Caller& caller, std::string_view action, const Resource& on) {
  policy::Budget budget;
  return decide({caller, facts, budget}, {action, on}).outcome;
}

base::Result<base::Nothing> asked(const Caller& caller, std::string_view action,
                                  const Resource& on) {
  policy::Budget budget;
  return authorize({caller, facts, budget}, {action, on});
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
  EXPECT_TRUE(asked(root, "iam:DeleteUser", resource(bob)).has_value());
}

TEST(Authorize, AllowsNothingThatNoPolicyAllows) {
  const auto denied = asked(alice_with({}), "iam:GetUser", {bob, "user bob"});
  ASSERT_FALSE(denied.has_value());
  EXPECT_EQ(denied.error().kind, &iam::errors::access_denied);
  EXPECT_EQ(denied.error().message,
            "User: arn:aws:iam::123456789012:user/alice is not authorized to perform: iam:GetUser "
            "on resource: user bob because no identity-based policy allows the iam:GetUser action");
}

TEST(Authorize, LetsADenyWinOverEveryAllow) {
  const Caller alice = alice_with({allow_reads, deny_bob});
  EXPECT_EQ(outcome_of(alice, "iam:GetUser", resource("*")), policy::Outcome::Allow);
  EXPECT_EQ(outcome_of(alice, "iam:GetUser", resource(bob)), policy::Outcome::ExplicitDeny);
  EXPECT_EQ(outcome_of(alice, "iam:CreateUser", resource("*")), policy::Outcome::ImplicitDeny);
}

TEST(Authorize, KnowsTheCallersName) {
  const Caller alice = alice_with({allow_self});
  EXPECT_EQ(outcome_of(alice, "iam:ChangePassword", resource(alice.arn)), policy::Outcome::Allow);
  EXPECT_EQ(outcome_of(alice, "iam:ChangePassword", resource(bob)), policy::Outcome::ImplicitDeny);
}

TEST(Authorize, AsksConditionsOfTheRequestAndOfTheResource) {
  const Caller alice =
      alice_with({R"({"Effect": "Allow", "Action": "iam:GetUser", "Resource": "*", "Condition":
           {"IpAddress": {"aws:SourceIp": "192.0.2.0/24"},
            "StringEquals": {"aws:ResourceTag/Team": "audit"}}})"});
  const auto tagged = [](std::string team) {
    return Resource{.arn = bob, .shown = "user bob", .tags = [team = std::move(team)] {
                      return std::vector<iam::Tag>{{"team", team}};
                    }};
  };
  EXPECT_EQ(outcome_of(alice, "iam:GetUser", tagged("audit")), policy::Outcome::Allow);
  EXPECT_EQ(outcome_of(alice, "iam:GetUser", tagged("sales")), policy::Outcome::ImplicitDeny);
  EXPECT_EQ(outcome_of(alice, "iam:GetUser", resource(bob)), policy::Outcome::ImplicitDeny);
}

TEST(Authorize, AllowsAllBelowAResourceOnlyWhereNothingBelowItIsDenied) {
  const auto asked_for_all = [&](const Caller& caller) {
    policy::Budget budget;
    const policy::Context context = context_of(caller, facts);
    return policy::is_allowed(decide_all_below(
        caller, {"iam:GetUser", "arn:aws:iam::123456789012:user/", context}, budget));
  };
  EXPECT_TRUE(asked_for_all(alice_with({allow_reads})));
  EXPECT_FALSE(asked_for_all(alice_with({allow_reads, deny_bob})));
  EXPECT_FALSE(asked_for_all(alice_with({allow_self})));
  EXPECT_FALSE(asked_for_all(alice_with({})));
}

TEST(Authorize, TakesWhatAPermissionWasCalledBeforeUnlessEitherNameIsDenied) {
  const auto rule = [](const std::string& effect, const std::string& action) {
    return R"({"Effect": ")" + effect + R"(", "Action": ")" + action + R"(", "Resource": "*"})";
  };
  const auto outcome = [](const std::vector<std::string>& statements) {
    const Caller alice = alice_with(statements);
    const Resource everything = resource("*");
    policy::Budget budget;
    return decide({alice, facts, budget},
                  {.action = "rollcall:A", .resource = everything, .formerly = "iam:B"})
        .outcome;
  };
  const auto allowed = policy::Outcome::Allow, denied = policy::Outcome::ExplicitDeny;
  EXPECT_EQ(outcome({}), policy::Outcome::ImplicitDeny);
  EXPECT_EQ(outcome({rule("Allow", "rollcall:*")}), allowed);
  EXPECT_EQ(outcome({rule("Allow", "iam:*")}), allowed);
  EXPECT_EQ(outcome({rule("Allow", "iam:*"), rule("Deny", "rollcall:*")}), denied);
  EXPECT_EQ(outcome({rule("Allow", "rollcall:*"), rule("Deny", "iam:*")}), denied);
  EXPECT_EQ(outcome({rule("Allow", "*"), rule("Deny", "rollcall:A")}), denied);
}

TEST(Authorize, DeniesWhatTheBudgetOfTheRequestDoesNotSufficeFor) {
  const Caller alice = alice_with({allow_reads});
  const Resource everything = resource("*");
  policy::Budget budget;
  EXPECT_EQ(decide({alice, facts, budget}, {"iam:GetUser", everything}).outcome,
            policy::Outcome::Allow);
  budget.spend(budget.left());
  EXPECT_EQ(decide({alice, facts, budget}, {"iam:GetUser", everything}).outcome,
            policy::Outcome::TooCostly);
}

TEST(Authorize, ReadsTagsOnlyWhereAPolicyAsks) {
  bool was_asked = false;
  const Resource tagged{.arn = bob, .shown = "user bob", .tags = [&] {
                          was_asked = true;
                          return std::vector<iam::Tag>();
                        }};
  EXPECT_EQ(outcome_of(alice_with({allow_reads}), "iam:GetUser", tagged), policy::Outcome::Allow);
  EXPECT_FALSE(was_asked);
}

}  // namespace rollcall::auth
