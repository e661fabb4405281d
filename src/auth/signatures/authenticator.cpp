#include "auth/signatures/authenticator.h"

#include "base/clock_tolerance.h"
#include "crypto/compare.h"
#include "iam/errors.h"
#include "iam/identifiers.h"
#include "sigv4/errors.h"
#include "sigv4/verify.h"

namespace rollcall::auth {
namespace {

constexpr std::string_view service_of_v2 = "s3";

std::unexpected<base::Error> invalid(const base::ErrorKind& kind, std::string detail) {
  return base::fail(kind, "The security token included in the request is invalid.",
                    std::move(detail));
}

// A verified signature, as the use of the key that it is.
Authenticated use_of(std::shared_ptr<const KeyHolder> holder,
                     const sigv4::Authorization& authorization, base::Instant now) {
  const sigv4::CredentialScope& scope = authorization.scope;
  const std::string_view region = iam::recorded_region(scope.service, scope.region);
  iam::AccessKeyLastUsed use{now, std::string(region), std::string(scope.service)};
  return {.holder = std::move(holder),
          .use = std::move(use),
          .region = std::string(scope.region),
          .carrier = authorization.carrier,
          .signed_at = authorization.date};
}

// Why a session is no good any more; empty while it is. One that a clock issued which was ahead
// would last until that clock was right.
std::string end_of(const TemporarySession& session, base::Instant now) {
  if (base::is_in_the_future(session.issued, now))
    return "session issued in the future";
  if (now >= session.expires)
    return "session over since " + std::to_string((now - session.expires).count()) + " s";
  return {};
}

}  // namespace

base::Result<std::shared_ptr<const KeyHolder>> Authenticator::holder_of(
    const sigv4::Authorization& authorization, base::Instant now) {
  const std::string_view id = authorization.access_key_id;
  const bool has_token = authorization.session_token.has_value();
  const base::ErrorKind& unknown =
      has_token ? sigv4::errors::unknown_session_token : iam::errors::invalid_client_token_id;
  if (has_token != iam::is_temporary_key(id))
    return invalid(unknown, has_token ? "session token with a long-term key"
                                      : "temporary key without its session token");
  auto holder = has_token ? sessions_.find(id, *authorization.session_token) : keys_.find(id);
  if (!holder)
    return invalid(unknown, has_token ? "unknown session" : "unknown key");
  if (holder->status() != iam::Status::Active)
    return invalid(unknown, "inactive key");
  if (auto reason = has_token ? end_of(*holder->caller().session, now) : ""; !reason.empty())
    return base::fail(iam::errors::expired_token,
                      "The security token included in the request is expired", std::move(reason));
  return holder;
}

base::Result<Authenticated> Authenticator::check(const http::Request& request,
                                                 std::string_view service, base::Instant now) {
  const sigv4::Authorization authorization = TRY(sigv4::parse_authorization(request));
  auto holder = TRY(holder_of(authorization, now));
  TRY(sigv4::check_scope(authorization, service));
  TRY(sigv4::check_time(authorization, sigv4::allowed_clock_skew, now));
  TRY(sigv4::check_headers(request, authorization));
  TRY(sigv4::verify(request, authorization, *holder->signing_key(authorization.scope)));
  return use_of(std::move(holder), authorization, now);
}

base::Result<Authenticated> Authenticator::check_elsewhere(const http::Request& request,
                                                           base::Instant now) {
  const sigv4::Authorization authorization = TRY(sigv4::parse_authorization(request));
  auto holder = TRY(holder_of(authorization, now));
  TRY(sigv4::check_scope(authorization));
  if (authorization.carrier == sigv4::Carrier::Query)
    TRY(sigv4::check_expiry(authorization, now));
  else
    TRY(sigv4::check_time(authorization, sigv4::allowed_clock_skew, now));
  TRY(sigv4::check_headers(request, authorization));
  TRY(sigv4::verify(request, authorization, *holder->signing_key(authorization.scope),
                    sigv4::form_without_body(authorization.scope.service)));
  return use_of(std::move(holder), authorization, now);
}

base::Result<Authenticated> Authenticator::check_elsewhere(const sigv4::HandedOver& signature,
                                                           base::Seconds oldest,
                                                           base::Instant now) {
  const sigv4::Authorization authorization = TRY(sigv4::parse_handed_over(signature));
  auto holder = TRY(holder_of(authorization, now));
  TRY(sigv4::check_scope(authorization));
  TRY(sigv4::check_time(authorization, oldest, now));
  TRY(sigv4::verify(signature.string_to_sign, authorization,
                    *holder->signing_key(authorization.scope)));
  return use_of(std::move(holder), authorization, now);
}

base::Result<Authenticated> Authenticator::check_v2(const sigv4::HandedOver& signature,
                                                    base::Instant now) {
  sigv4::Authorization authorization;
  authorization.access_key_id = signature.access_key_id;
  authorization.scope = {{}, iam::not_regional, service_of_v2};
  auto holder = TRY(holder_of(authorization, now));
  if (!crypto::equal_in_constant_time(holder->signature_v2(signature.string_to_sign),
                                      signature.signature))
    return base::fail(sigv4::errors::signature_does_not_match,
                      "The request signature we calculated does not match the signature you "
                      "provided.",
                      "wrong secret, or changed since it was signed");
  return use_of(std::move(holder), authorization, now);
}

Checked<Authenticated> Authenticator::authenticate(const http::Request& request,
                                                   std::string_view service, base::Instant now) {
  return with_claim(check(request, service, now), request);
}

Checked<Authenticated> Authenticator::authenticate_elsewhere(const http::Request& request,
                                                             base::Instant now) {
  return with_claim(check_elsewhere(request, now), request);
}

Checked<Authenticated> Authenticator::authenticate_elsewhere(const sigv4::HandedOver& signature,
                                                             base::Seconds oldest,
                                                             base::Instant now) {
  return with_claim(check_elsewhere(signature, oldest, now), signature);
}

Checked<Authenticated> Authenticator::authenticate_v2(const sigv4::HandedOver& signature,
                                                      base::Instant now) {
  return with_claim(check_v2(signature, now), signature);
}

}  // namespace rollcall::auth
