#pragma once
// What a page is told of where a sign-in stands: the next step, and what it needs to know for it.

#include <string>

#include "signin/exchange.h"
#include "signin/recognizer.h"
#include "store/tables.h"

namespace rollcall::signin {

// The step of a session, in JSON, with the token that the session's requests must carry.
std::string describe_step(const Recognizer& recognizer, const store::Tables& tables,
                          const Exchange& exchange, const PresentSignIn& present);

// The same where there is no session, because only an administrator can help.
std::string describe_expired_password();

}  // namespace rollcall::signin
