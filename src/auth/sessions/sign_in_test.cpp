#include "auth/sessions/sign_in.h"

#include <gtest/gtest.h>

#include "auth/sessions/sign_in_id.h"
#include "crypto/random.h"

namespace rollcall::auth {
namespace {

using namespace std::chrono_literals;

constexpr base::Instant noon{base::Seconds{1'789'128'000}};

// Somebody's password, changed thirty days ago.
struct Somebody {
  iam::LoginProfile profile{.created = noon - 720h, .last_changed = noon - 720h, .last_used = {}};
  std::optional<iam::PasswordPolicy> policy;
  MfaState mfa = MfaState::NotNeeded;

  NextStep next() const { return next_step({profile, policy, mfa, noon}); }
};

iam::SignInSession a_session(iam::SignInStep step) {
  return {
      .id_hash = "hash", .user_name = "alice", .step = step, .created = noon, .last_seen = noon};
}

TEST(NextStep, IsNoneForAPasswordThatIsGood) { EXPECT_EQ(Somebody{}.next(), NextStep::Done); }

TEST(NextStep, IsTheCodeOfADeviceBeforeEverythingElse) {
  Somebody somebody{.policy = {}, .mfa = MfaState::Needed};
  somebody.profile.reset_required = true;
  EXPECT_EQ(somebody.next(), NextStep::Mfa);
  somebody.mfa = MfaState::Given;
  EXPECT_EQ(somebody.next(), NextStep::ChangePassword);
}

TEST(NextStep, IsAChangeAtTheVeryMomentThePasswordExpires) {
  Somebody somebody{
      .policy = iam::PasswordPolicy{.max_age_days = 31, .reuse_prevention = {}, .hard_expiry = {}}};
  EXPECT_EQ(somebody.next(), NextStep::Done);
  somebody.policy->max_age_days = 30;
  EXPECT_EQ(somebody.next(), NextStep::ChangePassword);
  EXPECT_EQ(reason_to_change({somebody.profile, somebody.policy, MfaState::NotNeeded, noon}),
            ChangeReason::Expired);
}

TEST(NextStep, UnderHardExpiryThereIsNoneButOnlyForAPasswordThatExpired) {
  Somebody somebody{.policy = iam::PasswordPolicy{
                        .max_age_days = 30, .reuse_prevention = {}, .hard_expiry = true}};
  EXPECT_EQ(somebody.next(), NextStep::PasswordExpired);
  somebody.policy->max_age_days = 31;
  somebody.profile.reset_required = true;
  EXPECT_EQ(somebody.next(), NextStep::ChangePassword);
}

TEST(SignInSession, EndsWhenItWasNotUsedForLongAndWhenItIsOld) {
  auto session = a_session(iam::SignInStep::Done);
  EXPECT_FALSE(is_over(session, {}, noon + 1h - 1s));
  EXPECT_TRUE(is_over(session, {}, noon + 1h));
  session.last_seen = noon + 12h - 1s;
  EXPECT_FALSE(is_over(session, {}, noon + 12h - 1s));
  EXPECT_TRUE(is_over(session, {}, noon + 12h));
}

TEST(SignInSession, OfAClockThatWasAheadHasEnded) {
  auto session = a_session(iam::SignInStep::Done);
  EXPECT_FALSE(is_over(session, {}, noon - 15min));
  EXPECT_TRUE(is_over(session, {}, noon - 15min - 1s));
  session.last_seen = noon + 15min + 1s;
  EXPECT_TRUE(is_over(session, {}, noon));
}

TEST(SignInSession, IsSeenOftenEnoughNotToEndWhileItIsUsed) {
  for (const base::Seconds idle : {1s, 2s, 60s, 119s, 3600s}) {
    const SignInLimits limits{.idle = idle};
    auto session = a_session(iam::SignInStep::Done);
    for (base::Instant now = noon; now < noon + 2h; now += std::max(idle / 2, base::Seconds{1})) {
      if (is_worth_noting(session, limits, now))
        session.last_seen = now;
      EXPECT_FALSE(is_over(session, limits, now)) << idle.count();
    }
  }
}

TEST(SignInSession, HasLittleTimeUntilTheSignInIsComplete) {
  EXPECT_FALSE(is_over(a_session(iam::SignInStep::Mfa), {}, noon + 10min - 1s));
  EXPECT_TRUE(is_over(a_session(iam::SignInStep::Mfa), {}, noon + 10min));
}

TEST(SignInId, NamesItsAccountAndIsNeverTheSameTwice) {
  const iam::AccountId account{12'345};
  const auto one = new_sign_in_id(account, crypto::system_random());
  const auto another = new_sign_in_id(account, crypto::system_random());
  EXPECT_EQ(account_of_sign_in_id(one.reveal()), account);
  EXPECT_EQ(one.reveal().size(), 12U + 1 + 2 * 16);
  EXPECT_NE(hash_of_sign_in_id(one), hash_of_sign_in_id(another));
  EXPECT_FALSE(account_of_sign_in_id(one.reveal() + "0"));
  EXPECT_FALSE(account_of_sign_in_id(""));
  std::string misspelled = one.reveal();
  misspelled[misspelled.find('-')] = '0';
  EXPECT_FALSE(account_of_sign_in_id(misspelled));
}

TEST(SignInId, ItsTokenIsItsOwnAndNotWhatTheStoreKeeps) {
  const auto id = new_sign_in_id({1}, crypto::system_random());
  EXPECT_TRUE(is_page_token(id, page_token_of(id)));
  EXPECT_FALSE(is_page_token(id, hash_of_sign_in_id(id)));
  EXPECT_FALSE(is_page_token(id, ""));
  EXPECT_FALSE(is_page_token(new_sign_in_id({1}, crypto::system_random()), page_token_of(id)));
}

}  // namespace
}  // namespace rollcall::auth
