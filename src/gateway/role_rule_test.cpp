#include "gateway/role_rule.h"

#include <gtest/gtest.h>

#include "iam/errors.h"
#include "policy/parse.h"

namespace rollcall::gateway {
namespace {

using Roles = std::vector<std::string>;

auth::Caller holder_of(const std::string& statement) {
  const std::string document = R"({"Version": "2012-10-17", "Statement": [)" + statement + "]}";
  auto policy = policy::parse(document, policy::DocumentKind::Identity);
  EXPECT_TRUE(policy.has_value());
  auth::Caller caller;
  caller.policies.held = {std::make_shared<const policy::Policy>(*std::move(policy))};
  caller.policies.identity = {caller.policies.held.front().get()};
  caller.policies.ask_for_context = true;
  return caller;
}

Roles roles(const auth::Caller& caller) { return roles_of(caller, {}, default_role_rules()); }

}  // namespace

TEST(Roles, AreThoseOfWhomEveryActionIsAllowed) {
  EXPECT_EQ(roles(holder_of(R"({"Effect": "Allow", "Action": "s3:*", "Resource": "*"})")),
            (Roles{"swiftoperator", "swiftreader"}));
  EXPECT_EQ(roles(holder_of(R"({"Effect": "Allow", "Action": ["s3:Get*", "s3:List*"],)"
                            R"( "Resource": "arn:aws:s3:::*"})")),
            Roles{"swiftreader"});
  EXPECT_EQ(roles(holder_of(R"({"Effect": "Allow", "Action": "s3:PutObject", "Resource": "*"})")),
            Roles{});
}

TEST(Roles, AreNotGivenForOneBucketNorAgainstADeny) {
  EXPECT_EQ(roles(holder_of(
                R"({"Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::one/*"})")),
            Roles{});
  EXPECT_EQ(roles(holder_of(R"({"Effect": "Allow", "Action": "*", "Resource": "*"},)"
                            R"({"Effect": "Deny", "Action": "s3:DeleteBucket", "Resource": "*"})")),
            Roles{"swiftreader"});
}

TEST(Roles, AreNotGivenAgainstADenyOfASingleBucket) {
  const std::string all = R"({"Effect": "Allow", "Action": "s3:*", "Resource": "*"}, )";
  EXPECT_EQ(roles(holder_of(all + R"({"Effect": "Deny", "Action": "s3:PutObject",)"
                                  R"( "Resource": "arn:aws:s3:::secret/*"})")),
            Roles{"swiftreader"});
  EXPECT_EQ(roles(holder_of(all + R"({"Effect": "Deny", "Action": "s3:GetObject",)"
                                  R"( "Resource": "arn:aws:s3:::secret/a"})")),
            Roles{});
  EXPECT_EQ(
      roles(holder_of(R"({"Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::?"})")),
      Roles{});
}

TEST(Roles, WaitForNoAddressThatIsNotKnown) {
  EXPECT_EQ(roles(holder_of(R"({"Effect": "Allow", "Action": "s3:*", "Resource": "*",)"
                            R"( "Condition": {"IpAddress": {"aws:SourceIp": "0.0.0.0/0"}}})")),
            Roles{});
}

TEST(Roles, AreAllRoots) {
  auth::Caller root;
  root.kind = auth::CallerKind::Root;
  EXPECT_EQ(roles(root), (Roles{"swiftoperator", "swiftreader"}));
}

TEST(RoleRule, IsARoleAndItsActions) {
  const auto rule = parse_role_rule("reader=s3:GetObject,s3:ListBucket");
  ASSERT_TRUE(rule.has_value());
  EXPECT_EQ(rule->role, "reader");
  EXPECT_EQ(rule->actions, (Roles{"s3:GetObject", "s3:ListBucket"}));
  for (const auto* text : {"", "reader", "reader=", "=s3:GetObject", "a b=s3:GetObject",
                           "reader=GetObject", "reader=s3:*", "reader=s3:Get Object"}) {
    const auto refused = parse_role_rule(text);
    ASSERT_FALSE(refused.has_value()) << text;
    EXPECT_EQ(refused.error().kind, &iam::errors::validation_error);
  }
}

}  // namespace rollcall::gateway
