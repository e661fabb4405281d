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

// A user, a group or a role called Mixed, and root to give it policies.
class AttachedPolicies : public ::testing::TestWithParam<HolderKind> {
 protected:
  AttachedPolicies() { kind.make(world, "Mixed"); }

  // The ARN of a new managed policy.
  std::string a_policy(const std::string& name, const std::string& path = "/") {
    return world.must(world.root(), "CreatePolicy",
                      {{"PolicyName", name},
                       {"Path", path},
                       {"PolicyDocument", document("Allow")}})["Policy"]["Arn"];
  }

  Parameters with(const std::string& arn) {
    return {{kind.name_parameter(), "mixed"}, {"PolicyArn", arn}};
  }

  std::string attach(const std::string& arn) {
    return world.refusal(world.root(), kind.action("Attach", "Policy"), with(arn));
  }

  std::string detach(const std::string& arn) {
    return world.refusal(world.root(), kind.action("Detach", "Policy"), with(arn));
  }

  nlohmann::json list(const Parameters& more = {}) {
    Parameters parameters{{kind.name_parameter(), "MIXED"}};
    parameters.insert(parameters.end(), more.begin(), more.end());
    return world.must(world.root(), kind.action("ListAttached", "Policies"), parameters);
  }

  std::vector<std::string> names(const Parameters& more = {}) {
    std::vector<std::string> found;
    const auto answer = list(more);
    for (const auto& policy : answer["AttachedPolicies"])
      found.push_back(policy["PolicyName"]);
    return found;
  }

  ActionsWorld world;
  HolderKind kind = GetParam();
};

using Names = std::vector<std::string>;

}  // namespace

TEST_P(AttachedPolicies, AreTheAccountsOwnAndThoseOfEveryAccount) {
  const std::string own = a_policy("Own", "/team/");
  EXPECT_EQ(attach(own), "Success");
  EXPECT_EQ(attach(administrator_access), "Success");
  EXPECT_EQ(list(),
            nlohmann::json(
                {{"AttachedPolicies",
                  {{{"PolicyName", "AdministratorAccess"}, {"PolicyArn", administrator_access}},
                   {{"PolicyName", "Own"}, {"PolicyArn", own}}}},
                 {"IsTruncated", false}}));
}

TEST_P(AttachedPolicies, AreAttachedOnceHoweverOftenAndDetachedOnce) {
  const std::string own = a_policy("Own");
  EXPECT_EQ(attach(own), "Success");
  EXPECT_EQ(attach(own), "Success");
  EXPECT_EQ(names(), Names{"Own"});
  EXPECT_EQ(detach(own), "Success");
  EXPECT_EQ(names(), Names{});
  EXPECT_EQ(detach(own), "404 NoSuchEntity: Policy " + own + " was not found.");
}

TEST_P(AttachedPolicies, MustExist) {
  a_policy("Own", "/team/");
  for (const std::string& arn : {unknown, std::string("arn:aws:iam::123456789012:policy/Own"),
                                 std::string("arn:aws:iam::123456789012:policy/team/own"),
                                 std::string("arn:aws:iam::210987654321:policy/team/Own"),
                                 std::string("arn:aws:iam::aws:policy/unknown")})
    EXPECT_EQ(attach(arn),
              "404 NoSuchEntity: Policy " + arn + " does not exist or is not attachable.");
}

TEST_P(AttachedPolicies, AreNamedByAnArn) {
  const std::string refusal = "400 ValidationError: ARN this-is-no-arn-at-all is not valid.";
  EXPECT_EQ(attach("this-is-no-arn-at-all"), refusal);
  EXPECT_EQ(detach("this-is-no-arn-at-all"), refusal);
  for (const std::string arn : {"arn::iam::123456789012:policy/look",
                                "arn:aws:::123456789012:policy/look", "arn:aws:iam::123456789012:"})
    EXPECT_EQ(attach(arn), "400 ValidationError: ARN " + arn + " is not valid.");
  EXPECT_EQ(attach("short"),
            "400 ValidationError: 1 validation error detected: Value at 'policyArn' failed to "
            "satisfy constraint: Member must have length greater than or equal to 20");
}

TEST_P(AttachedPolicies, NeedAHolder) {
  const Parameters parameters{{kind.name_parameter(), "nobody"},
                              {"PolicyArn", administrator_access}};
  const std::string nobody =
      "404 NoSuchEntity: The " + kind.noun() + " with name nobody cannot be found.";
  for (const std::string& action :
       {kind.action("Attach", "Policy"), kind.action("Detach", "Policy"),
        kind.action("ListAttached", "Policies")})
    EXPECT_EQ(world.refusal(world.root(), action, parameters), nobody);
}

TEST_P(AttachedPolicies, AreListedByPathAndInPages) {
  for (const char* name : {"a", "b", "c"})
    attach(a_policy(name, "/team/"));
  attach(a_policy("elsewhere", "/team/sub/"));
  attach(administrator_access);
  EXPECT_EQ(names({{"PathPrefix", "/team/"}}), (Names{"a", "b", "c", "elsewhere"}));
  EXPECT_EQ(names({{"PathPrefix", "/team/sub/"}}), Names{"elsewhere"});
  EXPECT_EQ(names({{"PathPrefix", "/"}}).size(), 5U);
  const auto first = list({{"PathPrefix", "/team/"}, {"MaxItems", "2"}});
  EXPECT_EQ(first["IsTruncated"], true);
  EXPECT_EQ(names({{"PathPrefix", "/team/"}, {"Marker", first["Marker"]}}),
            (Names{"c", "elsewhere"}));
}

TEST_P(AttachedPolicies, AreListedInPagesHoweverLongTheirArns) {
  const std::string path = "/" + std::string(510, 'x') + "/";
  attach(a_policy("AdministratorAccess", path));
  attach(a_policy(std::string(128, 'b'), path));
  attach(administrator_access);
  std::vector<std::string> found;
  Parameters page{{"MaxItems", "1"}};
  for (int i = 0; i < 3; ++i) {
    const auto answer = list(page);
    found.push_back(answer["AttachedPolicies"][0]["PolicyArn"]);
    page = {{"MaxItems", "1"}, {"Marker", answer.value("Marker", "")}};
  }
  const std::string own = "arn:aws:iam::123456789012:policy" + path;
  EXPECT_EQ(found, (Names{own + "AdministratorAccess", administrator_access,
                          own + std::string(128, 'b')}));
}

TEST_P(AttachedPolicies, AreTenAtMost) {
  for (int i = 0; i < 10; ++i)
    EXPECT_EQ(attach(a_policy("p" + std::to_string(i))), "Success");
  EXPECT_EQ(attach(administrator_access),
            "409 LimitExceeded: Cannot exceed quota for PoliciesPer" + kind.name + ": 10");
  EXPECT_EQ(attach("arn:aws:iam::123456789012:policy/p0"), "Success");  // is there already
}

TEST_P(AttachedPolicies, AreAuthorisedOnTheArnOfTheirHolderAndTheirOwnAsACondition) {
  const auto caller = world.a_user("caller");
  const std::string allowed = a_policy("allowed");
  world.put_policy("caller",
                   R"({"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "iam:*",
                       "Resource": "arn:aws:iam::123456789012:)" +
                       kind.noun() + R"(/Mixed",
                       "Condition": {"ArnEquals": {"iam:PolicyARN": ")" +
                       allowed + R"("}}}})");
  EXPECT_EQ(world.refusal(caller, kind.action("Attach", "Policy"), with(allowed)), "Success");
  EXPECT_EQ(world.call(caller, kind.action("Attach", "Policy"), with(administrator_access)).code,
            "AccessDenied");
  EXPECT_EQ(world.refusal(caller, kind.action("Detach", "Policy"), with(allowed)), "Success");
}

INSTANTIATE_TEST_SUITE_P(Of, AttachedPolicies, test::every_kind_of_holder, test::name_of);

TEST(AttachedPoliciesOfAUser, HaveTheEffectOfTheirDefaultVersion) {
  ActionsWorld world;
  const auto alice = world.a_user("alice");
  const std::string arn =
      world.must(world.root(), "CreatePolicy",
                 {{"PolicyName", "look"}, {"PolicyDocument", document("Allow")}})["Policy"]["Arn"];
  const auto look = [&] { return world.call(alice, "GetUser").code; };
  world.must(world.root(), "AttachUserPolicy", {{"UserName", "alice"}, {"PolicyArn", arn}});
  EXPECT_EQ(look(), "Success");
  world.must(world.root(), "CreatePolicyVersion",
             {{"PolicyArn", arn}, {"PolicyDocument", document("Deny")}});
  EXPECT_EQ(look(), "Success");
  world.must(world.root(), "SetDefaultPolicyVersion", {{"PolicyArn", arn}, {"VersionId", "v2"}});
  EXPECT_EQ(look(), "AccessDenied");
  world.must(world.root(), "SetDefaultPolicyVersion", {{"PolicyArn", arn}, {"VersionId", "v1"}});
  EXPECT_EQ(look(), "Success");
  world.must(world.root(), "DetachUserPolicy", {{"UserName", "alice"}, {"PolicyArn", arn}});
  EXPECT_EQ(look(), "AccessDenied");
}

}  // namespace rollcall::actions
