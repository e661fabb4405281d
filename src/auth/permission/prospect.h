#pragma once
// May they ever: what a caller's policies leave possible before anybody knows on what.

#include "auth/permission/authorize.h"
#include "policy/prospect.h"

namespace rollcall::auth {

// Everything is open to root. Shares one budget with other questions of the request.
policy::Prospect prospect_of(const Caller& caller, std::string_view action, policy::Budget& budget);

}  // namespace rollcall::auth
