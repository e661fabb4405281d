#pragma once
// What a proxy is told: the principal, in headers that it can hand on to the service behind it, or
// an error as AWS words it.

#include <string>

#include "auth/signatures/authenticator.h"
#include "gateway/inquiry.h"

namespace rollcall::gateway {

// All headers are always there, empty where there is nothing to say, so that none that a client has
// sent under such a name gets past a proxy that copies them.
http::Response granted(const auth::Authenticated& authenticated, const std::string& action);

// 401 for a request that says nothing that could be checked, 403 for what was refused: the two that
// every proxy passes on. The body is XML as S3 has it; the headers say the same for nginx, which
// drops the body: the message as XML has it, and not without end.
http::Response refused(const Inquiry& inquiry, const base::Error& error);

}  // namespace rollcall::gateway
