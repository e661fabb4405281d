#pragma once
// X.509 signing certificates, of which IAM keeps the text and needs two things: a name and from
// when to when they are valid.

#include <optional>
#include <string>
#include <string_view>

#include "base/instant.h"

namespace rollcall::crypto {

struct Certificate {
  std::string id;  // as AWS forms it: the SHA-1 of the certificate in base32, 32 characters
  base::Instant not_before;
  base::Instant not_after;
};

// Reads exactly one certificate in PEM. Blanks and line ends around it and between its lines are
// fine; anything else before, behind or inside is not, and yields nullopt. Whether it is valid at
// the moment is for the caller to judge.
std::optional<Certificate> parse_certificate(std::string_view pem);

}  // namespace rollcall::crypto
