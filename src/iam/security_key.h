#pragma once
// A passkey or a security key: what a user shows at the console in place of a code. It belongs to
// its user from the moment it is registered, and is gone when it is taken away.

#include <cstdint>
#include <string>

#include "base/instant.h"

namespace rollcall::iam {

struct SecurityKey {
  std::string serial_number;  // arn:aws:iam::123456789012:u2f/user/alice/name-…
  std::string user_name;      // empty for root
  base::Instant enabled;
  std::string credential_id;  // bytes, by which the key knows itself
  int algorithm = 0;          // as COSE numbers them
  std::string public_key;     // bytes
  std::uint32_t sign_count = 0;
  bool has_verified_user = false;  // it asked for a PIN or a finger, and must do so ever after
};

// What somebody is asked to sign with a key: once, soon, and for one of two purposes.
struct KeyChallenge {
  enum class Purpose { Register, SignIn };

  Purpose purpose = Purpose::SignIn;
  std::string user_name;  // whose key it is about; empty for root
  std::string bytes;
  base::Instant issued;
};

}  // namespace rollcall::iam
