#include <gtest/gtest.h>

#include "support/sign_in_world.h"

namespace rollcall::signin {
namespace {

using std::chrono::minutes;
using test::Browser;

const nlohmann::json sign_in_failed = {{"error", "SignInFailed"}};
const nlohmann::json not_signed_in = {{"error", "NotSignedIn"}};
const nlohmann::json too_many_attempts = {{"error", "TooManyAttempts"}};

using SignIn = test::WithSignIn;

TEST_F(SignIn, IsDoneWithThePasswordWhereThereIsNoDevice) {
  Browser browser;
  EXPECT_EQ(give_password(browser)["step"], "done");
  EXPECT_EQ(sessions_of("alice"), 1U);
}

TEST_F(SignIn, FailsAlikeWhateverIsWrong) {
  Browser browser;
  EXPECT_EQ(give_password(browser, "Wrong#Pass1"), sign_in_failed);
  EXPECT_EQ(give_password(browser, "Right#Pass1", "nobody"), sign_in_failed);
  EXPECT_EQ(give_password(browser, "Right#Pass1", ""), sign_in_failed);
  EXPECT_EQ(browser.cookie, "");
  EXPECT_EQ(sessions_of("alice"), 0U);
}

TEST_F(SignIn, HasAnotherSessionAfterEachStep) {
  give_device("alice");
  Browser browser;
  ASSERT_EQ(give_password(browser)["step"], "mfa");
  const Browser before = browser;
  ASSERT_EQ(give_code(browser, {{"code", code()}})["step"], "done");
  EXPECT_NE(browser.cookie, before.cookie);
  EXPECT_NE(browser.token, before.token);
  EXPECT_EQ(sessions_of("alice"), 1U);
  Browser old = before;
  EXPECT_EQ(give_code(old, {{"code", code(1)}}), not_signed_in);
}

TEST_F(SignIn, TakesNoCodeWithoutThePageSTokenNorAtAnotherStep) {
  give_device("alice");
  Browser browser;
  ASSERT_EQ(give_password(browser)["step"], "mfa");
  Browser other_page = browser;
  other_page.token.clear();
  EXPECT_EQ(give_code(other_page, {{"code", code()}})["error"], "UntrustedRequest");
  ASSERT_EQ(give_code(browser, {{"code", code()}})["step"], "done");
  EXPECT_EQ(give_code(browser, {{"code", code(1)}}), not_signed_in);
}

TEST_F(SignIn, EndsAfterFiveWrongCodes) {
  give_device("alice");
  Browser browser;
  give_password(browser);
  for (int i = 0; i < 5; ++i)
    EXPECT_EQ(give_code(browser, {{"code", "000000"}}), sign_in_failed);
  EXPECT_EQ(give_code(browser, {{"code", code()}}), not_signed_in);
}

TEST_F(SignIn, WaitsAfterSixFailuresOfWhicheverStep) {
  give_device("alice");
  Browser browser;
  give_password(browser);
  for (int i = 0; i < 3; ++i)
    EXPECT_EQ(give_code(browser, {{"code", "000000"}}), sign_in_failed);
  for (int i = 0; i < 3; ++i) {
    Browser other;
    EXPECT_EQ(give_password(other, "Wrong#Pass1"), sign_in_failed);
  }
  EXPECT_EQ(give_code(browser, {{"code", code()}}), too_many_attempts);
  EXPECT_EQ(retry_after, base::Seconds{1});
  now += base::Seconds{1};
  EXPECT_EQ(give_code(browser, {{"code", code()}})["step"], "done");
}

// Any server takes any step.
TEST_F(SignIn, KnowsAtTheSecondStepFromWhereItsUsersComeThoughAnotherServerTookTheFirst) {
  give_device("alice");
  Browser home{.address = "192.0.2.1"};
  give_password(home);
  EXPECT_EQ(give_code(home, {{"code", code()}})["step"], "done");
  now += base::Seconds{30};
  Browser again{.address = "192.0.2.1"};
  give_password(again);
  restart();
  for (int number = 1; number <= 25; ++number) {
    Browser stranger{.address = "198.51.100." + std::to_string(number)};
    give_password(stranger, "wrong");
  }
  EXPECT_EQ(give_code(again, {{"code", code()}})["step"], "done");
}

// A flood that goes on while the server is started anew holds up strangers alone.
TEST_F(SignIn, KnowsAfterARestartFromWhereItsUsersCome) {
  Browser home{.address = "192.0.2.1"}, root_at_home{.address = "192.0.2.2"};
  EXPECT_EQ(give_password(home)["step"], "done");
  EXPECT_EQ(give_root_password(root_at_home)["step"], "done");
  restart();
  for (int number = 1; number <= 25; ++number) {
    Browser stranger{.address = "198.51.100." + std::to_string(number)};
    give_password(stranger, "wrong");
    ask(signin::give_password, stranger, {{"email", "root@example.com"}, {"password", "wrong"}});
  }
  Browser elsewhere{.address = "203.0.113.1"};
  EXPECT_EQ(give_password(elsewhere), too_many_attempts);
  EXPECT_EQ(give_root_password(elsewhere), too_many_attempts);
  EXPECT_EQ(give_password(home)["step"], "done");
  EXPECT_EQ(give_root_password(root_at_home)["step"], "done");
}

TEST_F(SignIn, FollowsADeviceThatWasPutRightForUsersAndForRoot) {
  for (const char* user : {"alice", ""}) {
    give_device(user, 500);
    Browser browser;
    const auto begun = *user ? give_password(browser) : give_root_password(browser);
    ASSERT_EQ(begun["step"], "mfa");
    EXPECT_EQ(give_code(browser, {{"code", code()}}), sign_in_failed);
    const nlohmann::json pair = {{"code", code(-1)}, {"nextCode", code()}};
    ASSERT_EQ(give_code(browser, pair)["step"], "done");
    Browser again;
    *user ? give_password(again) : give_root_password(again);
    EXPECT_EQ(give_code(again, pair), sign_in_failed);
    EXPECT_EQ(give_code(again, {{"code", code(-1)}}), sign_in_failed);
    EXPECT_EQ(give_code(again, {{"code", code()}}), sign_in_failed);
    EXPECT_EQ(give_code(again, {{"code", code(1)}})["step"], "done");
    store.change(account, [](store::Tables& tables) {
      iam::MfaDevice device = *tables.mfa_devices.find(serial);
      device.assignment.reset();
      tables.mfa_devices.save(device);
      tables.mfa_devices.erase(serial);
    });
    now += minutes{10};
  }
}

TEST_F(SignIn, CountsPairsAmongTheTriesOfTheDevice) {
  give_device("alice");
  for (int i = 0; i < 9; ++i) {
    Browser browser;
    ASSERT_EQ(give_password(browser)["step"], "mfa");
    EXPECT_EQ(give_code(browser, {{"code", code(2000)}, {"nextCode", code(2001)}}), sign_in_failed);
    guard->completed(auth::user_attempt(to_string(account), "alice", browser.address, now));
  }
  Browser browser;
  give_password(browser);
  EXPECT_EQ(give_code(browser, {{"code", code()}}), too_many_attempts);
  EXPECT_EQ(give_code(browser, {{"code", code(-1)}, {"nextCode", code()}}), too_many_attempts);
}

TEST_F(SignIn, LeavesWhatIsKnownOfKeysAloneWhateverComesOfAPair) {
  give_device("alice", 500);
  Browser browser;
  give_password(browser);
  const auto before = store->epoch(account);
  const nlohmann::json wrong = {{"code", code(2000)}, {"nextCode", code(2001)}};
  EXPECT_EQ(give_code(browser, wrong), sign_in_failed);
  EXPECT_EQ(store->epoch(account), before);
  EXPECT_EQ(give_code(browser, {{"code", code(-1)}, {"nextCode", code()}})["step"], "done");
  EXPECT_EQ(store->epoch(account), before);
}

TEST_F(SignIn, TakesNoPairOfADeviceThatIsSomebodyElses) {
  give_device("");
  store.change(account, [&](store::Tables& tables) {
    tables.mfa_devices.insert({.serial_number = "arn:aws:iam::123456789012:mfa/other",
                               .created = now,
                               .assignment = iam::MfaAssignment{"alice", now}},
                              base::Secret("another seed of another device than it"));
  });
  Browser browser;
  ASSERT_EQ(give_password(browser)["step"], "mfa");
  nlohmann::json pair = {{"code", code(-1)}, {"nextCode", code()}};
  EXPECT_EQ(give_code(browser, pair), sign_in_failed);
  pair["serialNumber"] = serial;
  EXPECT_EQ(give_code(browser, pair), sign_in_failed);
}

TEST_F(SignIn, AsksForANewPasswordWhereOneIsDueAndTheOldOneIsGoodNoMore) {
  store.change(account, [&](store::Tables& tables) {
    auto user = *tables.users.find("alice");
    user.login_profile->reset_required = true;
    tables.passwords.save("alice", *user.login_profile, tables.passwords.hashes("alice", 1)[0], 1);
  });
  Browser browser;
  ASSERT_EQ(give_password(browser)["step"], "changePassword");
  const auto change = [&](const char* old_password, const char* new_password) {
    return ask(change_password, browser,
               {{"oldPassword", old_password}, {"newPassword", new_password}});
  };
  EXPECT_EQ(change("Wrong#Pass1", "Other#Pass2"), sign_in_failed);
  EXPECT_EQ(change("Right#Pass1", "Right#Pass1")["error"], "PasswordPolicyViolation");
  EXPECT_EQ(change("Right#Pass1", "Other#Pass2")["step"], "done");
  Browser old;
  EXPECT_EQ(give_password(old), sign_in_failed);
  EXPECT_EQ(give_password(old, "Other#Pass2")["step"], "done");
}

TEST_F(SignIn, EndsWhereItIsEndedAndEverywhereWhereThatIsAskedFor) {
  Browser first, second;
  give_password(first);
  give_password(second);
  ASSERT_EQ(sessions_of("alice"), 2U);
  ask(sign_out, first, nlohmann::json::object());
  EXPECT_EQ(sessions_of("alice"), 1U);
  give_password(first);
  ask(sign_out_everywhere, second, nlohmann::json::object());
  EXPECT_EQ(sessions_of("alice"), 0U);
}

TEST_F(SignIn, IsNotEndedEverywhereByThePasswordAlone) {
  Browser done;
  give_password(done);
  give_device("alice");
  Browser half_way;
  ASSERT_EQ(give_password(half_way)["step"], "mfa");
  EXPECT_EQ(ask(sign_out_everywhere, half_way, nlohmann::json::object()), not_signed_in);
  EXPECT_EQ(sessions_of("alice"), 2U);
}

}  // namespace
}  // namespace rollcall::signin
