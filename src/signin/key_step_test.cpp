#include "signin/key_step.h"

#include <gtest/gtest.h>

#include "auth/security_keys/security_key.h"
#include "support/sign_in_world.h"
#include "support/software_key.h"

namespace rollcall::signin {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;
using test::Browser;
using test::KeyAnswer;
using test::SoftwareKey;

const nlohmann::json sign_in_failed = {{"error", "SignInFailed"}};
const nlohmann::json not_signed_in = {{"error", "NotSignedIn"}};

class SignInWithAKey : public test::WithSignIn {
 protected:
  static constexpr const char* key_serial = "arn:aws:iam::123456789012:u2f/user/alice/yubi-ABC";

  // Gives the user the key as if it had been registered with this answer.
  void give_key(const std::string& user, const SoftwareKey& given, const KeyAnswer& answer = {},
                const std::string& serial_number = key_serial) {
    const std::string data = given.new_authenticator_data(with_challenge(answer, "asked"));
    const std::string said = SoftwareKey::created_client_data(with_challenge(answer, "asked"));
    const auto credential = crypto::read_registration(
        {.relying_party_id = "iam.example.com", .origin = origin, .challenge = "asked"},
        {said, data});
    ASSERT_TRUE(credential);
    store.change(account, [&](store::Tables& tables) {
      tables.security_keys.insert({.serial_number = serial_number,
                                   .user_name = user,
                                   .enabled = now,
                                   .credential_id = credential->id,
                                   .algorithm = credential->algorithm,
                                   .public_key = credential->public_key,
                                   .sign_count = credential->sign_count,
                                   .has_verified_user = credential->has_verified_user});
    });
  }

  static KeyAnswer with_challenge(KeyAnswer answer, std::string challenge) {
    answer.challenge = std::move(challenge);
    return answer;
  }

  // A browser that has given Alice's password.
  Browser past_the_password() {
    Browser browser;
    EXPECT_EQ(give_password(browser)["step"], "mfa");
    return browser;
  }

  // What a browser sends that asks the key for what the server wants signed.
  nlohmann::json answer_of(const SoftwareKey& asked, const nlohmann::json& wanted,
                           KeyAnswer answer = {}) {
    if (answer.challenge.empty())
      answer.challenge = *base::from_base64(wanted["challenge"].get<std::string>());
    const std::string said = SoftwareKey::got_client_data(answer);
    const std::string data = SoftwareKey::authenticator_data(answer);
    return {{"credentialId", base::to_base64(asked.id())},
            {"clientData", base::to_base64(said)},
            {"authenticatorData", base::to_base64(data)},
            {"signature", base::to_base64(asked.sign(data, said))}};
  }

  nlohmann::json use(Browser& browser, const SoftwareKey& used, const KeyAnswer& answer = {}) {
    const nlohmann::json wanted = ask(signin::ask_for_key, browser, nlohmann::json::object());
    if (wanted.contains("error"))
      return wanted;
    return ask(signin::give_key, browser, answer_of(used, wanted, answer));
  }

  const SoftwareKey key;
};

TEST_F(SignInWithAKey, IsAskedForAfterThePasswordAndDone) {
  give_key("alice", key);
  Browser browser;
  const auto step = give_password(browser);
  EXPECT_EQ(step["step"], "mfa");
  EXPECT_EQ(step["devices"], nlohmann::json::array());
  EXPECT_EQ(step["securityKeys"], nlohmann::json::array({key_serial}));
  const auto wanted = ask(signin::ask_for_key, browser, nlohmann::json::object());
  EXPECT_EQ(wanted["relyingPartyId"], "iam.example.com");
  EXPECT_EQ(wanted["credentialIds"], nlohmann::json::array({base::to_base64(key.id())}));
  EXPECT_EQ(wanted["userVerification"], "preferred");
  const auto done = ask(signin::give_key, browser, answer_of(key, wanted));
  EXPECT_EQ(done["step"], "done");
  EXPECT_EQ(done["session"]["mfa"], true);
}

TEST_F(SignInWithAKey, WorksForRootAndBesideADeviceThatShowsCodes) {
  give_key("", key, {}, "arn:aws:iam::123456789012:u2f/root/yubi-ABC");
  give_device("");
  Browser browser;
  const auto step = give_root_password(browser);
  EXPECT_EQ(step["devices"], nlohmann::json::array({serial}));
  EXPECT_EQ(step["securityKeys"].size(), 1U);
  EXPECT_EQ(use(browser, key)["step"], "done");
  Browser other;
  give_root_password(other);
  EXPECT_EQ(give_code(other, {{"code", code()}})["step"], "done");
}

TEST_F(SignInWithAKey, RefusesWhatWasForged) {
  give_key("alice", key);
  const KeyAnswer forged[] = {
      {.origin = "https://evil.test"},
      {.relying_party_id = "evil.test"},
      {.challenge = "another challenge"},
      {.type = "webauthn.create"},
      {.flags = 0},
  };
  for (const KeyAnswer& answer : forged) {
    Browser browser = past_the_password();
    EXPECT_EQ(use(browser, key, answer), sign_in_failed);
    now += minutes{30};
  }
  Browser browser = past_the_password();
  EXPECT_EQ(use(browser, SoftwareKey()), sign_in_failed);
  now += minutes{30};
  browser = past_the_password();
  EXPECT_EQ(use(browser, key)["step"], "done");
}

TEST_F(SignInWithAKey, TakesAChallengeOnceAndNotFromAnotherSession) {
  give_key("alice", key);
  Browser browser = past_the_password();
  const auto wanted = ask(signin::ask_for_key, browser, nlohmann::json::object());
  const auto answer = answer_of(key, wanted);
  Browser other = past_the_password();
  ask(signin::ask_for_key, other, nlohmann::json::object());
  EXPECT_EQ(ask(signin::give_key, other, answer), sign_in_failed);
  auto wrong = answer;
  wrong["signature"] = base::to_base64("no signature");
  EXPECT_EQ(ask(signin::give_key, browser, wrong), sign_in_failed);
  EXPECT_EQ(ask(signin::give_key, browser, answer), sign_in_failed);
  ask(signin::ask_for_key, browser, nlohmann::json::object());
  EXPECT_EQ(ask(signin::give_key, browser, answer), sign_in_failed);
  EXPECT_EQ(use(browser, key)["step"], "done");
}

TEST_F(SignInWithAKey, TakesNoAnswerThatComesTooLate) {
  give_key("alice", key);
  Browser browser = past_the_password();
  auto wanted = ask(signin::ask_for_key, browser, nlohmann::json::object());
  now += auth::challenge_life;
  EXPECT_EQ(ask(signin::give_key, browser, answer_of(key, wanted)), sign_in_failed);
  wanted = ask(signin::ask_for_key, browser, nlohmann::json::object());
  now += auth::challenge_life - seconds{1};
  EXPECT_EQ(ask(signin::give_key, browser, answer_of(key, wanted))["step"], "done");
}

TEST_F(SignInWithAKey, RefusesACounterThatWentBack) {
  give_key("alice", key, {.sign_count = 3});
  Browser browser = past_the_password();
  EXPECT_EQ(use(browser, key, {.sign_count = 4})["step"], "done");
  browser = past_the_password();
  EXPECT_EQ(use(browser, key, {.sign_count = 4}), sign_in_failed);
  EXPECT_EQ(use(browser, key, {.sign_count = 5})["step"], "done");
}

TEST_F(SignInWithAKey, AsksForThePinAgainThatTheKeyAskedForOnce) {
  give_key("alice", key, {.flags = 0x05});
  Browser browser = past_the_password();
  const auto wanted = ask(signin::ask_for_key, browser, nlohmann::json::object());
  EXPECT_EQ(wanted["userVerification"], "required");
  EXPECT_EQ(ask(signin::give_key, browser, answer_of(key, wanted)), sign_in_failed);
  EXPECT_EQ(use(browser, key, {.flags = 0x05})["step"], "done");
}

TEST_F(SignInWithAKey, EndsAfterFiveWrongAnswersAndDelaysLikeWrongCodes) {
  give_key("alice", key);
  Browser browser = past_the_password();
  for (int i = 0; i < auth::most_wrong_codes; ++i)
    EXPECT_EQ(use(browser, key, {.origin = "https://evil.test"}), sign_in_failed);
  EXPECT_EQ(use(browser, key), not_signed_in);
  EXPECT_EQ(sessions_of("alice"), 0U);
  for (int i = 0; i < 2; ++i)
    give_password(browser, "Wrong#Pass1");
  EXPECT_EQ(give_password(browser), nlohmann::json({{"error", "TooManyAttempts"}}));
}

TEST_F(SignInWithAKey, HasABudgetForEachKey) {
  give_key("alice", key);
  Browser browser;
  for (int i = 0; i < auth::most_tries; ++i) {
    browser = past_the_password();
    EXPECT_EQ(use(browser, key)["step"], "done");
  }
  browser = past_the_password();
  EXPECT_EQ(use(browser, key)["error"], "TooManyAttempts");
  EXPECT_TRUE(retry_after);
  now += auth::tries_window;
  EXPECT_EQ(use(browser, key)["step"], "done");
}

TEST_F(SignInWithAKey, IsNotAskedForWhereThereIsNoneOrAtAnotherStep) {
  give_device("alice");
  Browser browser = past_the_password();
  EXPECT_EQ(ask(signin::ask_for_key, browser, nlohmann::json::object()), not_signed_in);
  EXPECT_EQ(give_code(browser, {{"code", code()}})["step"], "done");
  give_key("alice", key);
  EXPECT_EQ(ask(signin::ask_for_key, browser, nlohmann::json::object()), not_signed_in);
  Browser nobody;
  EXPECT_EQ(ask(signin::ask_for_key, nobody, nlohmann::json::object()), not_signed_in);
}

TEST_F(SignInWithAKey, KeepsItsChallengeFromWhoeverHasNoToken) {
  give_key("alice", key);
  Browser browser = past_the_password();
  browser.token.clear();
  EXPECT_EQ(use(browser, key)["error"], "UntrustedRequest");
}

TEST_F(SignInWithAKey, IsRefusedWhereAnswersAreNoBase64) {
  give_key("alice", key);
  Browser browser = past_the_password();
  EXPECT_EQ(ask(signin::give_key, browser, {{"credentialId", "?"}})["error"], "MalformedRequest");
  EXPECT_EQ(ask(signin::give_key, browser, {{"credentialId", ""}})["error"], "MalformedRequest");
}

}  // namespace
}  // namespace rollcall::signin
