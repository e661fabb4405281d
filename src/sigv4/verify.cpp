#include "sigv4/verify.h"

#include "crypto/compare.h"
#include "sigv4/errors.h"
#include "sigv4/string_to_sign.h"
#include "sigv4/text.h"

namespace rollcall::sigv4 {
namespace {

constexpr std::string_view mismatch =
    "The request signature we calculated does not match the signature you provided. Check your AWS "
    "Secret Access Key and signing method. Consult the service documentation for details.";

bool is_served(std::string_view region, Regions regions) {
  return regions == Regions::UsEast1 ? region == "us-east-1" : is_region(region);
}

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

base::Result<base::Nothing> nothing_wrong(std::string wrong) {
  if (!wrong.empty())
    return base::fail(errors::signature_does_not_match, std::move(wrong));
  return base::Nothing{};
}

}  // namespace

base::Result<base::Nothing> check_scope(const Authorization& authorization,
                                        const ServiceScope& expected) {
  const CredentialScope& scope = authorization.scope;
  std::string wrong;
  if (!is_served(scope.region, expected.regions))
    wrong.append(wrong_region);
  if (scope.service != expected.service)
    wrong.append("Credential should be scoped to correct service: '")
        .append(expected.service)
        .append("'. ");
  return nothing_wrong(wrong + wrong_ending(authorization));
}

base::Result<base::Nothing> check_scope(const Authorization& authorization) {
  std::string wrong;
  if (!is_scope_name(authorization.scope.region))
    wrong.append(wrong_region);
  if (!is_scope_name(authorization.scope.service))
    wrong.append("Credential should be scoped to a service. ");
  return nothing_wrong(wrong + wrong_ending(authorization));
}

base::Result<base::Nothing> check_time(const Authorization& authorization, base::Instant now) {
  const auto text = [](base::Instant instant) { return base::to_iso8601_basic(instant); };
  const base::Seconds lasts = authorization.expires.value_or(allowed_clock_skew);
  if (authorization.date < now - lasts)
    return base::fail(errors::signature_does_not_match,
                      "Signature expired: " + text(authorization.date) + " is now earlier than " +
                          text(now - lasts) + " (" + text(now) + " - " + in_words(lasts) + ")");
  if (authorization.date > now + allowed_clock_skew)
    return base::fail(errors::signature_does_not_match,
                      "Signature not yet current: " + text(authorization.date) +
                          " is still later than " + text(now + allowed_clock_skew) + " (" +
                          text(now) + " + " + in_words(allowed_clock_skew) + ")");
  return base::Nothing{};
}

base::Result<base::Nothing> verify(const http::Request& request, const Authorization& authorization,
                                   const SigningKey& key) {
  return verify(request, authorization, key, form_of(authorization.scope.service));
}

base::Result<base::Nothing> verify(const http::Request& request, const Authorization& authorization,
                                   const SigningKey& key, CanonicalForm form) {
  const auto canonical = canonical_request(request, authorization.signed_headers, form);
  return verify(string_to_sign(authorization.date, authorization.scope, canonical), authorization,
                key);
}

base::Result<base::Nothing> verify(std::string_view string_to_sign,
                                   const Authorization& authorization, const SigningKey& key) {
  if (!crypto::equal_in_constant_time(key.signature(string_to_sign), authorization.signature))
    return base::fail(errors::signature_does_not_match, std::string(mismatch),
                      "the string to sign was:\n" + std::string(string_to_sign));
  return base::Nothing{};
}

}  // namespace rollcall::sigv4
