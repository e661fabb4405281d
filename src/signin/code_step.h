#pragma once
// The second step of signing in: a code of one of the user's devices; or two of them one after the
// other, which follow the device's clock where it shows another time than it did.

#include "signin/sign_in_steps.h"

namespace rollcall::signin {

// Answers with the step that comes next. SignInFailed whatever is wrong with the codes.
Reply give_code(const SignInParts& parts, Exchange& exchange);

}  // namespace rollcall::signin
