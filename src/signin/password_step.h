#pragma once
// The first step of signing in: who, and the password.

#include "signin/sign_in_steps.h"

namespace rollcall::signin {

// Answers with the step that comes next. SignInFailed, in the same words and after the same work,
// whatever is wrong.
Reply give_password(const SignInParts& parts, Exchange& exchange);

}  // namespace rollcall::signin
