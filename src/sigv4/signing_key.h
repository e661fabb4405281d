#pragma once
// Step 3 of Signature Version 4: the key that signs is derived from the secret for one scope. It
// can sign nothing else, so it may be kept for as long as the scope's day lasts.

#include <string>
#include <string_view>

#include "base/secret.h"
#include "crypto/hmac.h"
#include "sigv4/credential_scope.h"

namespace rollcall::sigv4 {

// May be used from many threads at once.
class SigningKey {
 public:
  // The signature of a text, in hexadecimal.
  std::string signature(std::string_view string_to_sign) const;

 private:
  friend SigningKey derive_signing_key(const base::Secret& secret_access_key,
                                       const CredentialScope& scope);
  explicit SigningKey(std::string_view key) : key_(key) {}

  crypto::HmacKey key_;
};

SigningKey derive_signing_key(const base::Secret& secret_access_key, const CredentialScope& scope);

}  // namespace rollcall::sigv4
