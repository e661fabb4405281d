#include "actions/rollcall/sign_in_sessions/sign_in_sessions.h"

namespace rollcall::actions {

bool asks_about_oneself(const api::Session& session,
                        const std::optional<iam::ExistingUserName>& user_name) {
  if (!session.caller.has_signed_in())
    return false;
  return !user_name || iam::name_key(*user_name) == iam::name_key(session.caller.user_name);
}

bool is_live(const api::Session& session, const iam::SignInSession& sign_in) {
  return sign_in.step == iam::SignInStep::Done &&
         !auth::is_over(sign_in, session.environment.sign_in_limits, session.now);
}

}  // namespace rollcall::actions
