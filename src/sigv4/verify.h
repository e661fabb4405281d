#pragma once
// The checks of a signed request, in AWS's order: the caller finds the access key, then its scope,
// its time, and last the signature itself. Until all three have passed, nothing the request says
// may be believed.

#include "base/instant.h"
#include "base/result.h"
#include "http/message.h"
#include "sigv4/authorization.h"
#include "sigv4/canonical_request.h"
#include "sigv4/credential_scope.h"
#include "sigv4/signing_key.h"

namespace rollcall::sigv4 {

// How far a client's clock may be off, either way.
inline constexpr std::chrono::minutes allowed_clock_skew{15};

// errors::signature_does_not_match, naming everything about the scope that is not as `expected`, or
// not as the date.
base::Result<base::Nothing> check_scope(const Authorization& authorization,
                                        const ServiceScope& expected);

// The same where any service and any region will do.
base::Result<base::Nothing> check_scope(const Authorization& authorization);

// errors::signature_does_not_match when the request was signed too long ago or too far ahead of
// `now`.
base::Result<base::Nothing> check_time(const Authorization& authorization, base::Instant now);

// errors::signature_does_not_match unless `key` made the signature over this very request. `key` is
// derived for the authorization's scope.
base::Result<base::Nothing> verify(const http::Request& request, const Authorization& authorization,
                                   const SigningKey& key);

// The same in a form of one's own, and over a string to sign that was made elsewhere.
base::Result<base::Nothing> verify(const http::Request& request, const Authorization& authorization,
                                   const SigningKey& key, CanonicalForm form);
base::Result<base::Nothing> verify(std::string_view string_to_sign,
                                   const Authorization& authorization, const SigningKey& key);

}  // namespace rollcall::sigv4
