#include "policy/explain.h"

#include <gtest/gtest.h>

#include <string>

#include "policy/parse.h"

namespace rollcall::policy {
namespace {

constexpr std::string_view document = R"({
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Action": "iam:Get*",
            "Resource": "arn:aws:iam::*:user/${aws:username}"
        },
        {
            "Effect": "Allow",
            "Action": "iam:*",
            "Resource": "*",
            "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"},
                          "StringEquals": {"aws:RequestTag/é": "${AWS:username}"}}
        },
        {"Effect": "Deny", "Action": "iam:Delete*", "Resource": "*"}
    ]
})";

Explanation explain_alone(std::string_view action, const Context& context) {
  static const Policy policy = parse(document).value();
  const Policy* const pointer = &policy;
  Budget budget;
  return explain({.identity = {&pointer, 1}},
                 {action, "arn:aws:iam::123456789012:user/alice", context}, budget);
}

Context known_as_alice() {
  Context context;
  context.set("aws:username", "alice");
  return context;
}

using Keys = std::vector<std::string>;

}  // namespace

TEST(Explain, NamesTheStatementsThatAllow) {
  const Explanation explanation = explain_alone("iam:GetUser", known_as_alice());
  EXPECT_TRUE(is_allowed(explanation.decision));
  EXPECT_EQ(explanation.matched,
            (std::vector<MatchedStatement>{{PolicyKind::IdentityBased, 0, 0}}));
}

TEST(Explain, NamesOnlyTheStatementsThatDeny) {
  Context context = known_as_alice();
  context.set("aws:MultiFactorAuthPresent", "true");
  context.set("aws:RequestTag/é", "alice");
  EXPECT_EQ(explain_alone("iam:TagUser", context).matched,
            (std::vector<MatchedStatement>{{PolicyKind::IdentityBased, 0, 1}}));
  EXPECT_EQ(explain_alone("iam:DeleteUser", context).matched,
            (std::vector<MatchedStatement>{{PolicyKind::IdentityBased, 0, 2}}));
}

TEST(Explain, NamesNothingWhereNothingAllows) {
  EXPECT_TRUE(explain_alone("iam:TagUser", known_as_alice()).matched.empty());
}

TEST(Explain, TellsWhichKeysAreMissing) {
  EXPECT_EQ(explain_alone("iam:GetUser", Context()).missing_keys,
            (Keys{"aws:username", "aws:MultiFactorAuthPresent", "aws:RequestTag/é"}));
  EXPECT_EQ(explain_alone("iam:TagUser", known_as_alice()).missing_keys,
            (Keys{"aws:MultiFactorAuthPresent", "aws:RequestTag/é"}));
  EXPECT_EQ(explain_alone("sts:AssumeRole", Context()).missing_keys, Keys{});
}

TEST(Explain, CostsNoMoreThanItsBudget) {
  const Policy policy = parse(document).value();
  const Policy* const pointer = &policy;
  const Context context;
  for (std::size_t steps = 0; steps < 200; ++steps) {
    Budget budget(steps);
    const Explanation explanation =
        explain({.identity = {&pointer, 1}}, {"iam:GetUser", "*", context}, budget);
    EXPECT_EQ(budget.is_exceeded(), explanation.decision.outcome == Outcome::TooCostly) << steps;
  }
}

TEST(Places, AreWhereTheReaderOfIamHadCome) {
  const Policy policy = parse(document).value();
  EXPECT_EQ(policy.statements[0].begin, (Place{3, 19}));
  EXPECT_EQ(policy.statements[0].end, (Place{8, 10}));
  EXPECT_EQ(policy.statements[1].begin, (Place{8, 10}));
  EXPECT_EQ(policy.statements[1].end, (Place{15, 10}));
  EXPECT_EQ(policy.statements[2].end, (Place{16, 69}));

  // The AWS CLI's own example of simulate-custom-policy.
  const Policy alone = parse(R"({"Version":"2012-10-17","Statement":{"Effect":"Allow",)"
                             R"("Action":"dynamodb:*","Resource":"*","Condition":)"
                             R"({"DateGreaterThan":{"aws:CurrentTime":"2018-08-16T12:00:00Z"}}}})")
                           .value();
  EXPECT_EQ(alone.statements[0].begin, (Place{1, 38}));
  EXPECT_EQ(alone.statements[0].end, (Place{1, 167}));
}

TEST(Keys, AreThoseOfConditionsAndVariablesOnceEach) {
  const Policy policy = parse(document).value();
  EXPECT_EQ(context_keys(policy),
            (Keys{"aws:username", "aws:MultiFactorAuthPresent", "aws:RequestTag/é"}));
  EXPECT_TRUE(mentions_any(policy));
  EXPECT_FALSE(mentions_any(parse(R"({"Version": "2012-10-17", "Statement": {
      "Effect": "Allow", "Action": "*", "Resource": "arn:aws:s3:::${*}/${"}})")
                                .value()));
  EXPECT_FALSE(mentions_any(parse(R"({"Version": "2012-10-17", "Statement": {"Effect": "Allow",
      "Action": "*", "Resource": "*", "Condition": {"StringEquals": {"": "x"}}}})")
                                .value()));
}

}  // namespace rollcall::policy
