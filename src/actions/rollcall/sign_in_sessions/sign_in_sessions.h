#pragma once
// What the actions on sign-in sessions share. Whoever is signed in sees and ends their own without
// a permission, as they may sign out everywhere; an explicit deny still wins. Everything else takes
// a permission on the user whose they are.

#include <optional>

#include "api/action.h"
#include "auth/sessions/sign_in.h"
#include "iam/names.h"
#include "iam/sign_in_session.h"
#include "iam/user.h"

namespace rollcall::actions {

// Whether somebody who is signed in asks about themselves.
bool asks_about_oneself(const api::View& view,
                        const std::optional<iam::ExistingUserName>& user_name);

template <typename Request>
bool is_about_oneself(const api::View& view, const Request& request) {
  return asks_about_oneself(view, request.user_name);
}

// Whether it is one that somebody acts in: complete, and not over.
bool is_live(const api::View& view, const iam::SignInSession& sign_in);

}  // namespace rollcall::actions
