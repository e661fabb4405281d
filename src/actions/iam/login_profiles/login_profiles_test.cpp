#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "iam/errors.h"
#include "support/actions_world.h"

namespace rollcall::actions {

extern const api::Action update_login_profile;

namespace {

using std::chrono::days;
using std::chrono::hours;
using test::ActionsWorld;
using test::Parameters;
using ::testing::HasSubstr;
using ::testing::StartsWith;

constexpr const char* first = "First#Pass1";
constexpr const char* second = "Second#Pass2";
constexpr const char* third = "Third#Pass3";
constexpr const char* no_password =
    "404 NoSuchEntity: Login Profile for User alice cannot be found.";
constexpr const char* wrong_password = "403 AccessDenied: The old password is not correct.";

constexpr const char* overtaken =
    "409 EntityTemporarilyUnmodifiable: Login Profile for User alice cannot be modified while "
    "another request is modifying it.";

constexpr const char* may_change_own_password = R"({"Version": "2012-10-17", "Statement": {
    "Effect": "Allow", "Action": "iam:ChangePassword",
    "Resource": "arn:aws:iam::123456789012:user/alice"}})";

// Alice with a key but without a password, and an administrator to give her one.
class LoginProfiles : public ::testing::Test {
 protected:
  std::string create(const std::string& password, const Parameters& more = {}) {
    Parameters parameters{{"UserName", "alice"}, {"Password", password}};
    parameters.insert(parameters.end(), more.begin(), more.end());
    return world.refusal(admin, "CreateLoginProfile", parameters);
  }

  std::string update(const Parameters& what) {
    Parameters parameters{{"UserName", "alice"}};
    parameters.insert(parameters.end(), what.begin(), what.end());
    return world.refusal(admin, "UpdateLoginProfile", parameters);
  }

  std::string change(const std::string& old_password, const std::string& new_password) {
    return world.refusal(alice, "ChangePassword",
                         {{"OldPassword", old_password}, {"NewPassword", new_password}});
  }

  void set_policy(const Parameters& policy) {
    world.must(admin, "UpdateAccountPasswordPolicy", policy);
  }

  nlohmann::json profile() {
    return world.must(admin, "GetLoginProfile", {{"UserName", "alice"}})["LoginProfile"];
  }

  iam::LoginProfile stored_profile() {
    return world.store()
        ->read(
            ActionsWorld::account,
            [](const store::Tables& tables) { return *tables.users.find("alice")->login_profile; })
        .value();
  }

  ActionsWorld world;
  ActionsWorld::Caller admin = world.an_administrator("admin");
  ActionsWorld::Caller alice = world.a_user("alice");
};

}  // namespace

TEST_F(LoginProfiles, AreMadeOnce) {
  EXPECT_EQ(world.refusal(admin, "GetLoginProfile", {{"UserName", "alice"}}), no_password);
  EXPECT_EQ(create(first, {{"PasswordResetRequired", "1"}}), "Success");
  EXPECT_EQ(profile(), nlohmann::json({{"UserName", "alice"},
                                       {"CreateDate", base::to_epoch(world.now)},
                                       {"PasswordResetRequired", true}}));
  EXPECT_EQ(create(second),
            "409 EntityAlreadyExists: Login Profile for user alice already exists.");
}

TEST_F(LoginProfiles, AreForUsersWhoAreThere) {
  for (const char* action : {"GetLoginProfile", "DeleteLoginProfile", "UpdateLoginProfile"})
    EXPECT_EQ(world.refusal(admin, action, {{"UserName", "bob"}}),
              "404 NoSuchEntity: The user with name bob cannot be found.");
  EXPECT_EQ(world.refusal(admin, "CreateLoginProfile", {{"UserName", "bob"}, {"Password", first}}),
            "404 NoSuchEntity: The user with name bob cannot be found.");
}

TEST_F(LoginProfiles, KeepNoPasswordThatAnyoneCouldRead) {
  create(first);
  const auto hashes =
      world.store()
          ->read(ActionsWorld::account,
                 [](const store::Tables& tables) { return tables.passwords.hashes("alice", 10); })
          .value();
  ASSERT_EQ(hashes.size(), 1U);
  EXPECT_THAT(hashes.front(), StartsWith("$argon2id$"));
  const auto events =
      world.store()
          ->read(ActionsWorld::account,
                 [](const store::Tables& tables) { return tables.events.list(0, 100); })
          .value();
  ASSERT_FALSE(events.empty());
  EXPECT_EQ(events.back().event.action, "iam:CreateLoginProfile");
  for (const auto& each : events)
    EXPECT_THAT(each.event.parameters, ::testing::Not(HasSubstr(first)));
}

TEST_F(LoginProfiles, WithNothingToUpdateStayAsTheyAre) {
  EXPECT_EQ(update({}), no_password);
  create(first, {{"PasswordResetRequired", "true"}});
  const auto made = world.now;
  world.now += hours{1};
  EXPECT_EQ(update({}), "Success");
  EXPECT_EQ(stored_profile().last_changed, made);
  EXPECT_TRUE(stored_profile().reset_required);
}

TEST_F(LoginProfiles, KeepTheResetFlagUnlessItIsNamed) {
  create(first, {{"PasswordResetRequired", "true"}});
  const auto made = world.now;
  world.now += hours{1};
  EXPECT_EQ(update({{"Password", second}}), "Success");
  EXPECT_TRUE(stored_profile().reset_required);
  EXPECT_EQ(stored_profile().last_changed, world.now);
  EXPECT_EQ(stored_profile().created, made);
  EXPECT_EQ(profile()["CreateDate"], base::to_epoch(made));
  world.now += hours{1};
  EXPECT_EQ(update({{"PasswordResetRequired", "false"}}), "Success");
  EXPECT_FALSE(stored_profile().reset_required);
  EXPECT_EQ(stored_profile().last_changed, world.now - hours{1});
}

TEST_F(LoginProfiles, AreForgottenWithAllEarlierPasswords) {
  create(first);
  world.must(admin, "DeleteLoginProfile", {{"UserName", "ALICE"}});
  EXPECT_EQ(world.refusal(admin, "DeleteLoginProfile", {{"UserName", "alice"}}), no_password);
  set_policy({{"PasswordReusePrevention", "24"}});
  EXPECT_EQ(create(first), "Success");
}

TEST_F(LoginProfiles, WithoutANameAreTheCallers) {
  EXPECT_EQ(world.refusal(world.root(), "GetLoginProfile"),
            "404 NoSuchEntity: Login Profile for User null cannot be found.");
  EXPECT_EQ(world.refusal(world.root(), "CreateLoginProfile", {{"Password", first}}), "Success");
  EXPECT_EQ(world.refusal(world.root(), "CreateLoginProfile", {{"Password", first}}),
            "409 EntityAlreadyExists: Login Profile for account 123456789012 already exists.");
  EXPECT_FALSE(world.must(world.root(), "GetLoginProfile")["LoginProfile"].contains("UserName"));
  world.must(admin, "CreateLoginProfile", {{"Password", second}});
  EXPECT_EQ(world.must(admin, "GetLoginProfile")["LoginProfile"]["UserName"], "admin");
}

TEST_F(LoginProfiles, ObeyTheDefaultPolicyUntilTheAccountHasOne) {
  EXPECT_EQ(create("Short1!"),
            "400 PasswordPolicyViolation: Password should have a minimum length of 8");
  EXPECT_EQ(create("lower-only"),
            "400 PasswordPolicyViolation: Password should meet 1 more of the "
            "following requirements: Password should have at least one "
            "uppercase letter, Password should have at least one number");
  set_policy({});
  EXPECT_EQ(create("short"),
            "400 PasswordPolicyViolation: Password does not conform to the account password "
            "policy: Password should have a minimum length of 6");
  EXPECT_EQ(create("lower-only"), "Success");
}

TEST_F(LoginProfiles, CannotTakeBackAPasswordThatThePolicyBars) {
  create(first);
  EXPECT_EQ(update({{"Password", second}}), "Success");
  EXPECT_EQ(update({{"Password", second}}), "Success");  // no policy bars it yet
  set_policy({{"PasswordReusePrevention", "3"}});        // and what came before is remembered
  for (const char* used : {first, second})
    EXPECT_EQ(update({{"Password", used}}),
              "400 PasswordPolicyViolation: Password does not conform to the account password "
              "policy: Password should not be one of the last 3");
  EXPECT_EQ(update({{"Password", third}}), "Success");
  EXPECT_EQ(update({{"Password", first}}), "Success");  // the fourth last
}

TEST_F(LoginProfiles, AreChangedByTheirUserOnlyWithPermission) {
  create(first);
  EXPECT_THAT(change(first, second), HasSubstr("no identity-based policy allows the "
                                               "iam:ChangePassword action"));
  world.put_policy("alice", may_change_own_password);
  EXPECT_EQ(change(first, second), "Success");
}

TEST_F(LoginProfiles, AreChangedByTheirUserWhereTheAccountAllowsIt) {
  create(first);
  set_policy({{"AllowUsersToChangePassword", "true"}});
  EXPECT_EQ(change(first, second), "Success");
  EXPECT_EQ(world.must(alice, "GetAccountPasswordPolicy")["PasswordPolicy"]["ExpirePasswords"],
            false);
  world.put_policy("alice", R"({"Version": "2012-10-17", "Statement": {"Effect": "Deny",
                                "Action": "iam:ChangePassword", "Resource": "*"}})");
  EXPECT_THAT(change(second, third), HasSubstr("with an explicit deny"));
}

TEST_F(LoginProfiles, AreChangedOnlyByWhoKnowsTheOldPassword) {
  world.put_policy("alice", may_change_own_password);
  EXPECT_EQ(change(first, second), no_password);
  create(first, {{"PasswordResetRequired", "true"}});
  EXPECT_EQ(change(second, third), wrong_password);
  EXPECT_EQ(change(first, first),
            "403 AccessDenied: The new password is the same as the old password.");
  EXPECT_TRUE(stored_profile().reset_required);
  world.now += hours{1};
  EXPECT_EQ(change(first, second), "Success");
  EXPECT_FALSE(stored_profile().reset_required);
  EXPECT_EQ(stored_profile().last_changed, world.now);
  EXPECT_EQ(change(first, third), wrong_password);
  EXPECT_EQ(change(second, "weak"),
            "400 PasswordPolicyViolation: Password should have a minimum "
            "length of 8");
}

TEST_F(LoginProfiles, OfRootAreNotChangedThisWay) {
  EXPECT_EQ(world.refusal(world.root(), "ChangePassword",
                          {{"OldPassword", first}, {"NewPassword", second}}),
            "400 InvalidUserType: Only IAM Users can change their own password");
}

TEST_F(LoginProfiles, AreStillTheirUsersToChangeWithAKeyOnceTheyExpiredForGood) {
  create(first);
  world.put_policy("alice", may_change_own_password);
  set_policy({{"MaxPasswordAge", "90"}, {"HardExpiry", "true"}});
  world.now += days{90};
  EXPECT_EQ(change(first, second), "Success");
}

TEST_F(LoginProfiles, ShowTheirLastUseInGetUser) {
  create(first);
  world.store().change(ActionsWorld::account, [&](store::Tables& tables) {
    tables.passwords.record_use("alice", world.now, base::Seconds{300});
  });
  EXPECT_EQ(world.must(admin, "GetUser", {{"UserName", "alice"}})["User"]["PasswordLastUsed"],
            base::to_epoch(world.now));
}

TEST_F(LoginProfiles, LeaveTheirLastUseBehindForGetUserAndListUsersAlone) {
  const auto sign_in = [&] {
    world.store().change(ActionsWorld::account, [&](store::Tables& tables) {
      tables.passwords.record_use("alice", world.now, base::Seconds{300});
    });
  };
  const auto expect_last_use = [&](base::Instant used) {
    EXPECT_EQ(world.must(admin, "GetUser", {{"UserName", "alice"}})["User"]["PasswordLastUsed"],
              base::to_epoch(used));
    for (const auto& user : world.must(admin, "ListUsers")["Users"]) {
      if (user["UserName"] == "alice")
        EXPECT_EQ(user["PasswordLastUsed"], base::to_epoch(used));
      else
        EXPECT_FALSE(user.contains("PasswordLastUsed"));
    }
  };
  create(first);
  sign_in();
  const base::Instant used = world.now;
  world.must(admin, "DeleteLoginProfile", {{"UserName", "alice"}});
  expect_last_use(used);
  world.now += days{1};
  create(second);
  expect_last_use(used);
  world.must(admin, "DeleteLoginProfile", {{"UserName", "alice"}});
  expect_last_use(used);
  create(third);
  sign_in();
  expect_last_use(world.now);

  world.must(admin, "CreateGroup", {{"GroupName", "staff"}});
  world.must(admin, "AddUserToGroup", {{"GroupName", "staff"}, {"UserName", "alice"}});
  const auto members = world.must(admin, "GetGroup", {{"GroupName", "staff"}})["Users"];
  EXPECT_EQ(members.at(0)["UserName"], "alice");
  EXPECT_FALSE(members.at(0).contains("PasswordLastUsed"));
}

TEST_F(LoginProfiles, NeverRepeatAPasswordInAMessage) {
  const std::string answer = create(
      "b\x01"
      "ad-Secret1");
  EXPECT_EQ(answer,
            "400 ValidationError: 1 validation error detected: Value at 'password' failed to "
            "satisfy constraint: Member must satisfy regular expression pattern: "
            "[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+");
}

// Hashing takes long and happens outside of any transaction: what was true before it may be true no
// longer.
TEST_F(LoginProfiles, AreNotOverwrittenByAChangeThatWasOvertaken) {
  create(first);
  set_policy({{"AllowUsersToChangePassword", "true"}});
  constexpr int most = 4;  // fewer than what counts as guessing
  std::vector<std::string> outcomes(most);
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < most; ++i)
      threads.emplace_back(
          [&, i] { outcomes[i] = change(first, "Other#Pass" + std::to_string(i)); });
  }
  int winner = -1;
  for (int i = 0; i < most; ++i) {
    if (outcomes[i] != "Success") {
      EXPECT_THAT(outcomes[i], ::testing::AnyOf(wrong_password, overtaken));
      continue;
    }
    EXPECT_EQ(winner, -1) << "two changes of one password succeeded";
    winner = i;
  }
  ASSERT_NE(winner, -1);
  EXPECT_EQ(change("Other#Pass" + std::to_string(winner), second), "Success");
}

TEST_F(LoginProfiles, AreNotToBeGuessedByWhoHasAKey) {
  create(first);
  world.put_policy("alice", may_change_own_password);
  for (int i = 0; i < 6; ++i)
    EXPECT_EQ(change("wrong-Pass" + std::to_string(i), second),
              "403 AccessDenied: The old password is not correct.");
  const std::string held_up =
      "400 Throttling: Rate exceeded: too many passwords were not correct. Try again in 1 seconds.";
  EXPECT_EQ(change("wrong-Pass6", second), held_up);
  EXPECT_EQ(change(first, second), held_up);
  world.now += base::Seconds{1};
  EXPECT_EQ(change(first, second), "Success");
}

TEST_F(LoginProfiles, AreMeasuredAgainWhereTheyAreWritten) {
  create(first);
  auth::PasswordHasher passwords({.cost = {.memory_kib = 64, .passes = 1}},
                                 crypto::system_random());
  const api::Environment environment = world.environment(passwords);
  const auth::RequestFacts facts{
      .now = world.now, .source_address = {}, .user_agent = {}, .region = "us-east-1"};
  const auth::Caller caller{.account = ActionsWorld::account, .arn = {}, .user_name = "admin"};
  const auto call = *update_login_profile.read(
      api::Form({{"UserName", "alice"}, {"Password", "long-enough-Now1"}}));
  policy::Budget budget;
  const auto step = [&](auto what) {
    return world.store()->write(
        ActionsWorld::account, store::Effect::Mutation, [&](store::Tables& tables) {
          api::Change change({caller, facts, tables, environment, world.now, budget}, tables);
          return what(change);
        });
  };
  ASSERT_TRUE(step([&](const api::View& view) { return call->prepare(view); }));
  ASSERT_TRUE(call->work(environment));
  set_policy({{"MinimumPasswordLength", "100"}});
  const auto too_short = step([&](api::Change& change) { return call->run(change); });
  ASSERT_FALSE(too_short);
  EXPECT_EQ(too_short.error().kind, &iam::errors::password_policy_violation);
  set_policy({{"PasswordReusePrevention", "5"}});
  const auto unmeasured = step([&](api::Change& change) { return call->run(change); });
  ASSERT_FALSE(unmeasured);
  EXPECT_EQ(unmeasured.error().kind, &iam::errors::entity_temporarily_unmodifiable);
}

}  // namespace rollcall::actions
