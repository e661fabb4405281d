#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "iam/sign_in_session.h"
#include "support/actions_world.h"

namespace rollcall::actions {
namespace {

using std::chrono::hours;
using test::ActionsWorld;
using test::Parameters;
using ::testing::HasSubstr;

constexpr const char* may_disable = R"({"Version": "2012-10-17", "Statement": {"Effect": "Allow",
    "Action": ["rollcall:DisableUser", "rollcall:EnableUser", %s], "Resource": "*"}})";

// Alice with a password, an active key and one that was switched off, and an administrator.
class DisabledUsers : public ::testing::Test {
 protected:
  DisabledUsers() {
    world.must(admin, "CreateLoginProfile", {{"UserName", "alice"}, {"Password", "First#Pass1"}});
    inactive =
        world.must(admin, "CreateAccessKey", {{"UserName", "alice"}})["AccessKey"]["AccessKeyId"];
    set_status(inactive, "Inactive");
  }

  std::string disable() { return world.refusal(admin, "DisableUser", {{"UserName", "alice"}}); }
  std::string enable() { return world.refusal(admin, "EnableUser", {{"UserName", "alice"}}); }

  nlohmann::json disabled() {
    return world.must(admin, "GetDisabledUser", {{"UserName", "alice"}})["DisabledUser"];
  }

  std::string profile() { return world.refusal(admin, "GetLoginProfile", {{"UserName", "alice"}}); }

  std::string set_status(const std::string& id, const std::string& status) {
    return world.refusal(admin, "UpdateAccessKey",
                         {{"UserName", "alice"}, {"AccessKeyId", id}, {"Status", status}});
  }

  std::string status_of(const std::string& id) {
    const auto listed =
        world.must(admin, "ListAccessKeys", {{"UserName", "alice"}})["AccessKeyMetadata"];
    for (const auto& key : listed)
      if (key["AccessKeyId"] == id)
        return key["Status"];
    return "gone";
  }

  void sign_in() {
    world.store().change(ActionsWorld::account, [&](store::Tables& tables) {
      tables.signin_sessions.insert(
          {.id_hash = "hash", .user_name = "alice", .created = world.now, .last_seen = world.now});
    });
  }

  std::size_t sessions() {
    return world.store()
        ->read(ActionsWorld::account,
               [](const store::Tables& tables) { return tables.signin_sessions.count_of("alice"); })
        .value();
  }

  ActionsWorld world;
  ActionsWorld::Caller admin = world.an_administrator("admin");
  ActionsWorld::Caller alice = world.a_user("alice");
  std::string inactive;
};

TEST_F(DisabledUsers, HaveNothingToGetInWithUntilTheyAreEnabledAgain) {
  world.put_policy("alice", R"({"Version": "2012-10-17", "Statement": {"Effect": "Allow",
                                "Action": "*", "Resource": "*"}})");
  sign_in();
  EXPECT_EQ(disable(), "Success");
  EXPECT_EQ(profile(), "404 NoSuchEntity: Login Profile for User alice cannot be found.");
  EXPECT_EQ(status_of(alice.access_key_id), "Inactive");
  EXPECT_EQ(sessions(), 0U);
  EXPECT_THAT(world.refusal(alice, "GetUser"), HasSubstr("InvalidClientTokenId"));
  EXPECT_EQ(enable(), "Success");
  EXPECT_EQ(profile(), "Success");
  EXPECT_EQ(status_of(alice.access_key_id), "Active");
  EXPECT_EQ(status_of(inactive), "Inactive");
  EXPECT_EQ(world.refusal(alice, "GetUser"), "Success");
}

TEST_F(DisabledUsers, AreToldOfWithWhatWaitsForThem) {
  const auto made = world.now;
  EXPECT_EQ(world.refusal(admin, "GetDisabledUser", {{"UserName", "alice"}}),
            "404 NoSuchEntity: The user with name alice is not disabled.");
  world.now += hours{1};
  disable();
  const nlohmann::json told = {{"UserName", "alice"},
                               {"DisabledDate", base::to_epoch(world.now)},
                               {"LoginProfile",
                                {{"CreateDate", base::to_epoch(made)},
                                 {"LastChangedDate", base::to_epoch(made)},
                                 {"PasswordResetRequired", false}}},
                               {"AccessKeyIds", {alice.access_key_id}}};
  EXPECT_EQ(disabled(), told);
  world.now += hours{1};
  EXPECT_EQ(disable(), "Success");
  EXPECT_EQ(disabled(), told);
}

TEST_F(DisabledUsers, KeepEveryDateOfTheirPassword) {
  world.store().change(ActionsWorld::account, [&](store::Tables& tables) {
    tables.passwords.record_use("alice", world.now, base::Seconds{300});
  });
  const auto before = world.must(admin, "GetUser", {{"UserName", "alice"}});
  world.now += hours{1};
  disable();
  EXPECT_EQ(world.must(admin, "GetUser", {{"UserName", "alice"}}), before);
  world.now += hours{1};
  enable();
  EXPECT_EQ(world.must(admin, "GetUser", {{"UserName", "alice"}}), before);
}

TEST_F(DisabledUsers, AreDisabledAndEnabledAsOftenAsOneLikes) {
  EXPECT_EQ(enable(), "Success");
  for (int i = 0; i < 2; ++i) {
    EXPECT_EQ(disable(), "Success");
    EXPECT_EQ(disable(), "Success");
    EXPECT_EQ(enable(), "Success");
    EXPECT_EQ(enable(), "Success");
    EXPECT_EQ(status_of(alice.access_key_id), "Active");
    EXPECT_EQ(profile(), "Success");
  }
}

TEST_F(DisabledUsers, LoseTemporaryCredentialsForGood) {
  const auto before =
      world.session_of(world.must(alice, "GetSessionToken", {{"DurationSeconds", "129600"}}));
  EXPECT_EQ(world.refusal(before, "GetCallerIdentity"), "Success");
  world.now += hours{1};
  disable();
  EXPECT_THAT(world.refusal(before, "GetCallerIdentity"), HasSubstr("InvalidClientTokenId"));
  world.now += hours{1};
  enable();
  EXPECT_THAT(world.refusal(before, "GetCallerIdentity"), HasSubstr("InvalidClientTokenId"));
  const auto after = world.session_of(world.must(alice, "GetSessionToken"));
  EXPECT_EQ(world.refusal(after, "GetCallerIdentity"), "Success");
}

TEST_F(DisabledUsers, KeepWhatIsDecidedOverTheirKeysMeanwhile) {
  disable();
  EXPECT_EQ(set_status(alice.access_key_id, "Inactive"), "Success");
  EXPECT_EQ(set_status(inactive, "Active"), "Success");
  enable();
  EXPECT_EQ(status_of(alice.access_key_id), "Inactive");
  EXPECT_EQ(status_of(inactive), "Active");
}

TEST_F(DisabledUsers, DoNotGetBackAKeyThatWasDeletedMeanwhile) {
  disable();
  world.must(admin, "DeleteAccessKey",
             {{"UserName", "alice"}, {"AccessKeyId", alice.access_key_id}});
  EXPECT_EQ(disabled()["AccessKeyIds"], nlohmann::json::array());
  EXPECT_EQ(enable(), "Success");
  EXPECT_EQ(status_of(alice.access_key_id), "gone");
}

TEST_F(DisabledUsers, KeepAPasswordThatTheyAreGivenMeanwhile) {
  world.must(admin, "UpdateAccountPasswordPolicy", {{"PasswordReusePrevention", "2"}});
  disable();
  const Parameters same = {{"UserName", "alice"}, {"Password", "First#Pass1"}};
  EXPECT_THAT(world.refusal(admin, "CreateLoginProfile", same),
              HasSubstr("PasswordPolicyViolation"));
  world.now += hours{1};
  world.must(admin, "CreateLoginProfile", {{"UserName", "alice"}, {"Password", "Newer#Pass2"}});
  EXPECT_FALSE(disabled().contains("LoginProfile"));
  enable();
  EXPECT_EQ(
      world.must(admin, "GetLoginProfile", {{"UserName", "alice"}})["LoginProfile"]["CreateDate"],
      base::to_epoch(world.now));
  EXPECT_THAT(world.refusal(admin, "UpdateLoginProfile", same),
              HasSubstr("PasswordPolicyViolation"));
}

TEST_F(DisabledUsers, LoseOnceMoreWhatTheyWereGivenMeanwhile) {
  disable();
  world.must(admin, "CreateLoginProfile", {{"UserName", "alice"}, {"Password", "Newer#Pass2"}});
  set_status(inactive, "Active");
  EXPECT_EQ(disable(), "Success");
  EXPECT_TRUE(disabled().contains("LoginProfile"));
  EXPECT_EQ(disabled()["AccessKeyIds"].size(), 2U);
  EXPECT_THAT(profile(), HasSubstr("NoSuchEntity"));
}

TEST_F(DisabledUsers, AreDeletedLikeAnyOther) {
  disable();
  EXPECT_EQ(world.refusal(admin, "DeleteUser", {{"UserName", "alice"}}),
            "409 DeleteConflict: Cannot delete entity, must delete access keys first.");
  for (const std::string& id : {alice.access_key_id, inactive})
    world.must(admin, "DeleteAccessKey", {{"UserName", "alice"}, {"AccessKeyId", id}});
  EXPECT_EQ(world.refusal(admin, "DeleteUser", {{"UserName", "alice"}}), "Success");
  world.must(admin, "CreateUser", {{"UserName", "alice"}});
  EXPECT_THAT(world.refusal(admin, "GetDisabledUser", {{"UserName", "alice"}}),
              HasSubstr("is not disabled"));
}

TEST_F(DisabledUsers, KeepTheirStateUnderAnotherName) {
  disable();
  world.must(admin, "UpdateUser", {{"UserName", "alice"}, {"NewUserName", "alicia"}});
  EXPECT_EQ(world.refusal(admin, "EnableUser", {{"UserName", "alicia"}}), "Success");
  EXPECT_EQ(world.refusal(admin, "GetLoginProfile", {{"UserName", "alicia"}}), "Success");
  EXPECT_EQ(world.refusal(alice, "GetCallerIdentity"), "Success");
}

TEST_F(DisabledUsers, TakeThePermissionsOfWhatIsDoneToThem) {
  const auto bob = world.a_user("bob");
  const auto allow = [&](const std::string& more) {
    std::string document = may_disable;
    world.put_policy("bob", document.replace(document.find("%s"), 2, more));
  };
  const auto tried = [&] { return world.refusal(bob, "DisableUser", {{"UserName", "alice"}}); };
  EXPECT_THAT(tried(), HasSubstr("perform: rollcall:DisableUser on resource: user alice"));
  allow(R"("iam:UpdateAccessKey")");
  EXPECT_THAT(tried(), HasSubstr("perform: iam:DeleteLoginProfile on resource: user alice"));
  EXPECT_THAT(world.refusal(bob, "EnableUser", {{"UserName", "alice"}}),
              HasSubstr("perform: iam:DeleteLoginProfile on resource: user alice"));
  allow(R"("iam:DeleteLoginProfile")");
  EXPECT_EQ(tried(), "Success");
  EXPECT_EQ(world.refusal(bob, "EnableUser", {{"UserName", "alice"}}), "Success");
}

TEST_F(DisabledUsers, HaveToBeThere) {
  for (const char* action : {"DisableUser", "EnableUser", "GetDisabledUser"})
    EXPECT_EQ(world.refusal(admin, action, {{"UserName", "nobody"}}),
              "404 NoSuchEntity: The user with name nobody cannot be found.");
}

}  // namespace
}  // namespace rollcall::actions
