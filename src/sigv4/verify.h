#pragma once
// The checks of a signed request, in AWS's order: the caller finds the access key, then its scope,
// its time, whether all was signed that had to be, and last the signature itself. Until all of them
// have passed, nothing the request says may be believed. Where one has not, the detail of its error
// is the reason in a few words.

#include "base/clock_tolerance.h"
#include "base/instant.h"
#include "base/result.h"
#include "http/message.h"
#include "sigv4/authorization.h"
#include "sigv4/canonical_request.h"
#include "sigv4/credential_scope.h"
#include "sigv4/signing_key.h"

namespace rollcall::sigv4 {

// How far a client's clock may be off, either way.
inline constexpr std::chrono::minutes allowed_clock_skew = base::clock_tolerance;

// How long the signature of a presigned request may be made to last.
inline constexpr base::Seconds longest_expiry{604800};

// What is wrong where a scope is: errors::wrong_scope, or wrong_scope_in_query.
const base::ErrorKind& scope_error(Carrier carrier);

// scope_error, naming everything about the scope that is not as `service`
// demands, or not as the date. Any region that looks like one of AWS's will do, also for IAM, which
// lives in one: a client that is told the address of a server signs for the region of its user.
base::Result<base::Nothing> check_scope(const Authorization& authorization,
                                        std::string_view service);

// The same where any service and any region will do.
base::Result<base::Nothing> check_scope(const Authorization& authorization);

// errors::wrong_time when the request was signed too far ahead of `now`, or longer
// ago than `lasts`.
base::Result<base::Nothing> check_time(const Authorization& authorization, base::Seconds lasts,
                                       base::Instant now);

// The same for a presigned request as S3 has it: good for as long as X-Amz-Expires says, or like a
// header where it says nothing. errors::not_as_signed for one that has expired or is not valid yet,
// and for one that is made to last longer than a week, or for no time at all.
base::Result<base::Nothing> check_expiry(const Authorization& authorization, base::Instant now);

// errors::not_as_signed where a header that begins with "x-amz-" is not among the signed ones: it
// would mean something, and anybody can have added it.
base::Result<base::Nothing> check_headers(const http::Request& request,
                                          const Authorization& authorization);

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
