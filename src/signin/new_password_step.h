#pragma once
// The last step of signing in, where one is due: a new password. Root, for whom no action of the
// API changes it, comes here while signed in, too.

#include "signin/sign_in_steps.h"

namespace rollcall::signin {

// Answers with the step that comes next, or the one that root was at.
Reply change_password(const SignInParts& parts, Exchange& exchange);

}  // namespace rollcall::signin
