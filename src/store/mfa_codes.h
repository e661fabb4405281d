#pragma once
// Which codes of which MFA devices were given already, and how many were tried of late: a code is
// good once, wherever it is given, and guessing has a budget that outlives a restart. Whoever takes
// a code or a try learns from the taking itself whether there was one: two who looked before see
// the same.

#include <string_view>

#include "base/instant.h"
#include "iam/mfa_device.h"
#include "store/scope.h"

namespace rollcall::store {

// Where a code was tried: each door has a budget of its own, or whoever has a user's access key
// could use up with STS, or with the actions that enable and resynchronise devices, what the user
// needs to sign in.
enum class TriedAt { Sts, SignIn, Iam };

class MfaCodes {
 public:
  explicit MfaCodes(Scope scope) : scope_(scope) {}

  // How many codes were tried for this serial number in the window that began then. Counts for the
  // serial number, not the device: making the device anew changes nothing.
  int tries(TriedAt door, std::string_view serial_number, base::Instant window_began) const;
  // Counts one more, unless there were `most` already; whether it did.
  bool count_try(TriedAt door, std::string_view serial_number, base::Instant window_began,
                 int most);

  // Of a device that exists; goes with it.
  bool is_spent(std::string_view serial_number, iam::TotpStep step) const;
  // Whether this call has spent it; false where it was spent before.
  bool spend(std::string_view serial_number, iam::TotpStep step);
  // Steps before `oldest` are too old to be accepted, and are forgotten.
  void forget_spent(std::string_view serial_number, iam::TotpStep oldest);

 private:
  Scope scope_;
};

}  // namespace rollcall::store
