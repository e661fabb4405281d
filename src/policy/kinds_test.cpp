// Decisions where several kinds of policies bear on a caller.

#include <gtest/gtest.h>

#include <array>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "policy/evaluate.h"
#include "policy/explain.h"
#include "policy/parse.h"

namespace rollcall::policy {
namespace {

constexpr std::string_view alice_arn = "arn:aws:iam::123456789012:user/alice";
const Context nothing_known;
const AccessRequest get_user{"iam:GetUser", alice_arn, nothing_known};

Policy a_policy(std::string_view effect, std::string_view action) {
  return parse(R"({"Version": "2012-10-17", "Statement": {"Effect": ")" + std::string(effect) +
               R"(", "Action": ")" + std::string(action) + R"(", "Resource": "*"}})")
      .value();
}

// What bears on a caller, by value.
struct World {
  std::vector<Policy> identity;
  std::optional<Policy> boundary;
  std::optional<std::vector<Policy>> session;
};

std::vector<const Policy*> pointers(const std::vector<Policy>& policies) {
  std::vector<const Policy*> result;
  result.reserve(policies.size());
  for (const Policy& policy : policies)
    result.push_back(&policy);
  return result;
}

Decision decide(const World& world, const AccessRequest& request = get_user) {
  const auto identity = pointers(world.identity);
  Policies policies{.identity = identity};
  if (world.boundary)
    policies.permissions_boundary = &*world.boundary;
  std::vector<const Policy*> narrowed;
  if (world.session) {
    narrowed = pointers(*world.session);
    policies.session = narrowed;
  }
  Budget budget;
  return evaluate(policies, request, budget);
}

const Policy allow_all = a_policy("Allow", "*");
const Policy allow_list = a_policy("Allow", "iam:List*");
const Policy deny_get = a_policy("Deny", "iam:Get*");

Decision implicitly(PolicyKind kind) { return {Outcome::ImplicitDeny, kind}; }
Decision explicitly(PolicyKind kind) { return {Outcome::ExplicitDeny, kind}; }

}  // namespace

TEST(KindsOfPolicies, MustEachAllow) {
  EXPECT_TRUE(is_allowed(decide({{allow_all}, allow_all, {{allow_all}}})));
  EXPECT_EQ(decide({{}, allow_all, {{allow_all}}}), implicitly(PolicyKind::IdentityBased));
  EXPECT_EQ(decide({{allow_all}, allow_list, {{allow_all}}}),
            implicitly(PolicyKind::PermissionsBoundary));
  EXPECT_EQ(decide({{allow_all}, allow_all, {{allow_list}}}), implicitly(PolicyKind::Session));
}

TEST(KindsOfPolicies, NeedNotAllowWhatAGrantStandsInFor) {
  const Policy* const allowing = &allow_all;
  const Policy* const silent = &allow_list;
  const Policy* const denying = &deny_get;
  const auto granted = [](TrustGrant grant, const Policies& policies) {
    Budget budget;
    return evaluate_granted(policies, get_user, grant, budget);
  };
  const Policies identity_silent{.identity = {&silent, 1}, .permissions_boundary = allowing};
  const Policies boundary_silent{.identity = {&silent, 1}, .permissions_boundary = silent};
  const Policies session_silent{.identity = {&allowing, 1},
                                .session = std::span<const Policy* const>(&silent, 1)};
  const Policies denied{.identity = {&denying, 1}};
  for (const TrustGrant grant : {TrustGrant::None, TrustGrant::Account})
    EXPECT_EQ(granted(grant, identity_silent), implicitly(PolicyKind::IdentityBased));
  EXPECT_TRUE(is_allowed(granted(TrustGrant::Role, identity_silent)));
  EXPECT_EQ(granted(TrustGrant::Role, boundary_silent),
            implicitly(PolicyKind::PermissionsBoundary));
  EXPECT_EQ(granted(TrustGrant::Role, session_silent), implicitly(PolicyKind::Session));
  for (const Policies& policies : {identity_silent, boundary_silent, session_silent})
    EXPECT_TRUE(is_allowed(granted(TrustGrant::Principal, policies)));
  for (const TrustGrant grant : {TrustGrant::Account, TrustGrant::Role, TrustGrant::Principal})
    EXPECT_EQ(granted(grant, denied), explicitly(PolicyKind::IdentityBased));
}

TEST(KindsOfPolicies, AreNamedInTheirOrder) {
  EXPECT_EQ(decide({{allow_list}, allow_list, {{allow_list}}}),
            implicitly(PolicyKind::IdentityBased));
  EXPECT_EQ(decide({{allow_all}, allow_list, {{allow_list}}}),
            implicitly(PolicyKind::PermissionsBoundary));
  EXPECT_EQ(decide({{deny_get}, deny_get, {{deny_get}}}), explicitly(PolicyKind::IdentityBased));
}

TEST(KindsOfPolicies, DenyExplicitlyWhateverTheOthersSay) {
  EXPECT_EQ(decide({{allow_all}, deny_get, std::nullopt}),
            explicitly(PolicyKind::PermissionsBoundary));
  EXPECT_EQ(decide({{}, allow_list, {{allow_all, deny_get}}}), explicitly(PolicyKind::Session));
}

TEST(KindsOfPolicies, AllowInASessionIfOneOfItsPoliciesDoes) {
  EXPECT_TRUE(is_allowed(decide({{allow_all}, std::nullopt, {{allow_list, allow_all}}})));
  const std::vector<Policy> none;
  EXPECT_EQ(decide({{allow_all}, std::nullopt, none}), implicitly(PolicyKind::Session));
  EXPECT_TRUE(is_allowed(decide({{allow_all}, std::nullopt, std::nullopt})));
}

// Policies thrown together at random: what a boundary or a session does not allow is never allowed,
// and a deny that is added never allows anything.
namespace {

constexpr std::string_view actions[] = {"iam:GetUser", "iam:GetRole", "iam:ListUsers",
                                        "sts:AssumeRole", "iam:CreateUser"};
constexpr std::string_view written[] = {"*",        "iam:*", "iam:Get*",    "iam:List*",
                                        "*:*User*", "sts:*", "iam:???User", "iam:GetUser"};

Policy a_random_policy(std::mt19937& random) {
  constexpr std::string_view conditions[] = {
      "",
      "",
      R"(, "Condition": {"StringEquals": {"x:team": "a"}})",
      R"(, "Condition": {"StringNotEquals": {"x:team": "a"}})",
      R"(, "Condition": {"ArnLike": {"x:arn": "none"}})",
      R"(, "Condition": {"ForAllValues:StringLike": {"x:keys": ["a*", "b"]}})"};
  std::string statements;
  for (auto count = 1 + random() % 3; count > 0; --count) {
    statements += std::string(statements.empty() ? "" : ",") + R"({"Effect": ")" +
                  (random() % 4 == 0 ? "Deny" : "Allow") + "\", \"" +
                  (random() % 5 == 0 ? "Not" : "") + R"(Action": ")" +
                  std::string(written[random() % std::size(written)]) + R"(", "Resource": "*")" +
                  std::string(conditions[random() % std::size(conditions)]) + "}";
  }
  return parse(R"({"Version": "2012-10-17", "Statement": [)" + statements + "]}",
               DocumentKind::Session)
      .value();
}

std::vector<Policy> some_policies(std::mt19937& random) {
  std::vector<Policy> policies;
  for (auto count = random() % 3; count > 0; --count)
    policies.push_back(a_random_policy(random));
  return policies;
}

World a_random_world(std::mt19937& random) {
  World world{some_policies(random), std::nullopt, std::nullopt};
  if (random() % 2 == 0)
    world.boundary = a_random_policy(random);
  if (random() % 2 == 0)
    world.session = some_policies(random);
  return world;
}

Context a_random_context(std::mt19937& random) {
  Context context;
  if (random() % 2 == 0)
    context.set("x:team", random() % 2 == 0 ? "a" : "b");
  if (random() % 2 == 0)
    context.set("x:arn", "arn:aws:iam::1:user/a");
  if (random() % 2 == 0)
    context.set_all("x:keys", {"ab", random() % 2 == 0 ? "b" : "c"});
  return context;
}

Policy with_a_deny(Policy policy, std::mt19937& random) {
  Policy other = a_random_policy(random);
  Statement added = std::move(other.statements.front());
  added.effect = Effect::Deny;
  const auto place = static_cast<std::ptrdiff_t>(random() % (policy.statements.size() + 1));
  policy.statements.insert(policy.statements.begin() + place, std::move(added));
  return policy;
}

}  // namespace

TEST(KindsOfPolicies, NeverAllowMoreThanEachOfThemAlone) {
  std::mt19937 random(20260905);
  int allowed = 0;
  for (int round = 0; round < 5'000; ++round) {
    const World world = a_random_world(random);
    const Context context = a_random_context(random);
    for (const std::string_view action : actions) {
      const AccessRequest request{action, "*", context};
      if (!is_allowed(decide(world, request)))
        continue;
      ++allowed;
      EXPECT_TRUE(is_allowed(decide({world.identity, {}, {}}, request)));
      if (world.boundary) {
        EXPECT_TRUE(is_allowed(decide({{*world.boundary}, {}, {}}, request)));
      }
      if (world.session) {
        EXPECT_TRUE(is_allowed(decide({*world.session, {}, {}}, request)));
      }
    }
  }
  EXPECT_GT(allowed, 1'000);
}

TEST(KindsOfPolicies, NeverAllowMoreWithADenyMore) {
  std::mt19937 random(20260906);
  int denied_now = 0;
  for (int round = 0; round < 5'000; ++round) {
    const World before = a_random_world(random);
    World after = before;
    if (!after.identity.empty())
      after.identity.front() = with_a_deny(after.identity.front(), random);
    else if (after.boundary)
      after.boundary = with_a_deny(*after.boundary, random);
    const Context context = a_random_context(random);
    for (const std::string_view action : actions) {
      const AccessRequest request{action, "*", context};
      const bool was_allowed = is_allowed(decide(before, request));
      const bool is_allowed_now = is_allowed(decide(after, request));
      EXPECT_TRUE(was_allowed || !is_allowed_now) << action;
      denied_now += was_allowed && !is_allowed_now ? 1 : 0;
    }
  }
  EXPECT_GT(denied_now, 100);
}

TEST(KindsOfPolicies, AreExplainedAsTheyDecide) {
  std::mt19937 random(20260907);
  std::array<int, 3> seen = {};
  for (int round = 0; round < 2'000; ++round) {
    const World world = a_random_world(random);
    const Context context = a_random_context(random);
    const auto identity = pointers(world.identity);
    const Policies policies{.identity = identity,
                            .permissions_boundary = world.boundary ? &*world.boundary : nullptr};
    for (const std::string_view action : actions) {
      Budget budget;
      const AccessRequest request{action, "*", context};
      const Explanation explanation = explain(policies, request, budget);
      EXPECT_EQ(explanation.decision, evaluate(policies, request, budget));
      EXPECT_EQ(explanation.matched.empty(), explanation.decision.outcome == Outcome::ImplicitDeny);
      ++seen[static_cast<std::size_t>(explanation.decision.outcome)];
    }
  }
  for (const int count : seen)
    EXPECT_GT(count, 500);
}

}  // namespace rollcall::policy
