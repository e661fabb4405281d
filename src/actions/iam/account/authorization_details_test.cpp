#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "iam/arn.h"
#include "support/actions_world.h"

namespace rollcall::actions {
namespace {

using test::ActionsWorld;
using test::Parameters;
using ::testing::ElementsAre;

constexpr const char* document = R"({"Version": "2012-10-17", "Statement": {
    "Effect": "Allow", "Action": "iam:Get*", "Resource": "*"}})";

constexpr const char* reading_arn = "arn:aws:iam::123456789012:policy/Reading";

const nlohmann::json an_inline_policy = nlohmann::json::array(
    {{{"PolicyName", "in"}, {"PolicyDocument", base::percent_encode(document)}}});
const nlohmann::json an_attached_policy =
    nlohmann::json::array({{{"PolicyName", "Reading"}, {"PolicyArn", reading_arn}}});

// An administrator, and alice with a policy of her own and a tag.
class AuthorizationDetails : public ::testing::Test {
 protected:
  AuthorizationDetails() {
    world.must(admin, "CreateUser",
               {{"UserName", "alice"},
                {"Path", "/staff/"},
                {"Tags.member.1.Key", "team"},
                {"Tags.member.1.Value", "space + slash/"}});
    world.must(admin, "PutUserPolicy",
               {{"UserName", "alice"}, {"PolicyName", "read"}, {"PolicyDocument", document}});
  }

  nlohmann::json details(const Parameters& parameters = {}) {
    return world.must(admin, "GetAccountAuthorizationDetails", parameters);
  }

  // A role, a group that alice is in, and a managed policy in two versions.
  void add_the_other_kinds() {
    world.store().change(ActionsWorld::account, [&](store::Tables& tables) {
      tables.roles.insert({.account = ActionsWorld::account,
                           .name = "reader",
                           .id = "AROA",
                           .created = world.now,
                           .assume_role_policy = "the trust policy",
                           .description = "not shown",
                           .last_used = {}});
      tables.groups.insert({.account = ActionsWorld::account,
                            .name = "Staff",
                            .path = "/team/",
                            .id = "AGPA",
                            .created = world.now});
      tables.groups.add_member("staff", "alice");
      tables.managed_policies.insert({.account = ActionsWorld::account,
                                      .name = "Reading",
                                      .id = "ANPA",
                                      .description = "not shown",
                                      .created = world.now,
                                      .updated = world.now,
                                      .default_version = 1,
                                      .newest_version = 2});
      for (const int number : {1, 2})
        tables.managed_policies.insert_version(
            "reading", {.number = number, .document = document, .created = world.now});
    });
  }

  // Gives all that can be had to the role and the group, and a boundary to the role.
  void give_policies() {
    const base::Instant used = world.now;
    world.store().change(ActionsWorld::account, [used](store::Tables& tables) {
      for (const auto& holder : {store::role_holder("reader"), store::group_holder("staff")}) {
        tables.policies.put_inline(holder, {"in", document});
        tables.policies.attach(holder, reading_arn);
      }
      tables.policies.set_boundary(store::role_holder("reader"), reading_arn);
      tables.tags.replace(store::Tagged::Role, "reader", {{"team", "one"}});
      tables.roles.record_use("reader", {.date = used, .region = "us-east-1"},
                              iam::role_last_used_span);
    });
  }

  // "user alice", "policy AdministratorAccess": what a page holds.
  static void note(const nlohmann::json& page, std::vector<std::string>& found) {
    for (const auto& user : page["UserDetailList"])
      found.push_back("user " + user["UserName"].get<std::string>());
    for (const auto& role : page["RoleDetailList"])
      found.push_back("role " + role["RoleName"].get<std::string>());
    for (const auto& group : page["GroupDetailList"])
      found.push_back("group " + group["GroupName"].get<std::string>());
    for (const auto& policy : page["Policies"])
      found.push_back("policy " + policy["PolicyName"].get<std::string>());
  }

  ActionsWorld world;
  ActionsWorld::Caller admin = world.an_administrator("admin");
};

}  // namespace

TEST_F(AuthorizationDetails, TellAllOfAUser) {
  const auto alice = details()["UserDetailList"][1];
  EXPECT_EQ(alice["UserName"], "alice");
  EXPECT_EQ(alice["Path"], "/staff/");
  EXPECT_EQ(alice["Arn"], "arn:aws:iam::123456789012:user/staff/alice");
  EXPECT_EQ(alice["UserPolicyList"],
            nlohmann::json::array(
                {{{"PolicyName", "read"}, {"PolicyDocument", base::percent_encode(document)}}}));
  EXPECT_EQ(alice["GroupList"], nlohmann::json::array());
  EXPECT_EQ(alice["AttachedManagedPolicies"], nlohmann::json::array());
  EXPECT_EQ(alice["Tags"], nlohmann::json::array({{{"Key", "team"}, {"Value", "space + slash/"}}}));
}

TEST_F(AuthorizationDetails, LeaveOutOnlyTheListOfInlinePoliciesWhereItIsEmpty) {
  const auto user = details()["UserDetailList"][0];
  EXPECT_EQ(user["UserName"], "admin");
  EXPECT_FALSE(user.contains("UserPolicyList"));
  EXPECT_EQ(user["Tags"], nlohmann::json::array());
  EXPECT_EQ(user["AttachedManagedPolicies"],
            nlohmann::json::array({{{"PolicyName", "AdministratorAccess"},
                                    {"PolicyArn", iam::administrator_access_arn}}}));
}

TEST_F(AuthorizationDetails, HoldAllFourListsWhateverIsAskedFor) {
  const auto groups = details({{"Filter.member.1", "Group"}});
  for (const char* list : {"UserDetailList", "GroupDetailList", "RoleDetailList", "Policies"})
    EXPECT_EQ(groups[list], nlohmann::json::array()) << list;
  EXPECT_FALSE(groups["IsTruncated"].get<bool>());
}

TEST_F(AuthorizationDetails, ShowAManagedPolicyWhileItIsAttached) {
  const auto policies = details({{"Filter.member.1", "AWSManagedPolicy"}})["Policies"];
  ASSERT_EQ(policies.size(), 1U);
  EXPECT_EQ(policies[0]["Arn"], iam::administrator_access_arn);
  EXPECT_EQ(policies[0]["AttachmentCount"], 1);
  EXPECT_EQ(policies[0]["PolicyVersionList"][0]["IsDefaultVersion"], true);
  EXPECT_FALSE(policies[0].contains("Description"));
  EXPECT_EQ(details({{"Filter.member.1", "LocalManagedPolicy"}})["Policies"],
            nlohmann::json::array());
  world.must(world.root(), "DetachUserPolicy",
             {{"UserName", "admin"}, {"PolicyArn", std::string(iam::administrator_access_arn)}});
  EXPECT_EQ(world.must(world.root(), "GetAccountAuthorizationDetails")["Policies"],
            nlohmann::json::array());
}

TEST_F(AuthorizationDetails, TellAllOfARole) {
  add_the_other_kinds();
  const auto bare = details()["RoleDetailList"][0];
  for (const char* list :
       {"InstanceProfileList", "RolePolicyList", "AttachedManagedPolicies", "Tags"})
    EXPECT_EQ(bare[list], nlohmann::json::array()) << list;
  EXPECT_EQ(bare["RoleLastUsed"], nlohmann::json::object());
  EXPECT_FALSE(bare.contains("PermissionsBoundary"));
  EXPECT_FALSE(bare.contains("Description"));
  EXPECT_EQ(bare["Arn"], "arn:aws:iam::123456789012:role/reader");
  EXPECT_EQ(bare["AssumeRolePolicyDocument"], "the%20trust%20policy");

  give_policies();
  const auto role = details()["RoleDetailList"][0];
  EXPECT_EQ(role["RolePolicyList"], an_inline_policy);
  EXPECT_EQ(role["AttachedManagedPolicies"], an_attached_policy);
  EXPECT_EQ(role["PermissionsBoundary"]["PermissionsBoundaryArn"], reading_arn);
  EXPECT_EQ(role["Tags"][0]["Value"], "one");
  EXPECT_EQ(role["RoleLastUsed"],
            nlohmann::json({{"LastUsedDate", base::to_epoch(world.now)}, {"Region", "us-east-1"}}));
  world.now += iam::role_last_used_tracking;
  EXPECT_EQ(details()["RoleDetailList"][0]["RoleLastUsed"], role["RoleLastUsed"]);
  world.now += base::Seconds{1};
  EXPECT_EQ(details()["RoleDetailList"][0]["RoleLastUsed"], nlohmann::json::object());
}

TEST_F(AuthorizationDetails, TellAllOfAGroupAndWhoIsInIt) {
  add_the_other_kinds();
  const auto bare = details()["GroupDetailList"][0];
  EXPECT_EQ(bare["GroupPolicyList"], nlohmann::json::array());
  EXPECT_EQ(bare["AttachedManagedPolicies"], nlohmann::json::array());
  EXPECT_EQ(bare["Arn"], "arn:aws:iam::123456789012:group/team/Staff");
  EXPECT_FALSE(bare.contains("PermissionsBoundary"));

  give_policies();
  const auto page = details();
  EXPECT_EQ(page["GroupDetailList"][0]["GroupPolicyList"], an_inline_policy);
  EXPECT_EQ(page["GroupDetailList"][0]["AttachedManagedPolicies"], an_attached_policy);
  EXPECT_EQ(page["UserDetailList"][1]["GroupList"], nlohmann::json::array({"Staff"}));
  EXPECT_EQ(page["UserDetailList"][0]["GroupList"], nlohmann::json::array());
}

TEST_F(AuthorizationDetails, TellOfEveryVersionOfAPolicyNewestFirst) {
  add_the_other_kinds();
  give_policies();
  const auto policies = details({{"Filter.member.1", "LocalManagedPolicy"}})["Policies"];
  ASSERT_EQ(policies.size(), 1U);
  const auto& policy = policies[0];
  EXPECT_EQ(policy["Arn"], reading_arn);
  EXPECT_EQ(policy["DefaultVersionId"], "v1");
  EXPECT_EQ(policy["AttachmentCount"], 2);
  EXPECT_EQ(policy["PermissionsBoundaryUsageCount"], 1);
  EXPECT_FALSE(policy.contains("Description"));
  EXPECT_FALSE(policy.contains("Tags"));
  const auto& versions = policy["PolicyVersionList"];
  ASSERT_EQ(versions.size(), 2U);
  EXPECT_EQ(versions[0]["VersionId"], "v2");
  EXPECT_FALSE(versions[0]["IsDefaultVersion"].get<bool>());
  EXPECT_EQ(versions[1]["VersionId"], "v1");
  EXPECT_TRUE(versions[1]["IsDefaultVersion"].get<bool>());
  EXPECT_EQ(versions[1]["Document"], base::percent_encode(document));
}

TEST_F(AuthorizationDetails, ShowWhatBoundsAUser) {
  EXPECT_FALSE(details()["UserDetailList"][1].contains("PermissionsBoundary"));
  world.store().change(ActionsWorld::account, [](store::Tables& tables) {
    tables.policies.set_boundary(store::user_holder("alice"), iam::administrator_access_arn);
    tables.policies.detach(store::user_holder("admin"), iam::administrator_access_arn);
  });
  const auto page = world.must(world.root(), "GetAccountAuthorizationDetails");
  EXPECT_EQ(page["UserDetailList"][1]["PermissionsBoundary"]["PermissionsBoundaryArn"],
            iam::administrator_access_arn);
  EXPECT_EQ(page["Policies"][0]["PermissionsBoundaryUsageCount"], 1);
  EXPECT_EQ(page["Policies"][0]["AttachmentCount"], 0);
}

TEST_F(AuthorizationDetails, RunThroughAllKindsInPagesOfAnySize) {
  add_the_other_kinds();
  for (int size = 1; size <= 7; ++size) {
    std::vector<std::string> found;
    Parameters parameters{{"MaxItems", std::to_string(size)}};
    for (bool is_truncated = true; is_truncated;) {
      const auto page = details(parameters);
      note(page, found);
      is_truncated = page["IsTruncated"];
      parameters.resize(1);
      if (is_truncated)
        parameters.emplace_back("Marker", page["Marker"]);
    }
    EXPECT_THAT(found, ElementsAre("user admin", "user alice", "role reader", "group Staff",
                                   "policy Reading", "policy AdministratorAccess"))
        << "pages of " << size;
  }
}

TEST_F(AuthorizationDetails, GoOnOnlyWithTheSameKinds) {
  const Parameters users_and_roles{
      {"Filter.member.1", "User"}, {"Filter.member.2", "Role"}, {"MaxItems", "1"}};
  const std::string marker = details(users_and_roles)["Marker"];
  const Parameters reordered{{"Filter.member.1", "Role"},
                             {"Filter.member.2", "User"},
                             {"Filter.member.3", "User"},
                             {"Marker", marker}};
  EXPECT_EQ(details(reordered)["UserDetailList"].size(), 1U);
  const std::string action = "GetAccountAuthorizationDetails";
  EXPECT_EQ(world.refusal(admin, action, {{"Marker", marker}}),
            "400 ValidationError: Invalid Marker.");
  for (const std::string& other : {marker, std::string("AAAA")})
    EXPECT_EQ(world.refusal(admin, action, {{"Filter.member.1", "User"}, {"Marker", other}}),
              "400 ValidationError: Marker and Filter do not match");
}

TEST_F(AuthorizationDetails, TakeTheFiveKindsForNoFilter) {
  const std::string marker = details({{"MaxItems", "1"}})["Marker"];
  const Parameters all_kinds{{"Filter.member.1", "Group"},
                             {"Filter.member.2", "Role"},
                             {"Filter.member.3", "User"},
                             {"Filter.member.4", "LocalManagedPolicy"},
                             {"Filter.member.5", "AWSManagedPolicy"},
                             {"Marker", marker}};
  EXPECT_EQ(details(all_kinds)["UserDetailList"].size(), 1U);
}

TEST_F(AuthorizationDetails, KnowFiveKinds) {
  EXPECT_EQ(
      world.refusal(admin, "GetAccountAuthorizationDetails", {{"Filter.member.1", "Unknown"}}),
      "400 ValidationError: 1 validation error detected: Value at 'filter' failed to satisfy "
      "constraint: Member must satisfy constraint: [Member must satisfy enum value set: "
      "[LocalManagedPolicy, User, AWSManagedPolicy, Role, Group]]");
}

}  // namespace rollcall::actions
