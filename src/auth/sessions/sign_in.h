#pragma once
// What a sign-in asks for next, and for how long a session is good: decisions, made of facts and
// the time alone.

#include <algorithm>
#include <optional>

#include "base/instant.h"
#include "iam/password_policy.h"
#include "iam/sign_in_session.h"
#include "iam/user.h"

namespace rollcall::auth {

// For how long a session is good. A sign-in that is not complete has less time.
struct SignInLimits {
  base::Seconds idle = std::chrono::minutes{60};
  base::Seconds absolute = std::chrono::hours{12};
  base::Seconds incomplete = std::chrono::minutes{10};
};

// When the session ends whatever happens, and whether it has ended by now. One that a clock began
// or saw which was ahead has ended: else it would last until that clock was right.
base::Instant ends_at(const iam::SignInSession& session, const SignInLimits& limits);
bool is_over(const iam::SignInSession& session, const SignInLimits& limits, base::Instant now);

// That a session was used is written down at most this often, and often enough that it does not
// end while it is used.
inline constexpr base::Seconds seen_span = std::chrono::minutes{1};

inline bool is_worth_noting(const iam::SignInSession& session, const SignInLimits& limits,
                            base::Instant now) {
  return now - session.last_seen >= std::min(seen_span, limits.idle / 2);
}

// After so many wrong codes the sign-in begins anew with the password.
inline constexpr int most_wrong_codes = 5;

enum class NextStep { Mfa, ChangePassword, PasswordExpired, Done };

// Why a password has to be changed: an administrator wants it, or it has expired.
enum class ChangeReason { Reset, Expired };

enum class MfaState { NotNeeded, Needed, Given };

// Of a user whose password was right.
struct SignInFacts {
  const iam::LoginProfile& profile;
  const std::optional<iam::PasswordPolicy>& policy;  // that binds this user
  MfaState mfa = MfaState::NotNeeded;
  base::Instant now;
};

// The code of a device comes first: what is wrong with the password is told only to who has both.
// Under hard expiry a password that has expired is an administrator's to replace.
NextStep next_step(const SignInFacts& facts);

// nullopt: the password may stay.
std::optional<ChangeReason> reason_to_change(const SignInFacts& facts);

}  // namespace rollcall::auth
