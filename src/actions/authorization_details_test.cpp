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

  // "user alice", "policy AdministratorAccess": what a page holds.
  static void note(const nlohmann::json& page, std::vector<std::string>& found) {
    for (const auto& user : page["UserDetailList"])
      found.push_back("user " + user["UserName"].get<std::string>());
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

TEST_F(AuthorizationDetails, RunThroughUsersAndThenPoliciesInPagesOfAnySize) {
  for (int size = 1; size <= 4; ++size) {
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
    EXPECT_THAT(found, ElementsAre("user admin", "user alice", "policy AdministratorAccess"))
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
