#pragma once
// What a browser can be told besides the errors of the API.

#include "base/result.h"

namespace rollcall::signin::errors {

using base::ErrorKind;
using base::Fault::Sender;

// clang-format off
inline constexpr ErrorKind sign_in_failed     {"SignInFailed",      401, Sender};
inline constexpr ErrorKind not_signed_in      {"NotSignedIn",       401, Sender};
inline constexpr ErrorKind too_many_attempts  {"TooManyAttempts",   429, Sender};
inline constexpr ErrorKind untrusted_request  {"UntrustedRequest",  403, Sender};
inline constexpr ErrorKind insecure_transport {"InsecureTransport", 403, Sender};
inline constexpr ErrorKind malformed_request  {"MalformedRequest",  400, Sender};
inline constexpr ErrorKind no_such_page       {"NoSuchPage",        404, Sender};
// clang-format on

}  // namespace rollcall::signin::errors
