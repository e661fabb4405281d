#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/actions_world.h"

namespace rollcall::actions {
namespace {

using test::ActionsWorld;
using test::Interruption;
using test::Parameters;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

constexpr const char* first = "First#Pass1";
constexpr const char* second = "Second#Pass2";
constexpr const char* gone =
    "403 InvalidClientTokenId: The security token included in the request is invalid.";
constexpr const char* may_all = R"({"Version": "2012-10-17", "Statement": {
    "Effect": "Allow", "Action": "*", "Resource": "*"}})";
constexpr const char* may_nothing = R"({"Version": "2012-10-17", "Statement": {
    "Effect": "Deny", "Action": "*", "Resource": "*"}})";
constexpr const char* may_all_of_staff = R"({"Version": "2012-10-17", "Statement": {
    "Effect": "Allow", "Action": "iam:*", "Resource": "arn:aws:iam::123456789012:user/staff/*"}})";
constexpr const char* may_all_of_red = R"({"Version": "2012-10-17", "Statement": {
    "Effect": "Allow", "Action": "iam:*", "Resource": "*",
    "Condition": {"StringEquals": {"aws:ResourceTag/team": "red"}}}})";

// One of the actions that change something, and what it is asked with.
struct Change {
  const char* action;
  Parameters parameters;
};

// What can be done to a user called victim, who has a key and no password.
std::vector<Change> changes_of_victim() {
  const auto of_victim = [](Parameters more) {
    more.insert(more.begin(), {"UserName", "victim"});
    return more;
  };
  return {
      {"CreateLoginProfile", of_victim({{"Password", first}})},
      {"CreateAccessKey", of_victim({})},
      {"CreateServiceSpecificCredential", of_victim({{"ServiceName", "codecommit.amazonaws.com"}})},
      {"UpdateUser", of_victim({{"NewUserName", "mine"}})},
      {"DeleteUser", of_victim({})},
      {"TagUser", of_victim({{"Tags.member.1.Key", "a"}, {"Tags.member.1.Value", "b"}})},
      {"UntagUser", of_victim({{"TagKeys.member.1", "team"}})},
      {"PutUserPolicy", of_victim({{"PolicyName", "p"}, {"PolicyDocument", may_all}})},
      {"AttachUserPolicy", of_victim({{"PolicyArn", "arn:aws:iam::aws:policy/ReadOnlyAccess"}})},
      {"PutUserPermissionsBoundary",
       of_victim({{"PermissionsBoundary", "arn:aws:iam::aws:policy/ReadOnlyAccess"}})},
      {"DeleteUserPermissionsBoundary", of_victim({})},
  };
}

class DecidedAgain : public ::testing::Test {
 protected:
  // The victim as each attack begins, and a caller called manager who may do what the policy says.
  void begin(const std::string& policy) {
    manager = world.a_user("manager");
    world.store().change(ActionsWorld::account, [&](store::Tables& tables) {
      tables.policies.put_inline(store::user_holder("manager"), {"allowed", policy});
    });
    world.must(world.root(), "CreateUser",
               {{"UserName", "victim"},
                {"Path", "/staff/"},
                {"Tags.member.1.Key", "team"},
                {"Tags.member.1.Value", "red"}});
  }

  void change(const std::function<void(store::Tables&)>& body) {
    world.store().change(ActionsWorld::account, body);
  }
  void forbid() {
    change([](store::Tables& tables) {
      tables.policies.erase_inline(store::user_holder("manager"), "allowed");
    });
  }
  void move_victim() {
    world.must(world.root(), "UpdateUser", {{"UserName", "victim"}, {"NewPath", "/admins/"}});
  }
  void tag_victim_anew() {
    world.must(
        world.root(), "TagUser",
        {{"UserName", "victim"}, {"Tags.member.1.Key", "team"}, {"Tags.member.1.Value", "blue"}});
  }

  // How a call ends that was allowed before this happened.
  std::string refusal_after(const Interruption& happens, const Change& wanted) {
    world.meanwhile(happens);
    return world.refusal(manager, wanted.action, wanted.parameters);
  }

  template <typename Body>
  auto read(Body&& body) {
    return world.store()->read(ActionsWorld::account, std::forward<Body>(body)).value();
  }

  void expect_victim_as_before() {
    read([](const store::Tables& tables) {
      const auto victim = tables.users.find("victim");
      EXPECT_TRUE(victim && !victim->login_profile);
      EXPECT_THAT(tables.access_keys.of("victim"), IsEmpty());
      EXPECT_EQ(tables.tags.of(store::Tagged::User, "victim").size(), 1U);
      EXPECT_THAT(tables.policies.inline_of(store::user_holder("victim")), IsEmpty());
      EXPECT_THAT(tables.policies.attached_to(store::user_holder("victim")), IsEmpty());
      EXPECT_FALSE(tables.policies.boundary_of(store::user_holder("victim")));
      return 0;
    });
  }

  // Every change to the victim is refused so, once this has happened between decision and writing.
  void expect_all_refused(const Interruption& happens, const Interruption& undo,
                          const std::string& refusal) {
    for (const Change& wanted : changes_of_victim()) {
      EXPECT_THAT(refusal_after(happens, wanted), StartsWith(refusal)) << wanted.action;
      undo();
      expect_victim_as_before();
    }
  }

  ActionsWorld world;
  ActionsWorld::Caller manager;
};

}  // namespace

TEST_F(DecidedAgain, WhatAPolicyAllowedIsRefusedOnceThePolicyIsGone) {
  begin(may_all);
  expect_all_refused([&] { forbid(); },
                     [&] {
                       change([](store::Tables& tables) {
                         tables.policies.put_inline(store::user_holder("manager"),
                                                    {"allowed", may_all});
                       });
                     },
                     "403 AccessDenied");
}

TEST_F(DecidedAgain, WhoMovedOutOfReachByPathIsOutOfReach) {
  begin(may_all_of_staff);
  expect_all_refused([&] { move_victim(); },
                     [&] {
                       world.must(world.root(), "UpdateUser",
                                  {{"UserName", "victim"}, {"NewPath", "/staff/"}});
                     },
                     "403 AccessDenied");
}

TEST_F(DecidedAgain, WhoWasTaggedAnewIsJudgedByTheNewTags) {
  begin(may_all_of_red);
  expect_all_refused([&] { tag_victim_anew(); },
                     [&] {
                       world.must(world.root(), "TagUser",
                                  {{"UserName", "victim"},
                                   {"Tags.member.1.Key", "team"},
                                   {"Tags.member.1.Value", "red"}});
                     },
                     "403 AccessDenied");
}

TEST_F(DecidedAgain, AKeyThatIsInactiveByThenChangesNothing) {
  begin(may_all);
  const auto set = [&](iam::Status status) {
    change([&](store::Tables& tables) {
      tables.access_keys.set_status(*tables.access_keys.find(manager.access_key_id), status);
    });
  };
  expect_all_refused([&] { set(iam::Status::Inactive); }, [&] { set(iam::Status::Active); }, gone);
}

TEST_F(DecidedAgain, APasswordIsNotSetForWhoBecameAnAdministratorMeanwhile) {
  begin(may_all_of_staff);
  world.must(world.root(), "CreateLoginProfile", {{"UserName", "victim"}, {"Password", first}});
  const auto hashes = [&] {
    return read([](const store::Tables& tables) { return tables.passwords.hashes("victim", 1); });
  };
  const auto before = hashes();
  EXPECT_THAT(refusal_after([&] { move_victim(); },
                            {"UpdateLoginProfile", {{"UserName", "victim"}, {"Password", second}}}),
              StartsWith("403 AccessDenied"));
  EXPECT_EQ(hashes(), before);
}

TEST_F(DecidedAgain, AUserWhoIsMadeAnewUnderTheSameNameIsSomebodyElse) {
  begin(may_all);
  EXPECT_EQ(refusal_after(
                [&] {
                  change([&](store::Tables& tables) {
                    tables.access_keys.erase(*tables.access_keys.find(manager.access_key_id));
                    tables.policies.erase_inline(store::user_holder("manager"), "allowed");
                    tables.users.erase("manager");
                  });
                  world.a_user("manager");
                  change([](store::Tables& tables) {
                    tables.policies.put_inline(store::user_holder("manager"), {"allowed", may_all});
                  });
                },
                {"CreateUser", {{"UserName", "new"}}}),
            gone);
  EXPECT_FALSE(read([](const store::Tables& tables) { return tables.users.find("new"); }));
}

TEST_F(DecidedAgain, ARoleThatIsMadeAnewUnderTheSameNameHasNoSessionsOfTheOldOne) {
  begin(may_all);
  const Parameters role{{"RoleName", "deployer"},
                        {"AssumeRolePolicyDocument",
                         R"({"Version": "2012-10-17", "Statement": {"Effect": "Allow",
                             "Action": "sts:AssumeRole", "Principal": {"AWS": "123456789012"}}})"}};
  const auto make = [&] {
    world.must(world.root(), "CreateRole", role);
    change([](store::Tables& tables) {
      tables.policies.put_inline(store::role_holder("deployer"), {"allowed", may_all});
    });
  };
  make();
  const auto session = ActionsWorld::session_of(world.must(
      manager, "AssumeRole",
      {{"RoleArn", "arn:aws:iam::123456789012:role/deployer"}, {"RoleSessionName", "night"}}));
  EXPECT_EQ(world.refusal(session, "CreateUser", {{"UserName", "new"}}), "Success");
  world.meanwhile([&] {
    change([](store::Tables& tables) {
      tables.policies.erase_inline(store::role_holder("deployer"), "allowed");
      tables.roles.erase("deployer");
    });
    make();
  });
  EXPECT_EQ(world.refusal(session, "CreateUser", {{"UserName", "another"}}), gone);
}

TEST_F(DecidedAgain, EveryWayToLoseAPermissionCounts) {
  begin(may_all);
  world.must(world.root(), "CreateGroup", {{"GroupName", "makers"}});
  world.must(world.root(), "AddUserToGroup", {{"GroupName", "makers"}, {"UserName", "manager"}});
  const std::vector<std::pair<const char*, std::function<void(store::Tables&)>>> ways = {
      {"denied by the group",
       [](store::Tables& tables) {
         tables.policies.put_inline(store::group_holder("makers"), {"denial", may_nothing});
       }},
      {"bounded",
       [](store::Tables& tables) {
         tables.policies.erase_inline(store::group_holder("makers"), "denial");
         tables.policies.set_boundary(store::user_holder("manager"),
                                      "arn:aws:iam::aws:policy/ReadOnlyAccess");
       }},
  };
  for (const auto& [name, way] : ways)
    EXPECT_THAT(refusal_after([&] { change(way); }, {"CreateGroup", {{"GroupName", "new"}}}),
                StartsWith("403 AccessDenied"))
        << name;
}

TEST_F(DecidedAgain, AUserMayChangeTheOwnPasswordOnlyAsLongAsTheAccountLetsUsers) {
  begin(may_nothing);
  world.must(world.root(), "UpdateAccountPasswordPolicy", {{"AllowUsersToChangePassword", "true"}});
  world.must(world.root(), "CreateLoginProfile", {{"UserName", "victim"}, {"Password", first}});
  const auto key = world.must(world.root(), "CreateAccessKey", {{"UserName", "victim"}});
  const ActionsWorld::Caller victim{
      key["AccessKey"]["AccessKeyId"],
      base::Secret(key["AccessKey"]["SecretAccessKey"].get<std::string>()),
      {}};
  world.meanwhile([&] {
    world.must(world.root(), "UpdateAccountPasswordPolicy",
               {{"AllowUsersToChangePassword", "false"}});
  });
  EXPECT_THAT(
      world.refusal(victim, "ChangePassword", {{"OldPassword", first}, {"NewPassword", second}}),
      StartsWith("403 AccessDenied"));
}

TEST_F(DecidedAgain, ARoleThatTrustsNobodyAnyMoreIsNotAssumed) {
  begin(may_all);
  const auto trust = [](const std::string& effect) {
    return R"({"Version": "2012-10-17", "Statement": {"Effect": ")" + effect + R"(",
               "Action": "sts:AssumeRole", "Principal": {"AWS": "123456789012"}}})";
  };
  world.must(world.root(), "CreateRole",
             {{"RoleName", "deployer"}, {"AssumeRolePolicyDocument", trust("Allow")}});
  const Change assume{
      "AssumeRole",
      {{"RoleArn", "arn:aws:iam::123456789012:role/deployer"}, {"RoleSessionName", "night"}}};
  EXPECT_EQ(refusal_after([] {}, assume), "Success");
  EXPECT_THAT(refusal_after(
                  [&] {
                    world.must(world.root(), "UpdateAssumeRolePolicy",
                               {{"RoleName", "deployer"}, {"PolicyDocument", trust("Deny")}});
                  },
                  assume),
              StartsWith("403 AccessDenied"));
  world.must(world.root(), "UpdateAssumeRolePolicy",
             {{"RoleName", "deployer"}, {"PolicyDocument", trust("Allow")}});
  EXPECT_THAT(refusal_after([&] { forbid(); }, assume), StartsWith("403 AccessDenied"));
}

TEST_F(DecidedAgain, WhoIsGoneIsGivenNoTemporaryCredentials) {
  begin(may_all);
  const auto erase_key = [&] {
    change([&](store::Tables& tables) {
      tables.access_keys.set_status(*tables.access_keys.find(manager.access_key_id),
                                    iam::Status::Inactive);
    });
  };
  EXPECT_EQ(refusal_after(erase_key, {"GetSessionToken", {}}), gone);
}

TEST_F(DecidedAgain, WhoseSessionEndedMeanwhileChangesNothing) {
  begin(may_all);
  world.must(world.root(), "CreateRole",
             {{"RoleName", "worker"},
              {"AssumeRolePolicyDocument",
               R"({"Version": "2012-10-17", "Statement": {"Effect": "Allow",
                   "Action": "sts:AssumeRole", "Principal": {"AWS": "123456789012"}}})"}});
  world.must(
      world.root(), "AttachRolePolicy",
      {{"RoleName", "worker"}, {"PolicyArn", "arn:aws:iam::aws:policy/AdministratorAccess"}});
  const auto session = ActionsWorld::session_of(world.must(
      manager, "AssumeRole",
      {{"RoleArn", "arn:aws:iam::123456789012:role/worker"}, {"RoleSessionName", "night"}}));
  world.meanwhile([&] { world.now += std::chrono::hours{1}; });
  EXPECT_EQ(world.refusal(session, "CreateUser", {{"UserName", "late"}}),
            "403 ExpiredToken: The security token included in the request is expired");
  EXPECT_FALSE(
      read([](const store::Tables& tables) { return tables.users.find("late").has_value(); }));
}

TEST_F(DecidedAgain, WhoWasRenamedMeanwhileIsTheSame) {
  begin(may_all);
  EXPECT_EQ(refusal_after(
                [&] {
                  world.must(world.root(), "UpdateUser",
                             {{"UserName", "manager"}, {"NewUserName", "chief"}});
                },
                {"CreateUser", {{"UserName", "new"}}}),
            "Success");
  const auto events = read([](const store::Tables& tables) { return tables.events.list(0, 100); });
  EXPECT_EQ(events.back().event.principal_arn, "arn:aws:iam::123456789012:user/chief");
}

}  // namespace rollcall::actions
