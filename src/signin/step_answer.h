#pragma once
// What a page is told of where a sign-in stands: the next step, and what it needs to know for it.

#include <string>

#include "auth/sessions/sign_in.h"
#include "signin/recognizer.h"
#include "store/tables.h"

namespace rollcall::signin {

// The step of a session, in JSON, with the token that the session's requests must carry.
std::string describe_step(store::Tables& tables, const PresentSignIn& present,
                          const auth::SignInLimits& limits, base::Instant now);

// The same where there is no session, because only an administrator can help.
std::string describe_expired_password();

}  // namespace rollcall::signin
