#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "iam/arn.h"
#include "support/actions_world.h"

namespace rollcall::actions {
namespace {

using test::ActionsWorld;
using test::Parameters;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::MatchesRegex;

// Allows to create groups and to change memberships of one of them.
constexpr const char* steward_of_staff = R"({"Version": "2012-10-17", "Statement": [
    {"Effect": "Allow", "Action": "iam:CreateGroup",
     "Resource": "arn:aws:iam::123456789012:group/team/*"},
    {"Effect": "Allow", "Action": ["iam:AddUserToGroup", "iam:UpdateGroup"],
     "Resource": "arn:aws:iam::123456789012:group/team/Staff"}]})";

constexpr const char* no_crew = "404 NoSuchEntity: The group with name crew cannot be found.";

// The group of staff, the users alice and Bob, and an administrator to ask for everything.
class Groups : public ::testing::Test {
 protected:
  Groups() {
    world.must(admin, "CreateGroup", {{"GroupName", "Staff"}, {"Path", "/team/"}});
    for (const char* name : {"alice", "Bob"})
      world.must(admin, "CreateUser", {{"UserName", name}});
  }

  nlohmann::json group(const std::string& name) {
    return world.must(admin, "GetGroup", {{"GroupName", name}});
  }

  std::string membership(const std::string& action, const std::string& user,
                         const std::string& group) {
    return world.refusal(admin, action, {{"UserName", user}, {"GroupName", group}});
  }

  std::vector<std::string> members(const std::string& name) {
    return names(group(name)["Users"], "UserName");
  }

  std::vector<std::string> groups_of(const std::string& user) {
    return names(world.must(admin, "ListGroupsForUser", {{"UserName", user}})["Groups"],
                 "GroupName");
  }

  std::string deletion() { return world.refusal(admin, "DeleteGroup", {{"GroupName", "staff"}}); }

  static std::vector<std::string> names(const nlohmann::json& list, const char* member) {
    std::vector<std::string> found;
    for (const auto& each : list)
      found.push_back(each[member]);
    return found;
  }

  template <typename Change>
  void change(Change&& body) {
    world.store().change(ActionsWorld::account, std::forward<Change>(body));
  }

  ActionsWorld world;
  ActionsWorld::Caller admin = world.an_administrator("admin");
};

}  // namespace

TEST_F(Groups, AreMadeWithIdArnAndDate) {
  const auto made = world.must(admin, "CreateGroup", {{"GroupName", "c+r=ew"}})["Group"];
  EXPECT_EQ(made["Path"], "/");
  EXPECT_EQ(made["GroupName"], "c+r=ew");
  EXPECT_EQ(made["Arn"], "arn:aws:iam::123456789012:group/c+r=ew");
  EXPECT_THAT(made["GroupId"].get<std::string>(), MatchesRegex("AGPA[A-Z2-7]{17}"));
  EXPECT_EQ(made["CreateDate"], base::to_epoch(world.now));
  EXPECT_EQ(group("C+R=EW")["Group"], made);
}

TEST_F(Groups, HaveNamesWhoseCaseDoesNotMatter) {
  EXPECT_EQ(group("sTAFF")["Group"]["Arn"], "arn:aws:iam::123456789012:group/team/Staff");
  EXPECT_EQ(world.refusal(admin, "CreateGroup", {{"GroupName", "STAFF"}}),
            "409 EntityAlreadyExists: Group with name STAFF already exists.");
}

TEST_F(Groups, TakeTheirNamesAndPathsAsUsersDo) {
  EXPECT_THAT(
      world.refusal(admin, "CreateGroup", {{"GroupName", std::string(129, 'x')}}),
      HasSubstr("Value at 'groupName' failed to satisfy constraint: Member must have length less "
                "than or equal to 128"));
  EXPECT_THAT(world.refusal(admin, "CreateGroup", {{"GroupName", "a b"}}),
              HasSubstr("Member must satisfy regular expression pattern: [\\w+=,.@-]+"));
  for (const char* path : {"/team", "team/", "/ space/", "//", "/team/\n"})
    EXPECT_THAT(world.refusal(admin, "UpdateGroup", {{"GroupName", "staff"}, {"NewPath", path}}),
                HasSubstr("400 ValidationError: "))
        << path;
  EXPECT_EQ(group("staff")["Group"]["Path"], "/team/");
}

TEST_F(Groups, CannotBeMoreThanTheQuota) {
  ActionsWorld small(iam::Quotas{.groups = 1, .groups_per_user = 1});
  small.must(small.root(), "CreateGroup", {{"GroupName", "one"}});
  EXPECT_EQ(small.refusal(small.root(), "CreateGroup", {{"GroupName", "two"}}),
            "409 LimitExceeded: Cannot exceed quota for GroupsPerAccount: 1");
  EXPECT_EQ(small.refusal(small.root(), "CreateGroup", {{"GroupName", "ONE"}}),
            "409 EntityAlreadyExists: Group with name ONE already exists.");
}

TEST_F(Groups, AreListedByNameAndPathInPagesOfAnySize) {
  for (const char* name : {"admins", "Zoo"})
    world.must(admin, "CreateGroup", {{"GroupName", name}});
  EXPECT_THAT(names(world.must(admin, "ListGroups")["Groups"], "GroupName"),
              ElementsAre("admins", "Staff", "Zoo"));
  EXPECT_THAT(
      names(world.must(admin, "ListGroups", {{"PathPrefix", "/tea"}})["Groups"], "GroupName"),
      ElementsAre("Staff"));
  const auto first = world.must(admin, "ListGroups", {{"MaxItems", "2"}});
  EXPECT_TRUE(first["IsTruncated"].get<bool>());
  const auto second = world.must(admin, "ListGroups", {{"Marker", first["Marker"]}});
  EXPECT_THAT(names(second["Groups"], "GroupName"), ElementsAre("Zoo"));
  EXPECT_FALSE(second["IsTruncated"].get<bool>());
}

TEST_F(Groups, HoldWhoWasAddedOnceHoweverOften) {
  for (const char* name : {"BOB", "alice", "bob"})
    EXPECT_EQ(membership("AddUserToGroup", name, "STAFF"), "Success");
  EXPECT_THAT(members("staff"), ElementsAre("alice", "Bob"));
  EXPECT_THAT(groups_of("bob"), ElementsAre("Staff"));
  for (int time = 0; time < 2; ++time)
    EXPECT_EQ(membership("RemoveUserFromGroup", "Alice", "staff"), "Success");
  EXPECT_THAT(members("staff"), ElementsAre("Bob"));
  EXPECT_THAT(groups_of("alice"), IsEmpty());
}

TEST_F(Groups, ShowTheirMembersInPagesOfAnySize) {
  for (const char* name : {"bob", "alice", "admin"})
    membership("AddUserToGroup", name, "staff");
  const auto first = world.must(admin, "GetGroup", {{"GroupName", "staff"}, {"MaxItems", "2"}});
  EXPECT_THAT(names(first["Users"], "UserName"), ElementsAre("admin", "alice"));
  EXPECT_EQ(first["Users"][1]["Arn"], "arn:aws:iam::123456789012:user/alice");
  const auto second =
      world.must(admin, "GetGroup", {{"GroupName", "staff"}, {"Marker", first["Marker"]}});
  EXPECT_THAT(names(second["Users"], "UserName"), ElementsAre("Bob"));
  EXPECT_FALSE(second["IsTruncated"].get<bool>());
  EXPECT_EQ(second["Group"]["GroupName"], "Staff");
}

TEST_F(Groups, OfAUserAreListedInPagesOfAnySize) {
  for (const char* name : {"Zoo", "admins"}) {
    world.must(admin, "CreateGroup", {{"GroupName", name}});
    membership("AddUserToGroup", "alice", name);
  }
  membership("AddUserToGroup", "alice", "staff");
  const auto first =
      world.must(admin, "ListGroupsForUser", {{"UserName", "ALICE"}, {"MaxItems", "1"}});
  EXPECT_THAT(names(first["Groups"], "GroupName"), ElementsAre("admins"));
  const auto second =
      world.must(admin, "ListGroupsForUser", {{"UserName", "alice"}, {"Marker", first["Marker"]}});
  EXPECT_THAT(names(second["Groups"], "GroupName"), ElementsAre("Staff", "Zoo"));
  EXPECT_EQ(world.refusal(admin, "ListGroups", {{"Marker", first["Marker"]}}),
            "400 ValidationError: Invalid Marker.");
}

TEST_F(Groups, AreTenForAUserAtMost) {
  for (int i = 0; i < 10; ++i) {
    const std::string name = "group" + std::to_string(i);
    world.must(admin, "CreateGroup", {{"GroupName", name}});
    EXPECT_EQ(membership("AddUserToGroup", "alice", name), "Success");
  }
  EXPECT_EQ(membership("AddUserToGroup", "alice", "staff"),
            "409 LimitExceeded: Cannot exceed quota for GroupsPerUser: 10");
  EXPECT_EQ(membership("AddUserToGroup", "alice", "GROUP3"), "Success");
  membership("RemoveUserFromGroup", "alice", "group3");
  EXPECT_EQ(membership("AddUserToGroup", "alice", "staff"), "Success");
}

TEST_F(Groups, AreSpokenOfAfterTheUserWhereNeitherIsThere) {
  for (const char* action : {"AddUserToGroup", "RemoveUserFromGroup"}) {
    EXPECT_EQ(membership(action, "carol", "crew"),
              "404 NoSuchEntity: The user with name carol cannot be found.");
    EXPECT_EQ(membership(action, "alice", "crew"), no_crew);
  }
  for (const char* action : {"GetGroup", "DeleteGroup", "UpdateGroup"})
    EXPECT_EQ(world.refusal(admin, action, {{"GroupName", "crew"}}), no_crew);
  EXPECT_EQ(world.refusal(admin, "ListGroupsForUser", {{"UserName", "carol"}}),
            "404 NoSuchEntity: The user with name carol cannot be found.");
}

TEST_F(Groups, KeepIdMembersAndPoliciesUnderANewName) {
  const auto before = group("staff")["Group"];
  membership("AddUserToGroup", "alice", "staff");
  change([](store::Tables& tables) {
    tables.policies.attach(store::group_holder("staff"), iam::administrator_access_arn);
  });
  world.must(admin, "UpdateGroup",
             {{"GroupName", "staff"}, {"NewGroupName", "Crew"}, {"NewPath", "/ship/"}});
  const auto after = group("crew");
  EXPECT_EQ(after["Group"]["GroupId"], before["GroupId"]);
  EXPECT_EQ(after["Group"]["Arn"], "arn:aws:iam::123456789012:group/ship/Crew");
  EXPECT_THAT(names(after["Users"], "UserName"), ElementsAre("alice"));
  EXPECT_EQ(world.refusal(admin, "GetGroup", {{"GroupName", "staff"}}),
            "404 NoSuchEntity: The group with name staff cannot be found.");
  change([](const store::Tables& tables) {
    EXPECT_THAT(tables.policies.attached_to(store::group_holder("crew")),
                ElementsAre(iam::administrator_access_arn));
  });
}

TEST_F(Groups, TakeNeitherAnothersNameNorTheirOwnInOtherLetters) {
  world.must(admin, "CreateGroup", {{"GroupName", "crew"}});
  EXPECT_EQ(world.refusal(admin, "UpdateGroup", {{"GroupName", "crew"}, {"NewGroupName", "STAFF"}}),
            "409 EntityAlreadyExists: Group with name STAFF already exists.");
  EXPECT_EQ(world.refusal(admin, "UpdateGroup", {{"GroupName", "crew"}, {"NewGroupName", "CREW"}}),
            "409 EntityAlreadyExists: Group with name CREW already exists.");
  EXPECT_EQ(group("crew")["Group"]["GroupName"], "crew");
  world.must(admin, "UpdateGroup", {{"GroupName", "crew"}});
  world.must(admin, "UpdateGroup",
             {{"GroupName", "CREW"}, {"NewGroupName", "crew"}, {"NewPath", "/new/"}});
  EXPECT_EQ(group("crew")["Group"]["Arn"], "arn:aws:iam::123456789012:group/new/crew");
}

TEST_F(Groups, ArePutAwayOnlyWhenNothingIsLeftOfThem) {
  membership("AddUserToGroup", "alice", "staff");
  change([](store::Tables& tables) {
    tables.policies.attach(store::group_holder("staff"), iam::administrator_access_arn);
    tables.policies.put_inline(store::group_holder("staff"), {"in", "{}"});
  });
  const std::string must = "409 DeleteConflict: Cannot delete entity, must ";
  EXPECT_EQ(deletion(), must + "remove users from group first.");
  membership("RemoveUserFromGroup", "alice", "staff");
  EXPECT_EQ(deletion(), must + "detach all policies first.");
  change([](store::Tables& tables) {
    tables.policies.detach(store::group_holder("staff"), iam::administrator_access_arn);
  });
  EXPECT_EQ(deletion(), must + "delete policies first.");
  change([](store::Tables& tables) {
    tables.policies.erase_inline(store::group_holder("staff"), "in");
  });
  EXPECT_EQ(deletion(), "Success");
  EXPECT_EQ(deletion(), "404 NoSuchEntity: The group with name staff cannot be found.");
}

TEST_F(Groups, FollowAUserToANewName) {
  membership("AddUserToGroup", "alice", "staff");
  world.must(admin, "UpdateUser", {{"UserName", "alice"}, {"NewUserName", "Alina"}});
  EXPECT_THAT(members("staff"), ElementsAre("Alina"));
  EXPECT_THAT(groups_of("alina"), ElementsAre("Staff"));
}

TEST_F(Groups, GiveTheirMembersTheirPolicies) {
  const auto carol = world.a_user("carol");
  change([](store::Tables& tables) {
    tables.policies.attach(store::group_holder("staff"), iam::administrator_access_arn);
  });
  EXPECT_THAT(world.refusal(carol, "ListUsers"), HasSubstr("403 AccessDenied"));
  membership("AddUserToGroup", "carol", "staff");
  EXPECT_EQ(world.refusal(carol, "ListUsers"), "Success");
  membership("RemoveUserFromGroup", "carol", "staff");
  EXPECT_THAT(world.refusal(carol, "ListUsers"), HasSubstr("403 AccessDenied"));
}

TEST_F(Groups, AreWhatPermissionsToChangeThemSpeakOf) {
  const auto carol = world.a_user("carol");
  world.put_policy("carol", steward_of_staff);
  EXPECT_EQ(world.refusal(carol, "AddUserToGroup", {{"UserName", "bob"}, {"GroupName", "STAFF"}}),
            "Success");
  EXPECT_THAT(
      world.refusal(carol, "RemoveUserFromGroup", {{"UserName", "bob"}, {"GroupName", "staff"}}),
      HasSubstr("iam:RemoveUserFromGroup on resource: group Staff "));
  EXPECT_EQ(world.refusal(carol, "CreateGroup", {{"GroupName", "crew"}, {"Path", "/team/"}}),
            "Success");
  EXPECT_THAT(world.refusal(carol, "CreateGroup", {{"GroupName", "crew"}}),
              HasSubstr("iam:CreateGroup on resource: arn:aws:iam::123456789012:group/crew "));
  EXPECT_THAT(world.refusal(carol, "ListGroups"),
              HasSubstr("iam:ListGroups on resource: arn:aws:iam::123456789012:group/ "));
}

TEST_F(Groups, AreMovedOnlyByWhoMayChangeThemThereToo) {
  const auto carol = world.a_user("carol");
  world.put_policy("carol", steward_of_staff);
  EXPECT_EQ(world.refusal(carol, "UpdateGroup", {{"GroupName", "staff"}}), "Success");
  EXPECT_THAT(
      world.refusal(carol, "UpdateGroup", {{"GroupName", "staff"}, {"NewGroupName", "crew"}}),
      HasSubstr("iam:UpdateGroup on resource: arn:aws:iam::123456789012:group/team/crew "));
}

}  // namespace rollcall::actions
