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

std::optional<KeyCache::Found> Authenticator::found(const sigv4::Authorization& authorization,
                                                    Waiting waiting) {
  const std::string_view id = authorization.access_key_id;
  const auto& token = authorization.session_token;
  if (waiting == Waiting::Forbidden)
    return token ? sessions_.find_at_once(id, *token) : keys_.find_at_once(id);
  return token ? sessions_.find(id, *token) : keys_.find(id);
}

Authenticator::Step<std::shared_ptr<const KeyHolder>> Authenticator::holder_of(
    const sigv4::Authorization& authorization, base::Instant now, Waiting waiting) {
  const std::string_view id = authorization.access_key_id;
  const bool has_token = authorization.session_token.has_value();
  const base::ErrorKind& unknown =
      has_token ? sigv4::errors::unknown_session_token : iam::errors::invalid_client_token_id;
  if (has_token != iam::is_temporary_key(id))
    return invalid(unknown, has_token ? "session token with a long-term key"
                                      : "temporary key without its session token");
  auto looked_up = found(authorization, waiting);
  if (!looked_up)
    return std::unexpected(Stop());
  auto holder = TRY(*std::move(looked_up));
  if (!holder)
    return invalid(unknown, has_token ? "unknown session" : "unknown key");
  if (holder->status() != iam::Status::Active)
    return invalid(unknown, "inactive key");
  if (auto reason = has_token ? end_of(*holder->caller().session, now) : ""; !reason.empty())
    return base::fail(iam::errors::expired_token,
                      "The security token included in the request is expired", std::move(reason));
  return holder;
}

Authenticator::Step<Authenticated> Authenticator::check(const http::Request& request,
                                                        std::string_view service, base::Instant now,
                                                        Waiting waiting) {
  const sigv4::Authorization authorization = TRY(sigv4::parse_authorization(request));
  auto holder = TRY(holder_of(authorization, now, waiting));
  TRY(sigv4::check_scope(authorization, service));
  TRY(sigv4::check_time(authorization, sigv4::allowed_clock_skew, now));
  TRY(sigv4::check_headers(request, authorization));
  TRY(sigv4::verify(request, authorization, *holder->signing_key(authorization.scope)));
  return use_of(std::move(holder), authorization, now);
}

Authenticator::Step<Authenticated> Authenticator::check_elsewhere(const http::Request& request,
                                                                  base::Instant now,
                                                                  Waiting waiting) {
  const sigv4::Authorization authorization = TRY(sigv4::parse_authorization(request));
  auto holder = TRY(holder_of(authorization, now, waiting));
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

Authenticator::Step<Authenticated> Authenticator::check_elsewhere(
    const sigv4::HandedOver& signature, base::Seconds oldest, base::Instant now, Waiting waiting) {
  const sigv4::Authorization authorization = TRY(sigv4::parse_handed_over(signature));
  auto holder = TRY(holder_of(authorization, now, waiting));
  TRY(sigv4::check_scope(authorization));
  TRY(sigv4::check_time(authorization, oldest, now));
  TRY(sigv4::verify(signature.string_to_sign, authorization,
                    *holder->signing_key(authorization.scope)));
  return use_of(std::move(holder), authorization, now);
}

Authenticator::Step<Authenticated> Authenticator::check_v2(const sigv4::HandedOver& signature,
                                                           base::Instant now) {
  sigv4::Authorization authorization;
  authorization.access_key_id = signature.access_key_id;
  authorization.scope = {{}, iam::not_regional, service_of_v2};
  auto holder = TRY(holder_of(authorization, now, Waiting::Allowed));
  if (!crypto::equal_in_constant_time(holder->signature_v2(signature.string_to_sign),
                                      signature.signature))
    return base::fail(sigv4::errors::signature_does_not_match,
                      "The request signature we calculated does not match the signature you "
                      "provided.",
                      "wrong secret, or changed since it was signed");
  return use_of(std::move(holder), authorization, now);
}

template <typename Signed>
Checked<Authenticated> Authenticator::finished(Step<Authenticated> step, const Signed& signature) {
  if (step)
    return *std::move(step);
  return std::unexpected(Refusal{*std::move(step.error().error), sigv4::claim_of(signature)});
}

template <typename Signed>
std::optional<Checked<Authenticated>> Authenticator::finished_at_once(Step<Authenticated> step,
                                                                      const Signed& signature) {
  const bool has_to_wait = !step && !step.error().error;
  return has_to_wait ? std::nullopt : std::optional(finished(std::move(step), signature));
}

Checked<Authenticated> Authenticator::authenticate(const http::Request& request,
                                                   std::string_view service, base::Instant now) {
  return finished(check(request, service, now, Waiting::Allowed), request);
}

Checked<Authenticated> Authenticator::authenticate_elsewhere(const http::Request& request,
                                                             base::Instant now) {
  return finished(check_elsewhere(request, now, Waiting::Allowed), request);
}

Checked<Authenticated> Authenticator::authenticate_elsewhere(const sigv4::HandedOver& signature,
                                                             base::Seconds oldest,
                                                             base::Instant now) {
  return finished(check_elsewhere(signature, oldest, now, Waiting::Allowed), signature);
}

Checked<Authenticated> Authenticator::authenticate_v2(const sigv4::HandedOver& signature,
                                                      base::Instant now) {
  return finished(check_v2(signature, now), signature);
}

std::optional<Checked<Authenticated>> Authenticator::authenticate_at_once(
    const http::Request& request, std::string_view service, base::Instant now) {
  return finished_at_once(check(request, service, now, Waiting::Forbidden), request);
}

std::optional<Checked<Authenticated>> Authenticator::authenticate_elsewhere_at_once(
    const http::Request& request, base::Instant now) {
  return finished_at_once(check_elsewhere(request, now, Waiting::Forbidden), request);
}

std::optional<Checked<Authenticated>> Authenticator::authenticate_elsewhere_at_once(
    const sigv4::HandedOver& signature, base::Seconds oldest, base::Instant now) {
  return finished_at_once(check_elsewhere(signature, oldest, now, Waiting::Forbidden), signature);
}

}  // namespace rollcall::auth
