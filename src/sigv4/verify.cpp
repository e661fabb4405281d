#include "sigv4/verify.h"

#include <algorithm>
#include <charconv>

#include "base/ascii.h"
#include "crypto/compare.h"
#include "sigv4/claim.h"
#include "sigv4/errors.h"
#include "sigv4/string_to_sign.h"
#include "sigv4/text.h"

namespace rollcall::sigv4 {
namespace {

constexpr std::string_view mismatch =
    "The request signature we calculated does not match the signature you provided. Check your AWS "
    "Secret Access Key and signing method. Consult the service documentation for details.";

// "15 min.", "90 sec."
std::string in_words(base::Seconds span) {
  const bool whole_minutes = span.count() % 60 == 0;
  const auto count = whole_minutes ? span.count() / 60 : span.count();
  return std::to_string(count) + (whole_minutes ? " min." : " sec.");
}

constexpr std::string_view wrong_region = "Credential should be scoped to a valid region. ";

// What every scope has in common: how it ends, and the day it is for.
std::string wrong_ending(const Authorization& authorization) {
  const CredentialScope& scope = authorization.scope;
  std::string wrong;
  if (scope.terminator != scope_terminator)
    wrong.append("Credential should be scoped with a valid terminator: '")
        .append(scope_terminator)
        .append("', not '")
        .append(printable(scope.terminator))
        .append("'. ");
  char written[base::iso8601_basic_size];
  base::write_iso8601_basic(written, authorization.date);
  const std::string_view date(written, sizeof written);
  const std::string_view day = date.substr(0, 8);
  if (scope.date != day)
    wrong.append("Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date ")
        .append("from HTTP: '")
        .append(printable(scope.date))
        .append("' != '")
        .append(day)
        .append("', from '")
        .append(date)
        .append("'.");
  return wrong;
}

base::Result<base::Nothing> nothing_wrong(const Authorization& authorization, std::string wrong,
                                          std::string_view reason) {
  if (wrong.empty())
    return base::Nothing{};
  return base::fail(scope_error(authorization.carrier), std::move(wrong), std::string(reason));
}

constexpr std::string_view wrong_service = "wrong service";
constexpr std::string_view wrong_scope = "wrong scope";

std::string in_seconds(base::Seconds span) { return std::to_string(span.count()) + " s"; }

// The reasons of what comes too late or too early.
std::string expired_by(base::Seconds span) { return "expired by " + in_seconds(span); }
std::string too_early_by(base::Seconds span) {
  return "not yet valid, early by " + in_seconds(span);
}

// What X-Amz-Expires says, where S3 takes it.
base::Result<base::Seconds> lifetime(std::string_view expires) {
  long seconds = 0;
  const auto [end, error] =
      std::from_chars(expires.data(), expires.data() + expires.size(), seconds);
  if (error != std::errc{} || end != expires.data() + expires.size() || seconds < 1 ||
      seconds > longest_expiry.count())
    return base::fail(errors::not_as_signed,
                      "X-Amz-Expires must be a number of seconds from 1 to 604800. Got '" +
                          printable(expires) + "'.",
                      "made to last longer than a week, or for no time");
  return base::Seconds{seconds};
}

// Programs that read headers as CGI does take every sign that is no letter or digit for the same.
bool must_be_signed(std::string_view name) {
  constexpr std::string_view prefix = "x-amz-";
  const auto is_taken_for = [](char sent, char meant) {
    return base::lower(sent) == meant ||
           (meant == '-' && !base::is_letter(sent) && !base::is_digit(sent));
  };
  return name.size() >= prefix.size() &&
         std::ranges::equal(name.substr(0, prefix.size()), prefix, is_taken_for);
}

}  // namespace

const base::ErrorKind& scope_error(Carrier carrier) {
  return carrier == Carrier::Query ? errors::wrong_scope_in_query : errors::wrong_scope;
}

base::Result<base::Nothing> check_scope(const Authorization& authorization,
                                        std::string_view service) {
  const CredentialScope& scope = authorization.scope;
  std::string wrong;
  if (!is_region(scope.region))
    wrong.append(wrong_region);
  if (scope.service != service)
    wrong.append("Credential should be scoped to correct service: '").append(service).append("'. ");
  return nothing_wrong(authorization, wrong + wrong_ending(authorization),
                       scope.service == service ? wrong_scope : wrong_service);
}

base::Result<base::Nothing> check_scope(const Authorization& authorization) {
  std::string wrong;
  if (!is_scope_name(authorization.scope.region))
    wrong.append(wrong_region);
  if (!is_scope_name(authorization.scope.service))
    wrong.append("Credential should be scoped to a service. ");
  return nothing_wrong(authorization, wrong + wrong_ending(authorization), wrong_scope);
}

base::Result<base::Nothing> check_time(const Authorization& authorization, base::Seconds lasts,
                                       base::Instant now) {
  const auto text = [](base::Instant instant) { return base::to_iso8601_basic(instant); };
  const base::Instant date = authorization.date;
  if (date < now - lasts)
    return base::fail(errors::wrong_time,
                      "Signature expired: " + text(date) + " is now earlier than " +
                          text(now - lasts) + " (" + text(now) + " - " + in_words(lasts) + ")",
                      expired_by(now - lasts - date));
  const base::Instant latest = now + allowed_clock_skew;
  if (date > latest)
    return base::fail(errors::wrong_time,
                      "Signature not yet current: " + text(date) + " is still later than " +
                          text(latest) + " (" + text(now) + " + " + in_words(allowed_clock_skew) +
                          ")",
                      too_early_by(date - latest));
  return base::Nothing{};
}

base::Result<base::Nothing> check_expiry(const Authorization& authorization, base::Instant now) {
  const base::Seconds lasts =
      authorization.expires ? TRY(lifetime(*authorization.expires)) : allowed_clock_skew;
  const base::Instant date = authorization.date;
  if (date < now - lasts)
    return base::fail(errors::not_as_signed, "Request has expired", expired_by(now - lasts - date));
  const base::Instant latest = now + allowed_clock_skew;
  if (date > latest)
    return base::fail(errors::not_as_signed, "Request is not valid yet",
                      too_early_by(date - latest));
  return base::Nothing{};
}

base::Result<base::Nothing> check_headers(const http::Request& request,
                                          const Authorization& authorization) {
  for (const http::Header& line : request.headers)
    if (must_be_signed(line.name) && !is_listed(line.name, authorization.signed_headers))
      return base::fail(errors::not_as_signed,
                        "There were headers present in the request which were not signed",
                        "unsigned header " + shown_headers(line.name));
  return base::Nothing{};
}

base::Result<base::Nothing> verify(const http::Request& request, const Authorization& authorization,
                                   const SigningKey& key) {
  return verify(request, authorization, key, form_of(authorization.scope.service));
}

base::Result<base::Nothing> verify(const http::Request& request, const Authorization& authorization,
                                   const SigningKey& key, CanonicalForm form) {
  const auto canonical = canonical_request(request, authorization.signed_headers, form);
  auto verified = verify(string_to_sign(authorization.date, authorization.scope, canonical),
                         authorization, key);
  // A proxy may have changed one of them, and only the client can tell.
  if (!verified)
    verified.error()
        .message.append(" The signed headers are: ")
        .append(shown_headers(authorization.signed_headers));
  return verified;
}

base::Result<base::Nothing> verify(std::string_view string_to_sign,
                                   const Authorization& authorization, const SigningKey& key) {
  if (!crypto::equal_in_constant_time(key.signature(string_to_sign), authorization.signature))
    return base::fail(errors::signature_does_not_match, std::string(mismatch),
                      "wrong secret, or changed since it was signed; the string to sign was:\n" +
                          std::string(string_to_sign));
  return base::Nothing{};
}

}  // namespace rollcall::sigv4
