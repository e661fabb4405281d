#pragma once
// The second step of signing in, for who has a passkey or a security key: what the key is to sign,
// and what it signed. In place of a code.

#include "signin/sign_in_steps.h"

namespace rollcall::signin {

// Answers with what the browser is to ask the user's keys for. What was asked before in this
// session is good no more.
Reply ask_for_key(const SignInParts& parts, Exchange& exchange);

// Answers with the step that comes next. SignInFailed whatever is wrong with the key's answer.
Reply give_key(const SignInParts& parts, Exchange& exchange);

}  // namespace rollcall::signin
