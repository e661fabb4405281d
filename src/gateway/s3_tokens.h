#pragma once
// OpenStack's S3 token API: a store that speaks S3 hands over the string to sign of a request, and
// is told whose key signed it.

#include <optional>

#include "gateway/inquiry.h"
#include "gateway/keystone_answer.h"
#include "gateway/s3_credentials.h"
#include "gateway/settings.h"

namespace rollcall::gateway {

class S3Tokens {
 public:
  S3Tokens(const GatewaySettings& settings, auth::Authenticator& authenticator, store::Store& store)
      : settings_(settings), authenticator_(authenticator), store_(store) {}

  // POST: {"credentials": {"access": …, "token": base64 of the string to sign, "signature": …}}.
  // MalformedCredentials for anything else.
  Reply answer(Inquiry& inquiry, KeystoneVersion version) const;

 private:
  // nullopt, only to the impatient: it would have to wait.
  std::optional<auth::Checked<auth::Authenticated>> authenticate(const S3Credentials& credentials,
                                                                 const Inquiry& inquiry) const;
  base::Result<base::Nothing> check_v2(std::string_view string_to_sign, base::Instant now) const;

  const GatewaySettings& settings_;
  auth::Authenticator& authenticator_;
  store::Store& store_;
};

}  // namespace rollcall::gateway
