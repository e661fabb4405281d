#pragma once
// An X.509 signing certificate of a user.

#include <string>

#include "base/instant.h"
#include "iam/status.h"

namespace rollcall::iam {

struct SigningCertificate {
  std::string id;         // base32 of the SHA-1 of its DER form
  std::string user_name;  // empty for root
  std::string body;       // exactly as it was uploaded
  Status status = Status::Active;
  base::Instant uploaded;
};

}  // namespace rollcall::iam
