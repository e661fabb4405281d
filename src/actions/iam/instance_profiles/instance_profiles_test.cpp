#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/actions_world.h"
#include "support/policy_holders.h"

namespace rollcall::actions {
namespace {

using test::ActionsWorld;
using test::Parameters;
using ::testing::ElementsAre;

const std::string quota_of_roles =
    "409 LimitExceeded: Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1";

// An instance profile called Web, two roles, and root to change them.
class InstanceProfiles : public ::testing::Test {
 protected:
  InstanceProfiles() {
    for (const char* name : {"Reader", "writer"})
      must("CreateRole",
           {{"RoleName", name}, {"AssumeRolePolicyDocument", test::trust_in_a_service()}});
    must("CreateInstanceProfile", named("Web", {{"Path", "/team/"}}));
  }

  static Parameters named(const std::string& name, const Parameters& more = {}) {
    Parameters parameters{{"InstanceProfileName", name}};
    parameters.insert(parameters.end(), more.begin(), more.end());
    return parameters;
  }

  nlohmann::json must(const std::string& action, const Parameters& parameters = {}) {
    return world.must(world.root(), action, parameters);
  }

  std::string refusal(const std::string& action, const Parameters& parameters) {
    return world.refusal(world.root(), action, parameters);
  }

  std::string add(const std::string& profile_name, const std::string& role) {
    return refusal("AddRoleToInstanceProfile", named(profile_name, {{"RoleName", role}}));
  }

  std::string remove(const std::string& profile_name, const std::string& role) {
    return refusal("RemoveRoleFromInstanceProfile", named(profile_name, {{"RoleName", role}}));
  }

  nlohmann::json profile(const std::string& name = "web") {
    return must("GetInstanceProfile", named(name))["InstanceProfile"];
  }

  std::vector<std::string> listed(const std::string& action, const Parameters& parameters) {
    std::vector<std::string> found;
    const nlohmann::json answer = must(action, parameters);
    for (const auto& each : answer["InstanceProfiles"])
      found.push_back(each["InstanceProfileName"]);
    return found;
  }

  std::vector<std::string> of_role(const std::string& role) {
    return listed("ListInstanceProfilesForRole", {{"RoleName", role}});
  }

  ActionsWorld world;
};

}  // namespace

TEST_F(InstanceProfiles, AreShownAsTheyWereMade) {
  const auto made = must("CreateInstanceProfile",
                         named("Batch", {{"Tags.member.1.Key", "team"},
                                         {"Tags.member.1.Value", "one"}}))["InstanceProfile"];
  const std::string id = made["InstanceProfileId"];
  EXPECT_THAT(id, ::testing::MatchesRegex("AIPA[A-Z0-9]+"));
  EXPECT_EQ(made, nlohmann::json({{"Path", "/"},
                                  {"InstanceProfileName", "Batch"},
                                  {"InstanceProfileId", id},
                                  {"Arn", "arn:aws:iam::123456789012:instance-profile/Batch"},
                                  {"CreateDate", base::to_epoch(world.now)},
                                  {"Roles", nlohmann::json::array()},
                                  {"Tags", {{{"Key", "team"}, {"Value", "one"}}}}}));
  EXPECT_EQ(profile("BATCH"), made);
  EXPECT_EQ(profile()["Arn"], "arn:aws:iam::123456789012:instance-profile/team/Web");
  EXPECT_FALSE(profile().contains("Tags"));
}

TEST_F(InstanceProfiles, HaveNamesThatDifferInMoreThanCase) {
  EXPECT_EQ(refusal("CreateInstanceProfile", named("wEB")),
            "409 EntityAlreadyExists: Instance Profile wEB already exists.");
}

TEST_F(InstanceProfiles, HaveAQuota) {
  ActionsWorld small(iam::Quotas{.instance_profiles = 1});
  small.must(small.root(), "CreateInstanceProfile", named("first"));
  EXPECT_EQ(small.refusal(small.root(), "CreateInstanceProfile", named("second")),
            "409 LimitExceeded: Cannot exceed quota for InstanceProfilesPerAccount: 1");
}

TEST_F(InstanceProfiles, ThatDoNotExistAreNamedBeforeTheRole) {
  const Parameters parameters = named("none", {{"RoleName", "nobody"},
                                               {"Tags.member.1.Key", "team"},
                                               {"Tags.member.1.Value", "one"},
                                               {"TagKeys.member.1", "team"}});
  for (const char* action :
       {"GetInstanceProfile", "DeleteInstanceProfile", "AddRoleToInstanceProfile",
        "RemoveRoleFromInstanceProfile", "TagInstanceProfile", "UntagInstanceProfile",
        "ListInstanceProfileTags"})
    EXPECT_EQ(refusal(action, parameters),
              "404 NoSuchEntity: Instance Profile none cannot be found.")
        << action;
  const std::string no_role = "404 NoSuchEntity: The role with name nobody cannot be found.";
  EXPECT_EQ(add("web", "nobody"), no_role);
  EXPECT_EQ(remove("web", "nobody"), no_role);
  EXPECT_EQ(refusal("ListInstanceProfilesForRole", {{"RoleName", "nobody"}}), no_role);
}

TEST_F(InstanceProfiles, HoldOneRole) {
  EXPECT_EQ(add("WEB", "READER"), "Success");
  EXPECT_EQ(add("web", "writer"), quota_of_roles);
  EXPECT_EQ(add("web", "Reader"), quota_of_roles) << "not even once more";
  nlohmann::json role = must("GetRole", {{"RoleName", "reader"}})["Role"];
  for (const char* untold : {"MaxSessionDuration", "RoleLastUsed"})
    role.erase(untold);
  EXPECT_EQ(profile()["Roles"], nlohmann::json::array({role}));
  EXPECT_EQ(remove("web", "reader"), "Success");
  EXPECT_EQ(profile()["Roles"], nlohmann::json::array());
  EXPECT_EQ(add("web", "writer"), "Success");
}

TEST_F(InstanceProfiles, LoseNoRoleThatTheyDoNotHold) {
  EXPECT_EQ(remove("web", "reader"),
            "404 NoSuchEntity: Role Reader in Instance Profile Web cannot be found.");
  add("web", "writer");
  EXPECT_EQ(remove("WEB", "READER"),
            "404 NoSuchEntity: Role Reader in Instance Profile Web cannot be found.");
  EXPECT_EQ(profile()["Roles"][0]["RoleName"], "writer");
}

TEST_F(InstanceProfiles, AndRolesHoldOnToEachOther) {
  const std::string conflict =
      "409 DeleteConflict: Cannot delete entity, must remove roles from instance profile first.";
  add("web", "reader");
  EXPECT_EQ(refusal("DeleteInstanceProfile", named("web")), conflict);
  EXPECT_EQ(refusal("DeleteRole", {{"RoleName", "reader"}}), conflict);
  const Parameters attached{{"RoleName", "reader"},
                            {"PolicyArn", "arn:aws:iam::aws:policy/AdministratorAccess"}};
  must("AttachRolePolicy", attached);
  EXPECT_EQ(refusal("DeleteRole", {{"RoleName", "reader"}}),
            "409 DeleteConflict: Cannot delete entity, must detach all policies first.");
  must("DetachRolePolicy", attached);
  EXPECT_EQ(refusal("DeleteRole", {{"RoleName", "writer"}}), "Success");
  remove("web", "reader");
  EXPECT_EQ(refusal("DeleteRole", {{"RoleName", "reader"}}), "Success");
  EXPECT_EQ(refusal("DeleteInstanceProfile", named("WEB")), "Success");
  EXPECT_EQ(listed("ListInstanceProfiles", {}), std::vector<std::string>());
}

TEST_F(InstanceProfiles, AreListedByNameAndPathWithoutTheirTags) {
  must("CreateInstanceProfile",
       named("batch", {{"Tags.member.1.Key", "team"}, {"Tags.member.1.Value", "one"}}));
  must("CreateInstanceProfile", named("Zebra", {{"Path", "/team/sub/"}}));
  add("zebra", "reader");
  EXPECT_THAT(listed("ListInstanceProfiles", {}), ElementsAre("batch", "Web", "Zebra"));
  EXPECT_THAT(listed("ListInstanceProfiles", {{"PathPrefix", "/team"}}),
              ElementsAre("Web", "Zebra"));
  const auto first = must("ListInstanceProfiles", {{"MaxItems", "2"}});
  EXPECT_FALSE(first["InstanceProfiles"][0].contains("Tags"));
  ASSERT_EQ(first["IsTruncated"], true);
  const auto second = must("ListInstanceProfiles", {{"Marker", first["Marker"]}});
  ASSERT_EQ(second["InstanceProfiles"].size(), 1U);
  EXPECT_EQ(second["InstanceProfiles"][0], profile("zebra"));
  EXPECT_EQ(second["IsTruncated"], false);
}

TEST_F(InstanceProfiles, OfARoleAreListedPageByPage) {
  must("CreateInstanceProfile", named("batch"));
  for (const char* name : {"web", "batch"})
    add(name, "reader");
  EXPECT_THAT(of_role("READER"), ElementsAre("batch", "Web"));
  EXPECT_THAT(of_role("writer"), ElementsAre());
  const auto first =
      must("ListInstanceProfilesForRole", {{"RoleName", "reader"}, {"MaxItems", "1"}});
  EXPECT_EQ(first["InstanceProfiles"][0]["InstanceProfileName"], "batch");
  ASSERT_EQ(first["IsTruncated"], true);
  EXPECT_THAT(
      listed("ListInstanceProfilesForRole", {{"RoleName", "reader"}, {"Marker", first["Marker"]}}),
      ElementsAre("Web"));
}

TEST_F(InstanceProfiles, AreToldWithTheirRoleAndCounted) {
  EXPECT_EQ(must("GetAccountSummary")["SummaryMap"]["InstanceProfiles"], 1);
  add("web", "reader");
  const auto roles = must("GetAccountAuthorizationDetails")["RoleDetailList"];
  EXPECT_EQ(roles[0]["InstanceProfileList"], nlohmann::json::array({profile()}));
  EXPECT_EQ(roles[1]["InstanceProfileList"], nlohmann::json::array());
}

TEST_F(InstanceProfiles, HaveTagsWhoseKeysKnowTheirCase) {
  const auto tags = [&] { return must("ListInstanceProfileTags", named("web"))["Tags"]; };
  must("TagInstanceProfile", named("WEB", {{"Tags.member.1.Key", "Team"},
                                           {"Tags.member.1.Value", "one"},
                                           {"Tags.member.2.Key", "team"},
                                           {"Tags.member.2.Value", "two"}}));
  EXPECT_EQ(tags(), nlohmann::json({{{"Key", "Team"}, {"Value", "one"}},
                                    {{"Key", "team"}, {"Value", "two"}}}));
  EXPECT_EQ(profile()["Tags"], tags());
  must("UntagInstanceProfile", named("web", {{"TagKeys.member.1", "Team"}}));
  EXPECT_EQ(tags(), nlohmann::json({{{"Key", "team"}, {"Value", "two"}}}));
}

TEST_F(InstanceProfiles, AreAuthorisedOnTheirStoredArnAndByTheirTags) {
  const auto caller = world.a_user("caller");
  world.put_policy("caller", R"({"Version": "2012-10-17", "Statement": {"Effect": "Allow",
      "Action": "iam:*", "Resource": "arn:aws:iam::123456789012:instance-profile/team/Web",
      "Condition": {"StringEquals": {"iam:ResourceTag/team": "one"}}}})");
  const auto get = [&] { return world.refusal(caller, "GetInstanceProfile", named("WEB")); };
  EXPECT_EQ(get(),
            "403 AccessDenied: User: arn:aws:iam::123456789012:user/caller is not authorized to "
            "perform: iam:GetInstanceProfile on resource: instance profile Web because no "
            "identity-based policy allows the iam:GetInstanceProfile action");
  must("TagInstanceProfile",
       named("web", {{"Tags.member.1.Key", "team"}, {"Tags.member.1.Value", "one"}}));
  EXPECT_EQ(get(), "Success");
}

TEST_F(InstanceProfiles, AreMadeWithTagsByWhoeverMayTagThem) {
  const auto caller = world.a_user("caller");
  world.put_policy("caller", R"({"Version": "2012-10-17", "Statement": {"Effect": "Allow",
      "Action": "iam:CreateInstanceProfile", "Resource": "*"}})");
  EXPECT_EQ(world.refusal(caller, "CreateInstanceProfile", named("plain")), "Success");
  EXPECT_EQ(
      world
          .call(caller, "CreateInstanceProfile",
                named("tagged", {{"Tags.member.1.Key", "team"}, {"Tags.member.1.Value", "one"}}))
          .code,
      "AccessDenied");
}

TEST_F(InstanceProfiles, AreGivenARoleByWhoeverMayPassItToAMachine) {
  const auto caller = world.a_user("caller");
  world.put_policy("caller", R"({"Version": "2012-10-17", "Statement": {"Effect": "Allow",
      "Action": "iam:AddRoleToInstanceProfile", "Resource": "*"}})");
  const Parameters both = named("web", {{"RoleName", "READER"}});
  const auto give = [&] { return world.refusal(caller, "AddRoleToInstanceProfile", both); };
  const std::string refused =
      "403 AccessDenied: User: arn:aws:iam::123456789012:user/caller is not authorized to "
      "perform: iam:PassRole on resource: role Reader because no identity-based policy allows "
      "the iam:PassRole action";
  EXPECT_EQ(give(), refused);
  const auto pass_to = [&](const std::string& service) {
    world.put_policy("caller", R"({"Version": "2012-10-17", "Statement": {"Effect": "Allow",
      "Action": "iam:PassRole", "Resource": "arn:aws:iam::123456789012:role/Reader",
      "Condition": {"StringEquals": {"iam:PassedToService": ")" +
                                   service + R"("}}}})");
  };
  pass_to("lambda.amazonaws.com");
  EXPECT_EQ(give(), refused);
  pass_to("ec2.amazonaws.com");
  EXPECT_EQ(give(), "Success");
}

}  // namespace rollcall::actions
