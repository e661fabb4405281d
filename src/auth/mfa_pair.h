#pragma once
// Two codes that a device showed one after the other prove that its owner holds it, and tell how
// far its clock has drifted from ours. This is what enabling and resynchronising a device ask for.
// AWS, captured live.

#include <optional>

#include "base/instant.h"
#include "base/secret.h"
#include "iam/mfa_device.h"

namespace rollcall::auth {

// How far the second code of a pair may lie from what the device's clock, as we know it, shows now.
// Both ends count.
inline constexpr iam::TotpStep steps_behind = 998;
inline constexpr iam::TotpStep steps_ahead = 1000;

struct CodePair {
  base::Secret first;
  base::Secret second;
};

// What a pair is checked against.
struct PairCheck {
  const iam::MfaDevice& device;
  const base::Secret& seed;
  base::Instant now;
};

// The step of the second code, where the codes are those of two consecutive steps, near enough, and
// both newer than the last pair that was accepted, even if the device was given up in between.
// Tries some two thousand steps: milliseconds.
std::optional<iam::TotpStep> find_pair(const PairCheck& check, const CodePair& codes);

// Whether find_pair may still find the pair at this step: for a device that may have changed since.
// Two codes: microseconds.
bool is_pair_at(const PairCheck& check, const CodePair& codes, iam::TotpStep second_step);

// The device once a pair was accepted: its clock follows, and no code up to this step makes a pair
// again.
iam::MfaDevice with_pair(iam::MfaDevice device, iam::TotpStep second_step, base::Instant now);

}  // namespace rollcall::auth
