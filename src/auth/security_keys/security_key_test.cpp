#include "auth/security_keys/security_key.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/software_key.h"
#include "support/temporary_store.h"

namespace rollcall::auth {
namespace {

using test::SoftwareKey;
using Purpose = iam::KeyChallenge::Purpose;
using namespace std::chrono_literals;

constexpr iam::AccountId account{123'456'789'012};
constexpr base::Instant noon{base::Seconds{1'789'128'000}};  // 2026-09-11T12:00:00Z
constexpr unsigned char touched = 0x01;
constexpr unsigned char touched_and_verified = 0x05;
constexpr std::uint32_t count_before = 7;
const std::string serial = "arn:aws:iam::123456789012:u2f/user/alice/yubi";
const RelyingParty here{"iam.example.com", "https://iam.example.com"};

void all_r(std::span<unsigned char> bytes) { std::ranges::fill(bytes, 'r'); }

iam::KeyChallenge to_sign_in(const std::string& user = "alice", base::Instant at = noon) {
  return {.purpose = Purpose::SignIn, .user_name = user, .bytes = {}, .issued = at};
}

class SecurityKeyUse : public ::testing::Test {
 protected:
  SecurityKeyUse() {
    store_.add_account({.id = account, .created = noon});
    store_.change(account, [&](store::Tables& tables) {
      for (const std::string name : {"alice", "bob"})
        tables.users.insert(
            {.account = account, .name = name, .id = "AIDA" + name, .created = noon});
      tables.signin_sessions.insert(
          {.id_hash = "session", .user_name = "alice", .created = noon, .last_seen = noon});
      tables.security_keys.insert(registered());
    });
  }

  iam::SecurityKey registered() const {
    const test::KeyAnswer answer{.challenge = "asked"};
    const auto made = crypto::read_registration(
        {here.id, here.origin, "asked"},
        {SoftwareKey::created_client_data(answer), device_.new_authenticator_data(answer)});
    return {.serial_number = serial,
            .user_name = "alice",
            .enabled = noon,
            .credential_id = device_.id(),
            .algorithm = made->algorithm,
            .public_key = made->public_key,
            .sign_count = count_before,
            .has_verified_user = false};
  }

  iam::KeyChallenge ask(const iam::KeyChallenge& challenge = to_sign_in()) {
    iam::KeyChallenge asked;
    store_.change(account, [&](store::Tables& tables) {
      asked = ask_for_key(tables, "session", challenge, all_r);
    });
    return asked;
  }

  bool is_taken(const iam::KeyChallenge& wanted) {
    bool found = false;
    store_.change(account, [&](store::Tables& tables) {
      found = take_challenge(tables, "session", wanted).has_value();
    });
    return found;
  }

  // Asked anew, whether that is taken.
  bool is_taken(const iam::KeyChallenge& asked, const iam::KeyChallenge& wanted) {
    ask(asked);
    return is_taken(wanted);
  }

  KeyAnswer answer(test::KeyAnswer says = {}) const {
    if (says.challenge.empty())
      says.challenge = std::string(32, 'r');
    if (says.sign_count == 0)
      says.sign_count = count_before + 1;
    const std::string client_data = SoftwareKey::got_client_data(says);
    const std::string data = SoftwareKey::authenticator_data(says);
    return {device_.id(), client_data, data, device_.sign(data, client_data)};
  }

  KeyOutcome use(const KeyAnswer& answer, const std::string& user = "alice") {
    KeyOutcome outcome;
    store_.change(account, [&](store::Tables& tables) {
      outcome = try_key(tables, {user, "session", here, noon}, answer);
    });
    return outcome;
  }

  std::uint32_t count_kept() {
    std::uint32_t count = 0;
    store_.change(account, [&](store::Tables& tables) {
      count = tables.security_keys.find(serial)->sign_count;
    });
    return count;
  }

  test::TemporaryStore store_;
  const SoftwareKey device_;
};

}  // namespace

TEST_F(SecurityKeyUse, IsAskedForWithThirtyTwoRandomBytes) {
  EXPECT_EQ(ask().bytes, std::string(32, 'r'));
  store_.change(account, [](store::Tables& tables) {
    const auto taken = take_challenge(tables, "session", to_sign_in());
    ASSERT_TRUE(taken);
    EXPECT_EQ(taken->bytes, std::string(32, 'r'));
  });
}

TEST_F(SecurityKeyUse, IsAskedForOnce) {
  EXPECT_FALSE(is_taken(to_sign_in()));
  ask();
  EXPECT_TRUE(is_taken(to_sign_in()));
  EXPECT_FALSE(is_taken(to_sign_in()));
}

TEST_F(SecurityKeyUse, IsGoodForItsPurposeAndItsUserAlone) {
  iam::KeyChallenge registration = to_sign_in();
  registration.purpose = Purpose::Register;
  EXPECT_FALSE(is_taken(registration, to_sign_in()));
  EXPECT_FALSE(is_taken(to_sign_in()));  // what was asked is spent by the wrong answer
  EXPECT_FALSE(is_taken(to_sign_in(), registration));
  EXPECT_TRUE(is_taken(registration, registration));
  EXPECT_FALSE(is_taken(to_sign_in(), to_sign_in("bob")));
  EXPECT_TRUE(is_taken(to_sign_in(), to_sign_in("ALICE")));
}

TEST_F(SecurityKeyUse, IsWaitedForFiveMinutes) {
  EXPECT_TRUE(is_taken(to_sign_in(), to_sign_in("alice", noon + 5min - 1s)));
  EXPECT_FALSE(is_taken(to_sign_in(), to_sign_in("alice", noon + 5min)));
}

TEST_F(SecurityKeyUse, IsNotWaitedForWhereAClockThatWasWrongAsked) {
  EXPECT_TRUE(is_taken(to_sign_in("alice", noon + 15min), to_sign_in()));
  EXPECT_FALSE(is_taken(to_sign_in("alice", noon + 15min + 1s), to_sign_in()));
}

TEST_F(SecurityKeyUse, IsAcceptedOnceAndItsCountIsKept) {
  ask();
  EXPECT_EQ(use(answer()).outcome, CodeOutcome::Accepted);
  EXPECT_EQ(count_kept(), count_before + 1);
  const KeyOutcome again = use(answer({.sign_count = count_before + 2}));
  EXPECT_EQ(again.outcome, CodeOutcome::Wrong);
  EXPECT_EQ(again.detail, "the security key was not asked, or too long ago");
  EXPECT_EQ(count_kept(), count_before + 1);
}

TEST_F(SecurityKeyUse, OfAnotherKeyIsWrongAndSpendsWhatWasAsked) {
  ask();
  KeyAnswer other = answer();
  other.credential_id = "another";
  EXPECT_EQ(use(other).detail, "the security key is none of the user's");
  EXPECT_EQ(use(answer()).outcome, CodeOutcome::Wrong);
}

TEST_F(SecurityKeyUse, OfAKeyOfAnotherUserIsWrong) {
  ask(to_sign_in("bob"));
  EXPECT_EQ(use(answer(), "bob").detail, "the security key is none of the user's");
}

TEST_F(SecurityKeyUse, ThatAnswersSomethingElseIsWrong) {
  ask();
  const KeyOutcome outcome = use(answer({.origin = "https://elsewhere.example.com"}));
  EXPECT_EQ(outcome.outcome, CodeOutcome::Wrong);
  EXPECT_TRUE(outcome.detail.starts_with(serial + ": ")) << outcome.detail;
  EXPECT_EQ(count_kept(), count_before);
}

TEST_F(SecurityKeyUse, IsTriedNineTimesInAWindowWhateverItAnswers) {
  for (int i = 0; i < most_tries; ++i)
    EXPECT_EQ(use(answer()).outcome, CodeOutcome::Wrong);
  ask();
  EXPECT_EQ(use(answer()).outcome, CodeOutcome::TooMany);
}

TEST_F(SecurityKeyUse, MustKnowItsUserAgainOnceItHasDone) {
  store_.change(account, [&](store::Tables& tables) {
    iam::SecurityKey key = registered();
    key.has_verified_user = true;
    tables.security_keys.erase(serial);
    tables.security_keys.insert(key);
  });
  ask();
  EXPECT_EQ(use(answer({.flags = touched})).outcome, CodeOutcome::Wrong);
  ask();
  EXPECT_EQ(use(answer({.flags = touched_and_verified})).outcome, CodeOutcome::Accepted);
}

TEST_F(SecurityKeyUse, CountsAmongTheDevicesOfItsUser) {
  store_.change(account, [](store::Tables& tables) {
    EXPECT_EQ(count_mfa_devices(tables, "alice"), 1U);
    tables.mfa_devices.insert({.serial_number = "arn:aws:iam::123456789012:mfa/phone",
                               .created = noon,
                               .assignment = iam::MfaAssignment{"alice", noon}},
                              base::Secret("twenty bytes of seed"));
    EXPECT_EQ(count_mfa_devices(tables, "alice"), 2U);
    EXPECT_EQ(count_mfa_devices(tables, "bob"), 0U);
  });
}

}  // namespace rollcall::auth
