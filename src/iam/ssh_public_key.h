#pragma once
// An SSH public key of a user. The credential report does not show it; deleting a user does.

#include <string>

#include "base/instant.h"
#include "iam/status.h"

namespace rollcall::iam {

struct SshPublicKey {
  std::string id;           // APKA and 16 signs
  std::string user_name;    // as the user's
  std::string fingerprint;  // MD5 of the key, in pairs of hexadecimal digits between colons
  std::string body;         // as it was uploaded
  Status status = Status::Active;
  base::Instant uploaded;
};

}  // namespace rollcall::iam
