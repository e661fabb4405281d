#include "auth/codes/mfa_pair.h"

#include <gtest/gtest.h>

#include "crypto/totp.h"

namespace rollcall::auth {
namespace {

using iam::TotpStep;

const base::Secret seed{"forty bytes that only a device may know."};
constexpr base::Instant noon{base::Seconds{1'789'128'000}};  // 2026-09-11T12:00:00Z
constexpr TotpStep noon_step = 1'789'128'000 / 30;

base::Secret code(TotpStep step) {
  return base::Secret(crypto::totp_code(seed, static_cast<std::uint64_t>(step)));
}

// The codes of the step `offset` from noon and of the one before it.
CodePair pair_to(TotpStep offset) {
  return {code(noon_step + offset - 1), code(noon_step + offset)};
}

std::optional<TotpStep> found(const iam::MfaDevice& device, const CodePair& codes) {
  return find_pair({device, seed, noon}, codes);
}

// A device whose last accepted pair ended at this step from noon.
iam::MfaDevice used_at(TotpStep offset) {
  return {.clock_adjustment = offset, .last_pair_step = noon_step + offset};
}

TEST(MfaPair, ConsecutiveCodesOfThisMomentAreAPair) { EXPECT_EQ(found({}, pair_to(0)), noon_step); }

TEST(MfaPair, MayLieFromNineHundredNinetyEightStepsBehindToAThousandAhead) {
  for (const TotpStep offset : {-998, -997, -720, -1, 1, 995, 998, 1000})
    EXPECT_EQ(found({}, pair_to(offset)), noon_step + offset) << offset;
  for (const TotpStep offset : {-1440, -1000, -999, 1001, 1012, 1035, 1080})
    EXPECT_FALSE(found({}, pair_to(offset))) << offset;
}

TEST(MfaPair, OfEqualReversedOrDistantCodesIsNone) {
  EXPECT_FALSE(found({}, {code(noon_step), code(noon_step)}));
  EXPECT_FALSE(found({}, {code(noon_step), code(noon_step - 1)}));
  EXPECT_FALSE(found({}, {code(noon_step - 2), code(noon_step)}));
}

TEST(MfaPair, OfAnotherDeviceIsNone) {
  const base::Secret other{"forty bytes that some other device knows"};
  EXPECT_FALSE(find_pair({{}, other, noon}, pair_to(0)));
}

TEST(MfaPair, OnlyWorksOnce) { EXPECT_FALSE(found(used_at(0), pair_to(0))); }

TEST(MfaPair, MustShareNoCodeWithTheLastOne) {
  EXPECT_FALSE(found(used_at(0), pair_to(1)));
  EXPECT_EQ(found(used_at(0), pair_to(2)), noon_step + 2);
}

TEST(MfaPair, OfAClockThatWasAheadHoldsUpNoOther) {
  iam::MfaDevice device;
  device.last_pair_step = noon_step + 86'400;
  EXPECT_EQ(found(device, pair_to(0)), noon_step);
}

TEST(MfaPair, OlderThanTheLastOneIsRefused) { EXPECT_FALSE(found(used_at(0), pair_to(-10))); }

// 600, 1200, 1800, 1802, 1804: each too far from noon's own step, each near the clock that the one
// before it set.
TEST(MfaPair, IsLookedForAroundTheClockThatTheLastPairSet) {
  iam::MfaDevice device;
  for (const TotpStep offset : {600, 1200, 1800, 1802, 1804}) {
    const auto step = found(device, pair_to(offset));
    ASSERT_EQ(step, noon_step + offset);
    device = used_at(offset);
  }
  EXPECT_FALSE(found({}, pair_to(1800)));
}

TEST(MfaPair, FollowsTheClockAsTimeGoesOn) {
  const iam::MfaDevice device = used_at(900);
  const base::Instant evening = noon + std::chrono::hours{8};
  const TotpStep shown = noon_step + 8 * 120 + 900;
  EXPECT_EQ(find_pair({device, seed, evening}, {code(shown - 1), code(shown)}), shown);
}

TEST(MfaPair, IsFoundInTheFirstMinuteOfTheEpoch) {
  const base::Instant dawn{base::Seconds{31}};
  EXPECT_EQ(find_pair({{}, seed, dawn}, {code(0), code(1)}), 1);
}

}  // namespace
}  // namespace rollcall::auth
