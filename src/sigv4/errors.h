#pragma once
// The ways in which a signature fails. AccessDenied is what S3 says where a signature is one, but
// not of all that was sent, or no longer.

#include "base/result.h"

namespace rollcall::sigv4::errors {

using base::ErrorKind;
using base::Fault::Sender;

// clang-format off
inline constexpr ErrorKind missing_authentication_token {"MissingAuthenticationToken", 403, Sender};
inline constexpr ErrorKind incomplete_signature         {"IncompleteSignature",        400, Sender};
inline constexpr ErrorKind signature_does_not_match     {"SignatureDoesNotMatch",      403, Sender};
inline constexpr ErrorKind not_as_signed                {"AccessDenied",               403, Sender};
// clang-format on

}  // namespace rollcall::sigv4::errors
