#include "actions/rollcall/sign_in_sessions/sign_in_sessions.h"

namespace rollcall::actions {

bool asks_about_oneself(const api::View& view,
                        const std::optional<iam::ExistingUserName>& user_name) {
  if (!view.caller.has_signed_in())
    return false;
  return !user_name || iam::name_key(*user_name) == iam::name_key(view.caller.user_name);
}

bool is_live(const api::View& view, const iam::SignInSession& sign_in) {
  return sign_in.step == iam::SignInStep::Done &&
         !auth::is_over(sign_in, view.environment.sign_in_limits, view.now);
}

}  // namespace rollcall::actions
