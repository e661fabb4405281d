#pragma once
// The ways in which a signature fails. AccessDenied is what S3 says where a signature is one, but
// not of all that was sent, or no longer. What IAM calls by one name and S3 tells apart is several.

#include "base/result.h"

namespace rollcall::sigv4::errors {

using base::ErrorKind;
using base::Fault::Sender;

// clang-format off
inline constexpr ErrorKind missing_authentication_token {"MissingAuthenticationToken", 403, Sender};
inline constexpr ErrorKind incomplete_signature         {"IncompleteSignature",        400, Sender};
inline constexpr ErrorKind incomplete_query             {"IncompleteSignature",        400, Sender};
inline constexpr ErrorKind signature_does_not_match     {"SignatureDoesNotMatch",      403, Sender};
inline constexpr ErrorKind wrong_scope                  {"SignatureDoesNotMatch",      403, Sender};
inline constexpr ErrorKind wrong_scope_in_query         {"SignatureDoesNotMatch",      403, Sender};
inline constexpr ErrorKind wrong_time                   {"SignatureDoesNotMatch",      403, Sender};
inline constexpr ErrorKind unknown_session_token        {"InvalidClientTokenId",       403, Sender};
inline constexpr ErrorKind not_as_signed                {"AccessDenied",               403, Sender};
// clang-format on

}  // namespace rollcall::sigv4::errors
