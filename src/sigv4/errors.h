#pragma once
// The three ways in which a signature fails.

#include "base/result.h"

namespace rollcall::sigv4::errors {

using base::ErrorKind;
using base::Fault::Sender;

// clang-format off
inline constexpr ErrorKind missing_authentication_token {"MissingAuthenticationToken", 403, Sender};
inline constexpr ErrorKind incomplete_signature         {"IncompleteSignature",        400, Sender};
inline constexpr ErrorKind signature_does_not_match     {"SignatureDoesNotMatch",      403, Sender};
// clang-format on

}  // namespace rollcall::sigv4::errors
