#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "iam/arn.h"
#include "support/actions_world.h"
#include "support/policy_holders.h"

namespace rollcall::actions {
namespace {

using test::ActionsWorld;
using test::document;
using test::HolderKind;
using test::Parameters;

const std::string administrator_access(iam::administrator_access_arn);
const std::string unknown = "arn:aws:iam::123456789012:policy/unknown";

// A user or a role called Mixed, and root to bound it.
class PermissionsBoundaries : public ::testing::TestWithParam<HolderKind> {
 protected:
  PermissionsBoundaries() { kind.make(world, "Mixed"); }

  std::string a_policy(const std::string& name) {
    return world.must(
        world.root(), "CreatePolicy",
        {{"PolicyName", name}, {"PolicyDocument", document("Allow")}})["Policy"]["Arn"];
  }

  std::string put(const std::string& arn) {
    return world.refusal(world.root(), kind.action("Put", "PermissionsBoundary"),
                         {{kind.name_parameter(), "mixed"}, {"PermissionsBoundary", arn}});
  }

  std::string deletion() {
    return world.refusal(world.root(), kind.action("Delete", "PermissionsBoundary"),
                         {{kind.name_parameter(), "mixed"}});
  }

  // What is shown of the boundary of somebody; null if there is none.
  nlohmann::json shown(const std::string& name = "mixed") {
    return world
        .must(world.root(), kind.action("Get", ""), {{kind.name_parameter(), name}})[kind.name]
        .value("PermissionsBoundary", nlohmann::json());
  }

  Parameters creation(const std::string& name, const std::string& boundary) {
    Parameters parameters{{kind.name_parameter(), name}, {"PermissionsBoundary", boundary}};
    if (kind.name == "Role")
      parameters.emplace_back("AssumeRolePolicyDocument", test::trust_in_a_service());
    return parameters;
  }

  static nlohmann::json shape(const std::string& arn) {
    return {{"PermissionsBoundaryType", "Policy"}, {"PermissionsBoundaryArn", arn}};
  }

  ActionsWorld world;
  HolderKind kind = GetParam();
};

TEST(PoliciesInUse, AreNoMoreThanTheAccountMayUse) {
  ActionsWorld world(iam::Quotas{.policy_versions_in_use = 1});
  const auto outcome = [&](const std::string& action, const Parameters& parameters) {
    return world.refusal(world.root(), action, parameters);
  };
  const std::string refused = "409 LimitExceeded: Cannot exceed quota for PolicyVersionsInUse: 1";
  const std::string reading = "arn:aws:iam::aws:policy/IAMReadOnlyAccess";
  world.must(world.root(), "CreateUser", {{"UserName", "ann"}});
  EXPECT_EQ(outcome("AttachUserPolicy", {{"UserName", "ann"}, {"PolicyArn", reading}}), "Success");
  EXPECT_EQ(outcome("AttachUserPolicy", {{"UserName", "ann"}, {"PolicyArn", administrator_access}}),
            refused);
  EXPECT_EQ(outcome("PutUserPermissionsBoundary",
                    {{"UserName", "ann"}, {"PermissionsBoundary", administrator_access}}),
            refused);
  EXPECT_EQ(
      outcome("CreateUser", {{"UserName", "bob"}, {"PermissionsBoundary", administrator_access}}),
      refused);
  EXPECT_EQ(world.must(world.root(), "ListUsers")["Users"].size(), 1U);
  EXPECT_EQ(outcome("CreateUser", {{"UserName", "bob"}, {"PermissionsBoundary", reading}}),
            "Success");
}

}  // namespace

TEST_P(PermissionsBoundaries, AreSetReplacedAndTakenAway) {
  EXPECT_EQ(shown(), nlohmann::json());
  const std::string own = a_policy("own");
  EXPECT_EQ(put(own), "Success");
  EXPECT_EQ(shown(), shape(own));
  EXPECT_EQ(put(administrator_access), "Success");
  EXPECT_EQ(shown(), shape(administrator_access));
  EXPECT_EQ(deletion(), "Success");
  EXPECT_EQ(shown(), nlohmann::json());
}

TEST_P(PermissionsBoundaries, ThatAreNotThereCannotBeTakenAway) {
  EXPECT_EQ(deletion(), "404 NoSuchEntity: The permissions boundary of Mixed cannot be found.");
}

TEST_P(PermissionsBoundaries, ArePoliciesThatExist) {
  const std::string no_arn = "400 InvalidInput: ARN this-is-no-arn-at-all is not valid.";
  const std::string not_there =
      "404 NoSuchEntity: Scope ARN: " + unknown + " does not exist or is not attachable.";
  EXPECT_EQ(put("this-is-no-arn-at-all"), no_arn);
  EXPECT_EQ(put("arn::iam::123456789012:policy/look"),
            "400 InvalidInput: ARN arn::iam::123456789012:policy/look is not valid.");
  EXPECT_EQ(put(unknown), not_there);
  const std::string create = kind.action("Create", "");
  EXPECT_EQ(world.refusal(world.root(), create, creation("bob", "this-is-no-arn-at-all")), no_arn);
  EXPECT_EQ(world.refusal(world.root(), create, creation("bob", unknown)), not_there);
  EXPECT_THAT(world.refusal(world.root(), kind.action("Get", ""), {{kind.name_parameter(), "bob"}}),
              ::testing::StartsWith("404 NoSuchEntity: "));
}

TEST_P(PermissionsBoundaries, AreThereFromTheBeginning) {
  const std::string own = a_policy("own");
  const auto made = world.must(world.root(), kind.action("Create", ""), creation("bob", own));
  EXPECT_EQ(made[kind.name]["PermissionsBoundary"], shape(own));
  EXPECT_EQ(shown("bob"), shape(own));
}

TEST_P(PermissionsBoundaries, DoNotKeepAnybodyFromBeingDeleted) {
  const std::string own = a_policy("own");
  put(own);
  EXPECT_EQ(
      world.refusal(world.root(), kind.action("Delete", ""), {{kind.name_parameter(), "mixed"}}),
      "Success");
  EXPECT_EQ(world.refusal(world.root(), "DeletePolicy", {{"PolicyArn", own}}), "Success");
}

TEST_P(PermissionsBoundaries, CanBeAskedForByWhoeverAllowsThem) {
  const std::string own = a_policy("own");
  const std::string other = a_policy("other");
  const auto caller = world.a_user("caller");
  world.put_policy("caller", R"({"Version": "2012-10-17", "Statement": {"Effect": "Allow",
      "Action": "iam:*", "Resource": "*",
      "Condition": {"StringEquals": {"iam:PermissionsBoundary": ")" +
                                 own + R"("}}}})");
  const auto create = [&](const std::string& boundary) {
    return world.call(caller, kind.action("Create", ""), creation("bob", boundary)).code;
  };
  EXPECT_EQ(create(other), "AccessDenied");
  EXPECT_EQ(create(own), "Success");
  const auto put_by_caller = [&](const std::string& boundary) {
    return world
        .call(caller, kind.action("Put", "PermissionsBoundary"),
              {{kind.name_parameter(), "Mixed"}, {"PermissionsBoundary", boundary}})
        .code;
  };
  EXPECT_EQ(put_by_caller(other), "AccessDenied");
  EXPECT_EQ(put_by_caller(own), "Success");
}

INSTANTIATE_TEST_SUITE_P(Of, PermissionsBoundaries,
                         ::testing::Values(HolderKind{"User"}, HolderKind{"Role"}), test::name_of);

TEST(PermissionsBoundaryOfAUser, LimitsWhatOtherPoliciesAllow) {
  ActionsWorld world;
  const auto alice = world.an_administrator("alice");
  const std::string boundary =
      world.must(world.root(), "CreatePolicy",
                 {{"PolicyName", "look"}, {"PolicyDocument", document("Allow")}})["Policy"]["Arn"];
  world.must(world.root(), "PutUserPermissionsBoundary",
             {{"UserName", "alice"}, {"PermissionsBoundary", boundary}});
  EXPECT_EQ(world.call(alice, "GetUser").code, "Success");
  EXPECT_EQ(world.refusal(alice, "GetAccountSummary"),
            "403 AccessDenied: User: arn:aws:iam::123456789012:user/alice is not authorized to "
            "perform: iam:GetAccountSummary on resource: * because no permissions boundary allows "
            "the iam:GetAccountSummary action");
  world.must(world.root(), "DeleteUserPermissionsBoundary", {{"UserName", "alice"}});
  EXPECT_EQ(world.call(alice, "GetAccountSummary").code, "Success");
}

}  // namespace rollcall::actions
