#pragma once
// Where a sign-in stands, and how it ends.

#include "signin/sign_in_steps.h"

namespace rollcall::signin {

// The step that the session has come to.
Reply present_step(const SignInParts& parts, Exchange& exchange);

Reply sign_out(const SignInParts& parts, Exchange& exchange);

// Ends all sessions of the user. For a session that is complete: a password alone must not end what
// somebody with the device does.
Reply sign_out_everywhere(const SignInParts& parts, Exchange& exchange);

}  // namespace rollcall::signin
