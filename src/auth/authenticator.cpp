#include "auth/authenticator.h"

#include "iam/errors.h"
#include "sigv4/verify.h"

namespace rollcall::auth {
namespace {

std::unexpected<base::Error> invalid_token(std::string detail) {
  return base::fail(iam::errors::invalid_client_token_id,
                    "The security token included in the request is invalid.", std::move(detail));
}

}  // namespace

base::Result<Authenticated> Authenticator::authenticate(const http::Request& request,
                                                        const sigv4::ServiceScope& service,
                                                        base::Instant now) {
  const sigv4::Authorization authorization = TRY(sigv4::parse_authorization(request));
  if (authorization.session_token)
    return invalid_token("a session token came with the request, and no session is known");
  auto holder = keys_.find(authorization.access_key_id);
  if (!holder)
    return invalid_token("no such access key");
  if (holder->status() != iam::Status::Active)
    return invalid_token("the access key is not active");
  TRY(sigv4::check_scope(authorization, service));
  TRY(sigv4::check_time(authorization, now));
  TRY(sigv4::verify(request, authorization, *holder->signing_key(authorization.scope)));
  const std::string_view region =
      iam::recorded_region(authorization.scope.service, authorization.scope.region);
  iam::AccessKeyLastUsed use{now, std::string(region), std::string(authorization.scope.service)};
  return Authenticated{std::move(holder), std::move(use)};
}

}  // namespace rollcall::auth
