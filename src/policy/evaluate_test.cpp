#include "policy/evaluate.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "policy/all_below.h"
#include "policy/parse.h"

namespace rollcall::policy {
namespace {

constexpr std::string_view alice_arn = "arn:aws:iam::123456789012:user/alice";
constexpr std::string_view bob_arn = "arn:aws:iam::123456789012:user/Team/bob";
const Context nothing_known;

Context known_as_alice() {
  Context context;
  context.set("aws:username", "alice");
  return context;
}

const Context alice = known_as_alice();

Policy a_policy(std::string_view statements) {
  auto policy =
      parse(R"({"Version": "2012-10-17", "Statement": [)" + std::string(statements) + "]}");
  EXPECT_TRUE(policy) << statements << ": " << policy.error().message;
  return *std::move(policy);
}

Outcome outcome_of(const std::vector<Policy>& policies, const AccessRequest& request) {
  std::vector<const Policy*> pointers;
  pointers.reserve(policies.size());
  for (const Policy& policy : policies)
    pointers.push_back(&policy);
  Budget budget;
  return evaluate({.identity = pointers}, request, budget).outcome;
}

Outcome outcome_of(std::string_view statements, const AccessRequest& request) {
  return outcome_of(std::vector{a_policy(statements)}, request);
}

constexpr std::string_view allow_all = R"({"Effect": "Allow", "Action": "*", "Resource": "*"})";
constexpr std::string_view deny_all = R"({"Effect": "Deny", "Action": "*", "Resource": "*"})";

}  // namespace

TEST(Evaluate, DeniesWhatNobodyAllows) {
  EXPECT_EQ(outcome_of(std::vector<Policy>{}, {"iam:GetUser", alice_arn, nothing_known}),
            Outcome::ImplicitDeny);
  EXPECT_EQ(outcome_of(R"({"Effect": "Allow", "Action": "iam:ListUsers", "Resource": "*"})",
                       {"iam:GetUser", alice_arn, nothing_known}),
            Outcome::ImplicitDeny);
}

TEST(Evaluate, AllowsAllBelowOnlyWhereEachOfThemIsAllowed) {
  const std::string allowed = R"({"Effect": "Allow", "Action": "s3:*", "Resource": ")";
  const std::string denied = R"(, {"Effect": "Deny", "Action": "s3:DeleteObject", "Resource": ")";
  const auto below = [&](const std::string& statements) {
    const Policy policy = a_policy(statements);
    const Policy* const pointer = &policy;
    Budget budget;
    return evaluate_all_below({.identity = {&pointer, 1}},
                              {"s3:DeleteObject", "arn:aws:s3:::pub/", alice}, budget)
        .outcome;
  };
  const std::string all = allowed + R"(arn:aws:s3:::pub/*"})";
  EXPECT_EQ(below(all), Outcome::Allow);
  EXPECT_EQ(below(allowed + R"(*"})"), Outcome::Allow);
  for (const auto* part :
       {"arn:aws:s3:::pub/docs/*", "arn:aws:s3:::pub/?", "arn:aws:s3:::pub/*.txt",
        "arn:aws:s3:::pub/", "arn:aws:s3:::other/*", "arn:aws:s3:::pub/${aws:username}/*"})
    EXPECT_EQ(below(allowed + part + "\"}"), Outcome::ImplicitDeny) << part;
  for (const auto* part : {"arn:aws:s3:::pub/locked/x", "arn:aws:s3:::*/locked/*", "*",
                           "arn:aws:s3:::pub/${aws:username}", "arn:aws:s3:::${aws:nobody}"})
    EXPECT_EQ(below(all + denied + part + "\"}"), Outcome::ExplicitDeny) << part;
  for (const auto* part : {"arn:aws:s3:::pub", "arn:aws:s3:::pub/", "arn:aws:s3:::public/*"})
    EXPECT_EQ(below(all + denied + part + "\"}"), Outcome::Allow) << part;
  EXPECT_EQ(below(R"({"Effect": "Allow", "Action": "s3:*", "NotResource": "arn:aws:s3:::pub/x"})"),
            Outcome::ImplicitDeny);
}

TEST(Evaluate, LetsAnExplicitDenyWinWhereverItStands) {
  const AccessRequest request{"iam:GetUser", alice_arn, nothing_known};
  const std::string both[] = {std::string(allow_all) + "," + std::string(deny_all),
                              std::string(deny_all) + "," + std::string(allow_all)};
  for (const std::string& statements : both)
    EXPECT_EQ(outcome_of(statements, request), Outcome::ExplicitDeny);
  EXPECT_EQ(outcome_of({a_policy(allow_all), a_policy(deny_all)}, request), Outcome::ExplicitDeny);
  EXPECT_EQ(outcome_of({a_policy(deny_all), a_policy(allow_all)}, request), Outcome::ExplicitDeny);
}

TEST(Evaluate, KnowsNoCaseInActionsAndKnowsItInResources) {
  constexpr std::string_view statement =
      R"({"Effect": "Allow", "Action": "IAM:getUSER",
          "Resource": "arn:aws:iam::123456789012:user/Team/*"})";
  EXPECT_EQ(outcome_of(statement, {"iam:GetUser", bob_arn, nothing_known}), Outcome::Allow);
  EXPECT_EQ(outcome_of(statement,
                       {"iam:GetUser", "arn:aws:iam::123456789012:user/team/bob", nothing_known}),
            Outcome::ImplicitDeny);
}

TEST(Evaluate, AllowsEverythingElseWithNotActionAndNotResource) {
  constexpr std::string_view statement =
      R"({"Effect": "Allow", "NotAction": ["iam:Delete*", "iam:Put*"],
          "NotResource": ["arn:aws:iam::*:user/Team/*"]})";
  EXPECT_EQ(outcome_of(statement, {"iam:GetUser", alice_arn, nothing_known}), Outcome::Allow);
  EXPECT_EQ(outcome_of(statement, {"iam:DeleteUser", alice_arn, nothing_known}),
            Outcome::ImplicitDeny);
  EXPECT_EQ(outcome_of(statement, {"iam:GetUser", bob_arn, nothing_known}), Outcome::ImplicitDeny);
}

TEST(Evaluate, AllowsAnActionOnNoResourceOnlyToAStar) {
  const AccessRequest report{"iam:GenerateCredentialReport", "*", nothing_known};
  EXPECT_EQ(
      outcome_of(R"({"Effect": "Allow", "Action": "iam:Generate*", "Resource": "*"})", report),
      Outcome::Allow);
  EXPECT_EQ(outcome_of(R"({"Effect": "Allow", "Action": "iam:Generate*",
                           "Resource": "arn:aws:iam::*:user/*"})",
                       report),
            Outcome::ImplicitDeny);
}

TEST(Evaluate, CompletesAnArnWithStars) {
  EXPECT_EQ(
      outcome_of(R"({"Effect": "Deny", "Action": "*", "Resource": "arn:aws:iam::123456789012"})",
                 {"iam:GetUser", alice_arn, nothing_known}),
      Outcome::ExplicitDeny);
}

TEST(Evaluate, FillsInWhoAsks) {
  constexpr std::string_view own =
      R"({"Effect": "Allow", "Action": "iam:ChangePassword",
          "Resource": "arn:aws:iam::*:user/${aws:username}"})";
  EXPECT_EQ(outcome_of(own, {"iam:ChangePassword", alice_arn, alice}), Outcome::Allow);
  EXPECT_EQ(outcome_of(own, {"iam:ChangePassword", bob_arn, alice}), Outcome::ImplicitDeny);
}

TEST(Evaluate, FailsClosedWhereAVariableHasNoValue) {
  const auto outcome = [](std::string_view effect, std::string_view member) {
    return outcome_of(
        {a_policy(R"({"Effect": ")" + std::string(effect) + R"(", "Action": "*", ")" +
                  std::string(member) + R"(": "arn:aws:iam::*:user/${aws:userid}"})")},
        {"iam:GetUser", alice_arn, alice});
  };
  for (const char* member : {"Resource", "NotResource"}) {
    EXPECT_EQ(outcome("Allow", member), Outcome::ImplicitDeny);
    EXPECT_EQ(outcome("Deny", member), Outcome::ExplicitDeny);
  }
}

TEST(Evaluate, DoesNotAskForAVariableThatDecidesNothing) {
  EXPECT_EQ(outcome_of(R"({"Effect": "Allow", "Action": "*",
                           "Resource": ["arn:aws:iam::*:user/${aws:userid}", "*"]})",
                       {"iam:GetUser", alice_arn, nothing_known}),
            Outcome::Allow);
}

TEST(Evaluate, DeniesWhatCostsMoreThanTheBudget) {
  const std::string near_miss = std::string(1000, 'a') + "b";
  const std::string target = "arn:aws:iam::123456789012:user/" + std::string(2000, 'a');
  const auto outcome = [&](std::string_view effect) {
    const Policy costly =
        a_policy(R"({"Effect": ")" + std::string(effect) +
                 R"(", "Action": "*", "Resource": "arn:aws:iam::*:user/*)" + near_miss + "\"}");
    return outcome_of({costly, costly, a_policy(allow_all)},
                      {"iam:GetUser", target, nothing_known});
  };
  EXPECT_EQ(outcome("Allow"), Outcome::TooCostly);
  EXPECT_EQ(outcome("Deny"), Outcome::TooCostly);
}

// Statements whose reach is known without matching anything, thrown together at random.
namespace {

struct Reach {
  std::string_view text;
  bool (*holds)(std::string_view);
};

constexpr Reach action_reaches[] = {
    {"*", [](std::string_view) { return true; }},
    {"iam:*", [](std::string_view action) { return action.starts_with("iam:"); }},
    {"iam:Get*", [](std::string_view action) { return action.starts_with("iam:Get"); }},
    {"*:*User", [](std::string_view action) { return action.ends_with("User"); }},
    {"iam:GetUser", [](std::string_view action) { return action == "iam:GetUser"; }},
    {"sts:*", [](std::string_view action) { return action.starts_with("sts:"); }},
};

constexpr Reach resource_reaches[] = {
    {"*", [](std::string_view) { return true; }},
    {"arn:aws:iam::1:user/*",
     [](std::string_view arn) { return arn.starts_with("arn:aws:iam::1:user/"); }},
    {"arn:aws:iam::*:user/a", [](std::string_view arn) { return arn.ends_with(":user/a"); }},
    {"arn:aws:iam::?:user/b", [](std::string_view arn) { return arn.ends_with("user/b"); }},
};

constexpr std::string_view actions[] = {"iam:GetUser", "iam:GetRole", "iam:DeleteUser",
                                        "sts:GetUser"};
constexpr std::string_view resources[] = {"*", "arn:aws:iam::1:user/a", "arn:aws:iam::1:user/b",
                                          "arn:aws:iam::2:user/a"};

struct RandomStatement {
  Effect effect;
  Sense action_sense;
  Sense resource_sense;
  const Reach* action;
  const Reach* resource;
};

RandomStatement a_random_statement(std::mt19937& random) {
  return {.effect = random() % 3 == 0 ? Effect::Deny : Effect::Allow,
          .action_sense = random() % 4 == 0 ? Sense::Others : Sense::Listed,
          .resource_sense = random() % 4 == 0 ? Sense::Others : Sense::Listed,
          .action = &action_reaches[random() % std::size(action_reaches)],
          .resource = &resource_reaches[random() % std::size(resource_reaches)]};
}

bool reaches(const RandomStatement& statement, std::string_view action, std::string_view resource) {
  return statement.action->holds(action) == (statement.action_sense == Sense::Listed) &&
         statement.resource->holds(resource) == (statement.resource_sense == Sense::Listed);
}

Policy policy_of(const RandomStatement& statement) {
  const auto list = [](std::string_view name, Sense sense, std::string_view text) {
    return std::string("\"") + (sense == Sense::Others ? "Not" : "") + std::string(name) +
           "\": \"" + std::string(text) + "\"";
  };
  return a_policy(std::string("{\"Effect\": ") +
                  (statement.effect == Effect::Allow ? "\"Allow\", " : "\"Deny\", ") +
                  list("Action", statement.action_sense, statement.action->text) + ", " +
                  list("Resource", statement.resource_sense, statement.resource->text) + "}");
}

Outcome expected_of(const std::vector<RandomStatement>& statements, std::string_view action,
                    std::string_view resource) {
  auto outcome = Outcome::ImplicitDeny;
  for (const RandomStatement& statement : statements) {
    if (!reaches(statement, action, resource))
      continue;
    if (statement.effect == Effect::Deny)
      return Outcome::ExplicitDeny;
    outcome = Outcome::Allow;
  }
  return outcome;
}

}  // namespace

TEST(Evaluate, DecidesRandomPoliciesAsTheRulesSay) {
  std::mt19937 random(20260902);
  int seen[3] = {};
  for (int round = 0; round < 3'000; ++round) {
    std::vector<RandomStatement> statements(random() % 5);
    std::vector<Policy> policies;
    for (RandomStatement& statement : statements) {
      statement = a_random_statement(random);
      policies.push_back(policy_of(statement));
    }
    for (const std::string_view action : actions)
      for (const std::string_view resource : resources) {
        const Outcome expected = expected_of(statements, action, resource);
        ASSERT_EQ(outcome_of(policies, {action, resource, nothing_known}), expected)
            << action << ' ' << resource;
        ++seen[static_cast<int>(expected)];
      }
  }
  for (const int count : seen)
    EXPECT_GT(count, 1'000);
}

TEST(Evaluate, IsMonotonous) {
  std::mt19937 random(20260903);
  for (int round = 0; round < 3'000; ++round) {
    std::vector<Policy> policies;
    for (auto count = random() % 4; count > 0; --count)
      policies.push_back(policy_of(a_random_statement(random)));
    const AccessRequest request{actions[random() % std::size(actions)],
                                resources[random() % std::size(resources)], nothing_known};
    const Outcome before = outcome_of(policies, request);

    RandomStatement added = a_random_statement(random);
    policies.push_back(policy_of(added));
    const Outcome after = outcome_of(policies, request);
    if (added.effect == Effect::Deny) {
      EXPECT_TRUE(after == before || after == Outcome::ExplicitDeny) << "a deny allowed something";
    } else {
      EXPECT_TRUE(after == before || (before == Outcome::ImplicitDeny && after == Outcome::Allow))
          << "an allow denied something, or overruled a deny";
    }
  }
}

}  // namespace rollcall::policy
