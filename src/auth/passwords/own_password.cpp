#include "auth/passwords/own_password.h"

#include "auth/passwords/new_password.h"

namespace rollcall::auth {

bool is_left_to_its_users(const store::Tables& tables, const Caller& caller) {
  if (!caller.is_user())
    return false;
  const auto policy = tables.settings.password_policy();
  return policy && policy->allow_users_to_change_password;
}

bool has_expired_for_good(const store::Tables& tables, const iam::User& user, base::Instant now) {
  const auto policy = password_policy_for(tables, user);
  const auto expires = iam::password_expires(user.login_profile->last_changed, policy);
  return expires && *expires <= now && policy->is_hard();
}

base::Result<base::Nothing> authorize_own_password(const store::Tables& tables,
                                                   const Requester& requester) {
  const Caller& caller = requester.caller;
  const Resource itself{.arn = caller.arn,
                        .shown = caller.is_root() ? caller.arn : "user " + caller.user_name,
                        .tags = [&caller] { return caller.tags; }};
  const Question question{"iam:ChangePassword", itself};
  const policy::Decision decision = decide(requester, question);
  const bool is_left_open = decision.outcome == policy::Outcome::ImplicitDeny;
  if (policy::is_allowed(decision) || (is_left_open && is_left_to_its_users(tables, caller)))
    return base::Nothing{};
  return std::unexpected(refusal(requester, question, decision));
}

}  // namespace rollcall::auth
