#include "auth/passwords/own_password.h"

#include <gtest/gtest.h>

#include "iam/errors.h"
#include "policy/parse.h"
#include "support/temporary_store.h"

namespace rollcall::auth {
namespace {

using namespace std::chrono_literals;

constexpr iam::AccountId account{123'456'789'012};
constexpr base::Instant noon{base::Seconds{1'789'128'000}};  // 2026-09-11T12:00:00Z
const RequestFacts facts{
    .now = noon, .source_address = "192.0.2.1", .user_agent = "test", .region = "us-east-1"};

Caller alice_with(const std::string& effect = "") {
  Caller alice{.account = account,
               .arn = "arn:aws:iam::123456789012:user/alice",
               .user_name = "alice",
               .user_id = "AIDAALICE"};
  if (effect.empty())
    return alice;
  alice.policies.held.push_back(std::make_shared<const policy::Policy>(
      policy::parse(R"({"Version": "2012-10-17", "Statement": {"Effect": ")" + effect +
                    R"(", "Action": "iam:ChangePassword", "Resource": "*"}})")
          .value()));
  alice.policies.identity.push_back(alice.policies.held.back().get());
  return alice;
}

Caller of_kind(CallerKind kind) {
  Caller caller = alice_with();
  caller.kind = kind;
  return caller;
}

class OwnPassword : public ::testing::Test {
 protected:
  OwnPassword() { store_.add_account({.id = account, .created = noon}); }

  void have(const iam::PasswordPolicy& policy) {
    store_.change(account, [&](store::Tables& tables) { tables.settings.save(policy); });
  }
  void leave_it_to_users() { have({.allow_users_to_change_password = true}); }

  bool is_left_to(const Caller& caller) {
    bool is_left = false;
    store_.change(account,
                  [&](store::Tables& tables) { is_left = is_left_to_its_users(tables, caller); });
    return is_left;
  }

  bool has_expired(base::Instant now) {
    bool has = false;
    const iam::User alice{
        .account = account,
        .name = "alice",
        .id = "AIDAALICE",
        .created = noon,
        .login_profile = iam::LoginProfile{.created = noon, .last_changed = noon}};
    store_.change(account,
                  [&](store::Tables& tables) { has = has_expired_for_good(tables, alice, now); });
    return has;
  }

  bool may_change(const Caller& caller) {
    base::Result<base::Nothing> answer;
    store_.change(account, [&](store::Tables& tables) {
      policy::Budget budget;
      answer = authorize_own_password(tables, {caller, facts, budget});
    });
    EXPECT_TRUE(answer || answer.error().kind == &iam::errors::access_denied);
    return answer.has_value();
  }

  test::TemporaryStore store_;
};

}  // namespace

TEST_F(OwnPassword, IsLeftToUsersWhereTheAccountsPolicySaysSo) {
  EXPECT_FALSE(is_left_to(alice_with()));
  have({.minimum_length = 8});
  EXPECT_FALSE(is_left_to(alice_with()));
  leave_it_to_users();
  EXPECT_TRUE(is_left_to(alice_with()));
}

TEST_F(OwnPassword, IsLeftToNobodyButUsers) {
  leave_it_to_users();
  for (const CallerKind kind :
       {CallerKind::Root, CallerKind::RoleSession, CallerKind::FederatedUser})
    EXPECT_FALSE(is_left_to(of_kind(kind))) << static_cast<int>(kind);
}

TEST_F(OwnPassword, ExpiresForGoodAtTheEndOfItsAgeUnderAHardPolicy) {
  have({.max_age_days = 90, .hard_expiry = true});
  EXPECT_FALSE(has_expired(noon + 90 * 24h - 1s));
  EXPECT_TRUE(has_expired(noon + 90 * 24h));
}

TEST_F(OwnPassword, DoesNotExpireForGoodUnderAnyOtherPolicy) {
  EXPECT_FALSE(has_expired(noon + 900 * 24h));
  have({.max_age_days = 90});
  EXPECT_FALSE(has_expired(noon + 900 * 24h));
  have({.hard_expiry = true});
  EXPECT_FALSE(has_expired(noon + 900 * 24h));
}

TEST_F(OwnPassword, IsChangedByWhoIsAllowedOrWhomItIsLeftTo) {
  EXPECT_FALSE(may_change(alice_with()));
  EXPECT_TRUE(may_change(alice_with("Allow")));
  leave_it_to_users();
  EXPECT_TRUE(may_change(alice_with()));
}

TEST_F(OwnPassword, IsNotChangedAgainstADenyThoughItIsLeftToUsers) {
  leave_it_to_users();
  EXPECT_FALSE(may_change(alice_with("Deny")));
}

TEST_F(OwnPassword, OfRootIsChangedByRoot) { EXPECT_TRUE(may_change(of_kind(CallerKind::Root))); }

}  // namespace rollcall::auth
