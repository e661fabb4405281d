#include "policy/prospect.h"

#include <gtest/gtest.h>

#include "policy/parse.h"

namespace rollcall::policy {
namespace {

Policy a_policy(std::string_view statements) {
  return parse(R"({"Version": "2012-10-17", "Statement": [)" + std::string(statements) + "]}")
      .value();
}

Prospect prospect_of(std::string_view statements, std::string_view action = "iam:GetUser") {
  const Policy policy = a_policy(statements);
  const Policy* const identity[] = {&policy};
  Budget budget;
  return prospect_of({.identity = identity}, action, budget);
}

constexpr std::string_view allow_all = R"({"Effect": "Allow", "Action": "*", "Resource": "*"})";

}  // namespace

TEST(Prospect, IsOpenWhereSomethingIsAllowedSomewhere) {
  EXPECT_EQ(prospect_of(allow_all), Prospect::Open);
  EXPECT_EQ(prospect_of(R"({"Effect": "Allow", "Action": "iam:get*",
                            "Resource": "arn:aws:iam::*:user/${aws:username}"})"),
            Prospect::Open);
  EXPECT_EQ(prospect_of(R"({"Effect": "Allow", "NotAction": "s3:*", "Resource": "*",
                            "Condition": {"Bool": {"aws:SecureTransport": "true"}}})"),
            Prospect::Open);
}

TEST(Prospect, IsClosedWhereNothingIsAllowedAnywhere) {
  EXPECT_EQ(prospect_of(R"({"Effect": "Allow", "Action": "iam:List*", "Resource": "*"})"),
            Prospect::NotAllowed);
  EXPECT_EQ(prospect_of(R"({"Effect": "Allow", "NotAction": "iam:*", "Resource": "*"})"),
            Prospect::NotAllowed);
}

TEST(Prospect, IsDeniedOnlyByWhatSparesNothing) {
  const auto but = [](std::string_view denial) {
    return prospect_of(std::string(allow_all) + "," + std::string(denial));
  };
  EXPECT_EQ(but(R"({"Effect": "Deny", "Action": "iam:Get*", "Resource": "*"})"), Prospect::Denied);
  EXPECT_EQ(but(R"({"Effect": "Deny", "NotAction": "iam:List*", "Resource": "*"})"),
            Prospect::Denied);
  EXPECT_EQ(but(R"({"Effect": "Deny", "Action": "iam:List*", "Resource": "*"})"), Prospect::Open);
  EXPECT_EQ(but(R"({"Effect": "Deny", "Action": "iam:Get*",
                    "Resource": "arn:aws:iam::*:user/bob"})"),
            Prospect::Open);
  EXPECT_EQ(but(R"({"Effect": "Deny", "Action": "iam:Get*", "NotResource": "*"})"), Prospect::Open);
  EXPECT_EQ(but(R"({"Effect": "Deny", "Action": "iam:Get*", "Resource": "*",
                    "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "false"}}})"),
            Prospect::Open);
}

TEST(Prospect, IsWhatEveryKindOfPoliciesLeavesOpen) {
  const Policy all = a_policy(allow_all);
  const Policy lists = a_policy(R"({"Effect": "Allow", "Action": "iam:List*", "Resource": "*"})");
  const Policy denial = a_policy(R"({"Effect": "Deny", "Action": "iam:Get*", "Resource": "*"})");
  const Policy* const everything[] = {&all};
  const Policy* const denied[] = {&denial};
  Budget budget;
  EXPECT_EQ(
      prospect_of({.identity = everything, .permissions_boundary = &lists}, "iam:GetUser", budget),
      Prospect::NotAllowed);
  EXPECT_EQ(prospect_of({.identity = everything, .permissions_boundary = &lists}, "iam:ListUsers",
                        budget),
            Prospect::Open);
  EXPECT_EQ(prospect_of({.identity = {}, .session = std::span<const Policy* const>(denied)},
                        "iam:GetUser", budget),
            Prospect::Denied);
}

TEST(Prospect, IsOpenWhereItCouldNotBeFoundOut) {
  const Policy lists = a_policy(R"({"Effect": "Allow", "Action": "iam:List*", "Resource": "*"})");
  const Policy* const identity[] = {&lists};
  Budget none(1);
  EXPECT_EQ(prospect_of({.identity = identity}, "iam:GetUser", none), Prospect::Open);
}

}  // namespace rollcall::policy
