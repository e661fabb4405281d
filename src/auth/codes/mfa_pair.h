#pragma once
// Two codes that a device showed one after the other prove that its owner holds it, and tell how
// far its clock has drifted from ours. This is what enabling and resynchronising a device ask for.
// AWS, captured live.

#include <optional>

#include "auth/codes/mfa_code.h"
#include "base/instant.h"
#include "base/secret.h"
#include "iam/mfa_device.h"
#include "store/tables.h"

namespace rollcall::auth {

// How far the second code of a pair may lie from what the device's clock, as we know it, shows now.
// Both ends count.
inline constexpr iam::TotpStep steps_behind = 998;
inline constexpr iam::TotpStep steps_ahead = 1000;

struct CodePair {
  base::Secret first;
  base::Secret second;
};

// Which pairs count: those newer than the last one that was accepted, even if the device was given
// up in between; or also those that our own clock shows now, older or not. A device that ran ahead
// when it was enabled, and was put right, shows no newer ones for as long as it was ahead.
enum class PairsOf { Later, LaterOrNow };

// What a pair is checked against.
struct PairCheck {
  const iam::MfaDevice& device;
  const base::Secret& seed;
  base::Instant now;
  PairsOf pairs = PairsOf::Later;
};

// The step of the second code, where the codes are those of two consecutive steps, near enough, and
// count. Tries some two thousand steps: milliseconds.
std::optional<iam::TotpStep> find_pair(const PairCheck& check, const CodePair& codes);

// Within a write transaction: the device once it has accepted the pair that find_pair saw at this
// step, for the caller to save. Its clock follows, no code up to this step makes a pair again, and
// both codes are spent, at every door. nullopt where the pair is none any more: another request
// took it, or one of its codes; or another device has come into this one's place.
std::optional<iam::MfaDevice> accept_pair(store::Tables& tables, const PairCheck& check,
                                          const CodePair& codes, iam::TotpStep second_step);

// What find_pair sees of a pair that is to be tried at a door. Does not look where the device has
// no try left, so that whoever goes on trying costs next to nothing.
std::optional<iam::TotpStep> find_pair_to_try(const store::Tables& tables, const CodeTry& tried,
                                              const CodePair& codes);

// A pair that is tried, and where find_pair_to_try saw it.
struct PairTry {
  const CodePair& codes;
  std::optional<iam::TotpStep> second_step;  // nullopt: nowhere
};

// The same as try_code, with two codes that resynchronise the device.
CodeOutcome try_pair(store::Tables& tables, const CodeTry& tried, const PairTry& pair);

}  // namespace rollcall::auth
