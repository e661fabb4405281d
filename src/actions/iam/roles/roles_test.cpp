#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/actions_world.h"
#include "support/policy_holders.h"

namespace rollcall::actions {
namespace {

using test::ActionsWorld;
using test::document;
using test::Parameters;
using ::testing::UnorderedElementsAre;

const std::string no_bob = "404 NoSuchEntity: The role with name bob cannot be found.";

// A role called Auditor that a service may assume, and root to change it.
class Roles : public ::testing::Test {
 protected:
  Roles() { must("CreateRole", creation("Auditor", {{"Path", "/team/"}})); }

  static Parameters creation(const std::string& name, const Parameters& more = {}) {
    Parameters parameters{{"RoleName", name},
                          {"AssumeRolePolicyDocument", test::trust_in_a_service()}};
    parameters.insert(parameters.end(), more.begin(), more.end());
    return parameters;
  }

  nlohmann::json must(const std::string& action, const Parameters& parameters) {
    return world.must(world.root(), action, parameters);
  }

  std::string refusal(const std::string& action, const Parameters& parameters) {
    return world.refusal(world.root(), action, parameters);
  }

  nlohmann::json role(const std::string& name = "auditor") {
    return must("GetRole", {{"RoleName", name}})["Role"];
  }

  std::string update(const Parameters& more) {
    Parameters parameters{{"RoleName", "auditor"}};
    parameters.insert(parameters.end(), more.begin(), more.end());
    return refusal("UpdateRole", parameters);
  }

  ActionsWorld world;
};

}  // namespace

TEST_F(Roles, AreMadeWithIdArnAndTrustPolicy) {
  const auto made =
      must("CreateRole", creation("Helper", {{"Description", "helps"},
                                             {"MaxSessionDuration", "7200"},
                                             {"Tags.member.1.Key", "team"},
                                             {"Tags.member.1.Value", "one"}}))["Role"];
  EXPECT_THAT(made["RoleId"].get<std::string>(), ::testing::MatchesRegex("AROA[A-Z2-7]{17}"));
  nlohmann::json expected = {
      {"Path", "/"},
      {"RoleName", "Helper"},
      {"RoleId", made["RoleId"]},
      {"Arn", "arn:aws:iam::123456789012:role/Helper"},
      {"CreateDate", base::to_epoch(world.now)},
      {"AssumeRolePolicyDocument", base::percent_encode(test::trust_in_a_service())},
      {"Tags", {{{"Key", "team"}, {"Value", "one"}}}}};
  EXPECT_EQ(made, expected);
  expected["Description"] = "helps";
  expected["MaxSessionDuration"] = 7200;
  expected["RoleLastUsed"] = nlohmann::json::object();
  EXPECT_EQ(role("HELPER"), expected);
}

TEST_F(Roles, LastAnHourUnlessTheySayOtherwise) {
  EXPECT_EQ(role()["MaxSessionDuration"], 3600);
  EXPECT_FALSE(role().contains("Tags"));
  EXPECT_FALSE(role().contains("Description"));
}

TEST_F(Roles, HaveNamesThatDifferInMoreThanCase) {
  EXPECT_EQ(refusal("CreateRole", creation("aUDITOR")),
            "409 EntityAlreadyExists: Role with name aUDITOR already exists.");
}

TEST_F(Roles, HaveAQuota) {
  ActionsWorld small(iam::Quotas{.roles = 1});
  small.must(small.root(), "CreateRole", creation("first"));
  EXPECT_EQ(small.refusal(small.root(), "CreateRole", creation("second")),
            "409 LimitExceeded: Cannot exceed quota for RolesPerAccount: 1");
}

TEST_F(Roles, ThatDoNotExistAreNamed) {
  const Parameters parameters{{"RoleName", "bob"},
                              {"PolicyDocument", test::trust_in_a_service()},
                              {"Description", "none"},
                              {"Tags.member.1.Key", "team"},
                              {"Tags.member.1.Value", "one"},
                              {"TagKeys.member.1", "team"}};
  for (const char* action :
       {"GetRole", "UpdateRole", "UpdateRoleDescription", "UpdateAssumeRolePolicy", "DeleteRole",
        "TagRole", "UntagRole", "ListRoleTags"})
    EXPECT_EQ(refusal(action, parameters), no_bob) << action;
}

TEST_F(Roles, KeepWhatAnUpdateLeavesOut) {
  EXPECT_EQ(update({{"Description", "first"}, {"MaxSessionDuration", "43200"}}), "Success");
  EXPECT_EQ(update({}), "Success");
  EXPECT_EQ(update({{"MaxSessionDuration", "3600"}}), "Success");
  EXPECT_EQ(role()["Description"], "first");
  EXPECT_EQ(role()["MaxSessionDuration"], 3600);
  EXPECT_EQ(update({{"Description", ""}}), "Success");
  EXPECT_EQ(role()["Description"], "");
}

TEST_F(Roles, AnswerAnUpdateWithAResultWithoutMembers) {
  EXPECT_EQ(must("UpdateRole", {{"RoleName", "auditor"}}), nlohmann::json::object());
}

TEST_F(Roles, DoNotLastBeyondTheBounds) {
  for (const char* seconds : {"3599", "43201"})
    EXPECT_THAT(update({{"MaxSessionDuration", seconds}}),
                ::testing::StartsWith("400 ValidationError: 1 validation error detected: Value at "
                                      "'maxSessionDuration'"));
}

TEST_F(Roles, AreShownWithTheirNewDescription) {
  const auto shown = must("UpdateRoleDescription",
                          {{"RoleName", "auditor"}, {"Description", "reads reports"}})["Role"];
  EXPECT_EQ(shown["Description"], "reads reports");
  EXPECT_EQ(shown["RoleName"], "Auditor");
  EXPECT_EQ(role()["Description"], "reads reports");
}

TEST_F(Roles, AreShownWithTheirLastUse) {
  world.store().change(ActionsWorld::account, [&](store::Tables& tables) {
    tables.roles.record_use("auditor", {world.now, "eu-central-1"}, iam::role_last_used_span);
  });
  EXPECT_EQ(role()["RoleLastUsed"], nlohmann::json({{"LastUsedDate", base::to_epoch(world.now)},
                                                    {"Region", "eu-central-1"}}));
  world.now += std::chrono::days{400} + base::Seconds{1};
  EXPECT_EQ(role()["RoleLastUsed"], nlohmann::json::object()) << "told for 400 days";
}

TEST_F(Roles, AreListedByNameAndPathWithoutTagsBoundaryAndLastUse) {
  must("CreateRole", creation("backup", {{"Tags.member.1.Key", "team"},
                                         {"Tags.member.1.Value", "one"},
                                         {"Description", "copies"}}));
  must("CreateRole", creation("Zebra", {{"Path", "/team/sub/"}}));
  const auto names = [&](const Parameters& parameters) {
    std::vector<std::string> found;
    const auto answer = must("ListRoles", parameters);
    for (const auto& each : answer["Roles"])
      found.push_back(each["RoleName"]);
    return found;
  };
  EXPECT_EQ(names({}), (std::vector<std::string>{"Auditor", "backup", "Zebra"}));
  EXPECT_EQ(names({{"PathPrefix", "/team"}}), (std::vector<std::string>{"Auditor", "Zebra"}));
  const auto first = must("ListRoles", {{"MaxItems", "2"}});
  EXPECT_EQ(first["IsTruncated"], true);
  nlohmann::json expected = role("backup");
  expected.erase("Tags");
  expected.erase("RoleLastUsed");
  EXPECT_EQ(first["Roles"][1], expected);
  EXPECT_EQ(names({{"Marker", first["Marker"]}}), std::vector<std::string>{"Zebra"});
}

TEST_F(Roles, AreNotDeletedWhileTheyHavePolicies) {
  const auto deletion = [&] { return refusal("DeleteRole", {{"RoleName", "auditor"}}); };
  must("PutRolePolicy",
       {{"RoleName", "auditor"}, {"PolicyName", "look"}, {"PolicyDocument", document("Allow")}});
  EXPECT_EQ(deletion(), "409 DeleteConflict: Cannot delete entity, must delete policies first.");
  const Parameters attached{{"RoleName", "auditor"},
                            {"PolicyArn", "arn:aws:iam::aws:policy/AdministratorAccess"}};
  must("AttachRolePolicy", attached);
  EXPECT_EQ(deletion(),
            "409 DeleteConflict: Cannot delete entity, must detach all policies first.");
  must("DetachRolePolicy", attached);
  must("DeleteRolePolicy", {{"RoleName", "auditor"}, {"PolicyName", "look"}});
  EXPECT_EQ(deletion(), "Success");
  EXPECT_EQ(refusal("GetRole", {{"RoleName", "bob"}}), no_bob);
}

TEST_F(Roles, ComeBackUnderTheirNameAsSomebodyElse) {
  must("TagRole",
       {{"RoleName", "auditor"}, {"Tags.member.1.Key", "team"}, {"Tags.member.1.Value", "one"}});
  const auto before = role();
  must("DeleteRole", {{"RoleName", "auditor"}});
  must("CreateRole", creation("Auditor"));
  EXPECT_NE(role()["RoleId"], before["RoleId"]);
  EXPECT_FALSE(role().contains("Tags"));
}

TEST_F(Roles, HaveTagsWhoseKeysDoNotKnowTheirCase) {
  const auto tag = [&](const Parameters& tags) {
    Parameters parameters{{"RoleName", "AUDITOR"}};
    parameters.insert(parameters.end(), tags.begin(), tags.end());
    return refusal("TagRole", parameters);
  };
  const auto tags = [&] { return must("ListRoleTags", {{"RoleName", "auditor"}})["Tags"]; };
  tag({{"Tags.member.1.Key", "Team"}, {"Tags.member.1.Value", "one"}});
  tag({{"Tags.member.1.Key", "team"}, {"Tags.member.1.Value", "two"}});
  EXPECT_THAT(tags(), UnorderedElementsAre(nlohmann::json({{"Key", "team"}, {"Value", "two"}})));
  EXPECT_EQ(role()["Tags"], tags());
  EXPECT_EQ(tag({{"Tags.member.1.Key", "a"},
                 {"Tags.member.1.Value", "1"},
                 {"Tags.member.2.Key", "A"},
                 {"Tags.member.2.Value", "2"}}),
            "400 InvalidInput: Duplicate tag keys found. Please note that Tag keys are case "
            "insensitive.");
  must("UntagRole", {{"RoleName", "auditor"}, {"TagKeys.member.1", "TEAM"}});
  EXPECT_EQ(tags(), nlohmann::json::array());
}

TEST_F(Roles, AreAuthorisedOnTheirStoredArnAndByTheirTags) {
  const auto caller = world.a_user("caller");
  world.put_policy("caller", R"({"Version": "2012-10-17", "Statement": {"Effect": "Allow",
      "Action": "iam:*", "Resource": "arn:aws:iam::123456789012:role/team/Auditor",
      "Condition": {"StringEquals": {"aws:ResourceTag/team": "one"}}}})");
  const auto get = [&] { return world.refusal(caller, "GetRole", {{"RoleName", "AUDITOR"}}); };
  EXPECT_EQ(
      get(),
      "403 AccessDenied: User: arn:aws:iam::123456789012:user/caller is not authorized to "
      "perform: iam:GetRole on resource: role Auditor because no identity-based policy allows "
      "the iam:GetRole action");
  must("TagRole",
       {{"RoleName", "auditor"}, {"Tags.member.1.Key", "team"}, {"Tags.member.1.Value", "one"}});
  EXPECT_EQ(get(), "Success");
  EXPECT_EQ(world.refusal(caller, "ListRoles"),
            "403 AccessDenied: User: arn:aws:iam::123456789012:user/caller is not authorized to "
            "perform: iam:ListRoles on resource: arn:aws:iam::123456789012:role/ because no "
            "identity-based policy allows the iam:ListRoles action");
}

}  // namespace rollcall::actions
