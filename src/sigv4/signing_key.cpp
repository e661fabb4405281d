#include "sigv4/signing_key.h"

#include "base/encoding.h"

namespace rollcall::sigv4 {

std::string SigningKey::signature(std::string_view string_to_sign) const {
  return base::to_hex(key_.sign(string_to_sign));
}

SigningKey derive_signing_key(const base::Secret& secret_access_key, const CredentialScope& scope) {
  const base::Secret start("AWS4" + secret_access_key.reveal());
  const auto date_key = crypto::hmac_sha256(start.reveal(), scope.date);
  const auto region_key = crypto::hmac_sha256(date_key, scope.region);
  const auto service_key = crypto::hmac_sha256(region_key, scope.service);
  return SigningKey(crypto::hmac_sha256(service_key, scope.terminator));
}

}  // namespace rollcall::sigv4
