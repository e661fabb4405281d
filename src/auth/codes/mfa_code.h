#pragma once
// One code of an MFA device: good within a few steps of the device's clock, and once. AWS, captured
// live; stricter than AWS in that a code which enabled or resynchronised the device was given then.

#include <expected>
#include <string_view>

#include "base/instant.h"
#include "base/secret.h"
#include "iam/mfa_device.h"
#include "store/tables.h"

namespace rollcall::auth {

// How far a code may lie from what the device's clock, as we know it, shows now.
inline constexpr iam::TotpStep code_tolerance = 2;

// How many codes may be tried at one door for a serial number, good ones among them, in each
// window.
inline constexpr int most_tries = 9;
inline constexpr base::Seconds tries_window = std::chrono::minutes{3};

// For how many steps a code that was given is remembered: longer than resynchronising can turn a
// device's clock back, so that no code is ever good again.
inline constexpr iam::TotpStep code_memory = 2000;

// When the window ends that a moment lies in.
base::Instant tries_begin_anew(base::Instant now);

// One try at a door: with whose device, and when.
struct CodeTry {
  store::TriedAt door;
  std::string_view user_name;  // whose device it must be; empty: root's
  std::string_view serial_number;
  base::Instant now;
};

// Unable: there is no such device, or it is not the user's. TooMany: the code was not looked at.
enum class CodeOutcome { Accepted, Wrong, Unable, TooMany };

// Whether a code would be looked at: not once the tries of this window are used up.
bool has_tries(const store::Tables& tables, const CodeTry& tried);

// Within a write transaction, which must be committed: there is one try less; false where there was
// none.
bool count_try(store::Tables& tables, const CodeTry& tried);

// Within a write transaction, which must be committed whatever comes of it: the device, for which
// there is one try less now; or the outcome, Unable or TooMany.
std::expected<iam::MfaDevice, CodeOutcome> take_try(store::Tables& tables, const CodeTry& tried);

// Spends the code of one step of a device whose clock shows `clock`: nowhere is it good again.
// False where it was spent before.
bool spend_code(store::Tables& tables, std::string_view serial_number, iam::TotpStep step,
                iam::TotpStep clock);

// Within a write transaction, which must be committed whatever the outcome: the try counts, and an
// accepted code is spent. Where several steps show the same digits, one that is not spent counts.
CodeOutcome try_code(store::Tables& tables, const CodeTry& tried, const base::Secret& code);

}  // namespace rollcall::auth
