#pragma once
// A signature that somebody else received: a service that keeps the request makes the string to
// sign of it, and hands both over to have them checked. What the request itself said is not seen
// here.

#include <string_view>

#include "base/result.h"
#include "sigv4/authorization.h"

namespace rollcall::sigv4 {

struct HandedOver {
  std::string_view access_key_id;
  std::string_view string_to_sign;
  std::string_view signature;
};

// What the string to sign says about itself. errors::incomplete_signature for a text that is none:
// the four lines of Signature Version 4 in exactly the form that signers write, and nothing else
// (the signature of a chunk is made with the same key over another text). Views look into what was
// handed over.
base::Result<Authorization> parse_handed_over(const HandedOver& signature);

}  // namespace rollcall::sigv4
