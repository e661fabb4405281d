#include "auth/sessions/sign_in.h"

#include <algorithm>

#include "base/clock_tolerance.h"

namespace rollcall::auth {

base::Instant ends_at(const iam::SignInSession& session, const SignInLimits& limits) {
  const bool is_complete = session.step == iam::SignInStep::Done;
  return session.created + (is_complete ? limits.absolute : limits.incomplete);
}

bool is_over(const iam::SignInSession& session, const SignInLimits& limits, base::Instant now) {
  return now >= ends_at(session, limits) || now - session.last_seen >= limits.idle ||
         base::is_in_the_future(std::max(session.created, session.last_seen), now);
}

std::optional<ChangeReason> reason_to_change(const SignInFacts& facts) {
  const auto expires = iam::password_expires(facts.profile.last_changed, facts.policy);
  if (expires && *expires <= facts.now)
    return ChangeReason::Expired;
  if (facts.profile.reset_required)
    return ChangeReason::Reset;
  return std::nullopt;
}

NextStep next_step(const SignInFacts& facts) {
  if (facts.mfa == MfaState::Needed)
    return NextStep::Mfa;
  const auto reason = reason_to_change(facts);
  if (!reason)
    return NextStep::Done;
  const bool is_final = reason == ChangeReason::Expired && facts.policy->is_hard();
  return is_final ? NextStep::PasswordExpired : NextStep::ChangePassword;
}

}  // namespace rollcall::auth
