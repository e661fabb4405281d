#pragma once
// Step 2 of Signature Version 4: what is signed is the hash of the canonical request, bound to a
// moment and a scope.

#include <string>
#include <string_view>

#include "base/instant.h"
#include "sigv4/credential_scope.h"

namespace rollcall::sigv4 {

std::string string_to_sign(base::Instant date, const CredentialScope& scope,
                           std::string_view canonical_request);

}  // namespace rollcall::sigv4
