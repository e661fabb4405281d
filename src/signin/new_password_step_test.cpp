#include <gtest/gtest.h>

#include "support/sign_in_world.h"

namespace rollcall::signin {
namespace {

using std::chrono::days;
using test::Browser;

const nlohmann::json access_denied = {{"error", "AccessDenied"}};
const nlohmann::json sign_in_failed = {{"error", "SignInFailed"}};

constexpr const char* may_change = R"({"Version": "2012-10-17", "Statement": {"Effect": "Allow",
    "Action": "iam:ChangePassword",
    "Resource": "arn:aws:iam::123456789012:user/${aws:username}"}})";
constexpr const char* may_not_change = R"({"Version": "2012-10-17", "Statement": {"Effect": "Deny",
    "Action": "iam:ChangePassword", "Resource": "*"}})";

// Alice and root, who are signed in or about to be.
class NewPassword : public test::WithSignIn {
 protected:
  nlohmann::json change(Browser& browser, const char* old_password = "Right#Pass1",
                        const char* new_password = "Other#Pass2") {
    return ask(change_password, browser,
               {{"oldPassword", old_password}, {"newPassword", new_password}});
  }

  nlohmann::json own_password(Browser& browser) {
    return ask(present_step, browser, nlohmann::json::object())["session"]["ownPassword"];
  }

  void allow(const char* document) {
    store.change(account, [&](store::Tables& tables) {
      tables.policies.put_inline(store::user_holder("alice"), {"more", document});
    });
  }

  void set_policy(const iam::PasswordPolicy& policy) {
    store.change(account, [&](store::Tables& tables) { tables.settings.save(policy); });
  }

  void leave_it_to_users() { set_policy({.allow_users_to_change_password = true}); }

  void require_reset() {
    store.change(account, [&](store::Tables& tables) {
      iam::LoginProfile profile = *tables.users.find("alice")->login_profile;
      profile.reset_required = true;
      tables.passwords.save("alice", profile);
    });
  }
};

TEST_F(NewPassword, IsTheUsersOwnToGiveWhereAPolicyAllowsIt) {
  allow(may_change);
  Browser browser;
  ASSERT_EQ(give_password(browser)["session"]["ownPassword"], "changeable");
  EXPECT_EQ(change(browser)["step"], "done");
  Browser old;
  EXPECT_EQ(give_password(old), sign_in_failed);
  EXPECT_EQ(give_password(old, "Other#Pass2")["step"], "done");
}

TEST_F(NewPassword, IsTheUsersOwnToGiveWhereTheAccountLeavesItToThem) {
  leave_it_to_users();
  Browser browser;
  ASSERT_EQ(give_password(browser)["session"]["ownPassword"], "changeable");
  EXPECT_EQ(change(browser)["step"], "done");
}

TEST_F(NewPassword, IsNotTheirsToGiveWhereNothingAllowsItOrSomethingDeniesIt) {
  Browser browser;
  ASSERT_EQ(give_password(browser)["session"]["ownPassword"], "notAllowed");
  EXPECT_EQ(change(browser), access_denied);
  leave_it_to_users();
  EXPECT_EQ(own_password(browser), "changeable");
  allow(may_not_change);
  EXPECT_EQ(own_password(browser), "notAllowed");
  EXPECT_EQ(change(browser), access_denied);
  Browser again;
  EXPECT_EQ(give_password(again)["step"], "done");
}

TEST_F(NewPassword, IsRootsToGive) {
  Browser browser;
  ASSERT_EQ(give_root_password(browser)["session"]["ownPassword"], "changeable");
  EXPECT_EQ(change(browser)["step"], "done");
}

TEST_F(NewPassword, EndsEverySessionButTheOneThatItIsGivenInWhichGoesOnUnderAnotherId) {
  leave_it_to_users();
  Browser browser, elsewhere;
  give_password(elsewhere);
  give_password(browser);
  Browser before = browser;
  ASSERT_EQ(change(browser)["step"], "done");
  EXPECT_NE(browser.cookie, before.cookie);
  EXPECT_EQ(sessions_of("alice"), 1U);
  EXPECT_EQ(own_password(browser), "changeable");
  EXPECT_TRUE(own_password(before).is_null());
}

TEST_F(NewPassword, TakesTheOldOneAndIsMeasuredByThePolicy) {
  set_policy({.minimum_length = 11, .allow_users_to_change_password = true});
  Browser browser;
  give_password(browser);
  EXPECT_EQ(change(browser, "Wrong#Pass1"), sign_in_failed);
  EXPECT_EQ(change(browser, "Right#Pass1", "Short#1"),
            nlohmann::json({{"error", "PasswordPolicyViolation"}}));
  EXPECT_EQ(change(browser, "Right#Pass1", "Right#Pass1"),
            nlohmann::json({{"error", "PasswordPolicyViolation"}}));
  EXPECT_EQ(change(browser)["step"], "done");
}

TEST_F(NewPassword, TakesNoPermissionWhereAnAdministratorWantsItOrTheOldOneHasExpired) {
  require_reset();
  Browser browser;
  auto said = give_password(browser);
  ASSERT_EQ(said["step"], "changePassword");
  EXPECT_EQ(said["reason"], "reset");
  EXPECT_EQ(change(browser)["step"], "done");
  set_policy({.max_age_days = 30});
  now += days{30};
  said = give_password(browser, "Other#Pass2");
  ASSERT_EQ(said["step"], "changePassword");
  EXPECT_EQ(said["reason"], "expired");
  EXPECT_EQ(change(browser, "Other#Pass2", "Third#Pass3")["step"], "done");
}

TEST_F(NewPassword, IsAnAdministratorsToGiveOnceTheOldOneHasExpiredForGood) {
  set_policy({.allow_users_to_change_password = true});
  Browser browser;
  give_password(browser);
  now += std::chrono::minutes{30};
  set_policy({.allow_users_to_change_password = true, .max_age_days = 1, .hard_expiry = true});
  EXPECT_EQ(own_password(browser), "changeable");
  store.change(account, [&](store::Tables& tables) {
    iam::LoginProfile profile = *tables.users.find("alice")->login_profile;
    profile.last_changed = now - days{1};
    tables.passwords.save("alice", profile);
  });
  EXPECT_EQ(own_password(browser), "expired");
  EXPECT_EQ(change(browser), access_denied);
}

TEST_F(NewPassword, HasNothingToReplaceWhereThePasswordIsGone) {
  leave_it_to_users();
  Browser browser;
  give_password(browser);
  store.change(account, [](store::Tables& tables) { tables.passwords.erase("alice"); });
  EXPECT_EQ(own_password(browser), "none");
  EXPECT_EQ(change(browser), nlohmann::json({{"error", "NoSuchEntity"}}));
}

TEST_F(NewPassword, IsNotGivenByThePasswordAloneWhereThereIsADevice) {
  give_device("alice");
  leave_it_to_users();
  Browser browser;
  ASSERT_EQ(give_password(browser)["step"], "mfa");
  EXPECT_EQ(change(browser), nlohmann::json({{"error", "NotSignedIn"}}));
}

}  // namespace
}  // namespace rollcall::signin
