#include "gateway/s3_tokens.h"

#include "gateway/string_to_sign_v2.h"
#include "sigv4/errors.h"

namespace rollcall::gateway {
namespace {

constexpr std::string_view version_4 = "AWS4-";

}  // namespace

Reply S3Tokens::answer(Inquiry& inquiry, KeystoneVersion version) const {
  const S3Credentials credentials = TRY(parse_s3_credentials(inquiry.request.body));
  // The asking service's: it does not say what its client calls itself.
  inquiry.user_agent = http::header(inquiry.request, "User-Agent").value_or("");
  auto checked = authenticate(credentials, inquiry);
  if (!checked)
    return has_to_wait();
  TRY(note(inquiry, *std::move(checked)));
  TRY(check_made_for_another_service(inquiry));
  const auth::Authenticated& authenticated = *inquiry.authenticated;
  if (TRY(note_use(inquiry, store_)) == UseNoted::HasToWait)
    return has_to_wait();
  // The store knows where its client is; we do not, and conditions on it fail closed.
  const auth::RequestFacts facts{
      .now = inquiry.now, .source_address = {}, .user_agent = {}, .region = authenticated.region};
  return keystone_answer({.caller = authenticated.caller(),
                          .roles = roles_of(authenticated.caller(), facts, settings_.roles),
                          .issued = inquiry.now,
                          .id = inquiry.request_id},
                         version);
}

std::optional<auth::Checked<auth::Authenticated>> S3Tokens::authenticate(
    const S3Credentials& credentials, const Inquiry& inquiry) const {
  using Checked = auth::Checked<auth::Authenticated>;
  const sigv4::HandedOver signature{credentials.access_key_id, credentials.string_to_sign,
                                    credentials.signature};
  const bool impatient = inquiry.patience == api::Patience::Impatient;
  if (signature.string_to_sign.starts_with(version_4) && impatient)
    return authenticator_.authenticate_elsewhere_at_once(signature, settings_.string_age,
                                                         inquiry.now);
  if (signature.string_to_sign.starts_with(version_4))
    return authenticator_.authenticate_elsewhere(signature, settings_.string_age, inquiry.now);
  auto allowed = auth::with_claim(check_v2(signature.string_to_sign, inquiry.now), signature);
  if (!allowed)
    return Checked(std::unexpected(std::move(allowed).error()));
  if (impatient)  // there are few of them
    return std::nullopt;
  return authenticator_.authenticate_v2(signature, inquiry.now);
}

base::Result<base::Nothing> S3Tokens::check_v2(std::string_view string_to_sign,
                                               base::Instant now) const {
  if (settings_.signature_v2 == SignatureV2::Refused)
    return base::fail(sigv4::errors::signature_does_not_match,
                      "Only Signature Version 4 is taken here.",
                      "version 2, and --gateway-allow-sigv2 is off");
  return check_time_v2(string_to_sign, settings_.string_age, now);
}

}  // namespace rollcall::gateway
