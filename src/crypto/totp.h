#pragma once
// The codes of a virtual MFA device: TOTP (RFC 6238) with SHA-1, six digits and steps of 30
// seconds, the only form that AWS and the authenticator applications share.

#include <chrono>
#include <cstdint>
#include <string>

#include "base/instant.h"
#include "base/secret.h"

namespace rollcall::crypto {

inline constexpr std::chrono::seconds totp_step{30};
inline constexpr unsigned totp_digits = 6;

// The number of the step that `instant`, which is not before 1970, lies in.
std::uint64_t totp_counter(base::Instant instant);

// The code of one step. `seed` is the shared secret as bytes, not its base32 text.
std::string totp_code(const base::Secret& seed, std::uint64_t counter);

}  // namespace rollcall::crypto
