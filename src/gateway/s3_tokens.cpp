#include "gateway/s3_tokens.h"

#include "gateway/s3_credentials.h"

namespace rollcall::gateway {

Reply S3Tokens::answer(Inquiry& inquiry, KeystoneVersion version) const {
  const S3Credentials credentials = TRY(parse_s3_credentials(inquiry.request.body));
  inquiry.authenticated = TRY(authenticator_.authenticate_elsewhere(
      {credentials.access_key_id, credentials.string_to_sign, credentials.signature},
      settings_.string_age, inquiry.now));
  const auth::Authenticated& authenticated = *inquiry.authenticated;
  TRY(check_made_for_another_service(authenticated));
  TRY(note_use(inquiry, store_));
  // The store knows where its client is; we do not, and conditions on it fail closed.
  const auth::RequestFacts facts{
      .now = inquiry.now, .source_address = {}, .user_agent = {}, .region = authenticated.region};
  return keystone_answer({.caller = authenticated.caller(),
                          .roles = roles_of(authenticated.caller(), facts, settings_.roles),
                          .issued = inquiry.now,
                          .id = inquiry.request_id},
                         version);
}

}  // namespace rollcall::gateway
