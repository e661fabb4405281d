#pragma once
// A virtual MFA device: made in the account, then enabled for one user.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "base/secret.h"

namespace rollcall::iam {

// A 30-second step of a TOTP clock, counted from the epoch. RFC 6238.
using TotpStep = std::int64_t;

struct MfaAssignment {
  std::string user_name;  // empty for root
  base::Instant enabled;
};

struct MfaDevice {
  std::string serial_number;  // arn:aws:iam::123456789012:mfa/path/name
  base::Instant created;
  std::optional<MfaAssignment> assignment;
  TotpStep clock_adjustment = 0;  // steps by which the device's clock is ahead of ours
  // The second step of the pair that enabled or resynchronised it last.
  std::optional<TotpStep> last_pair_step;
};

// What an authenticator application reads from a QR code:
// otpauth://totp/NAME@ACCOUNT?secret=BASE32. `account` is its alias or its number. Whoever has the
// text has the seed.
base::Secret otpauth_uri(std::string_view device_name, std::string_view account,
                         const base::Secret& seed_in_base32);

}  // namespace rollcall::iam
