#include "auth/codes/mfa_code.h"

#include <gtest/gtest.h>

#include "auth/codes/mfa_pair.h"
#include "crypto/totp.h"
#include "support/temporary_store.h"

namespace rollcall::auth {
namespace {

using iam::TotpStep;

constexpr iam::AccountId account{123'456'789'012};
constexpr base::Instant noon{base::Seconds{1'789'128'000}};  // 2026-09-11T12:00:00Z
constexpr TotpStep noon_step = 1'789'128'000 / 30;
const std::string serial = "arn:aws:iam::123456789012:mfa/phone";
const std::string seed = "twenty bytes of seed";

class MfaCode : public ::testing::Test {
 protected:
  MfaCode() {
    store_.add_account({.id = account, .created = noon});
    store_.change(account, [&](store::Tables& tables) {
      tables.users.insert(
          {.account = account, .name = "alice", .id = "AIDAALICE", .created = noon});
      insert_device(tables);
    });
  }

  static void insert_device(store::Tables& tables) {
    tables.mfa_devices.insert(
        {.serial_number = serial, .created = noon, .assignment = iam::MfaAssignment{"alice", noon}},
        base::Secret(seed));
  }

  static base::Secret code_at(TotpStep offset) {
    return base::Secret(
        crypto::totp_code(base::Secret(seed), static_cast<std::uint64_t>(noon_step + offset)));
  }

  static CodePair pair_to(TotpStep offset) { return {code_at(offset - 1), code_at(offset)}; }

  // Whether the device takes the pair whose second code is of this step from noon.
  bool pair_up(TotpStep offset, TotpStep found, base::Instant now = noon) {
    bool is_accepted = false;
    store_.change(account, [&](store::Tables& tables) {
      const auto device = accept_pair(
          tables, {*tables.mfa_devices.find(serial), tables.mfa_devices.seed(serial), now},
          pair_to(offset), noon_step + found);
      is_accepted = device.has_value();
      if (device)
        tables.mfa_devices.save(*device);
    });
    return is_accepted;
  }
  bool pair_up(TotpStep offset) { return pair_up(offset, offset); }

  // The pair as a sign-in takes it.
  CodeOutcome take_pair(TotpStep offset) {
    CodeOutcome outcome{};
    const CodePair codes = pair_to(offset);
    store_.change(account, [&](store::Tables& tables) {
      const CodeTry tried{store::TriedAt::Sts, "alice", serial, noon};
      outcome = try_pair(tables, tried, {codes, find_pair_to_try(tables, tried, codes)});
    });
    return outcome;
  }

  // Where the pair is seen that could be tried at this door.
  std::optional<TotpStep> see_pair(TotpStep offset, store::TriedAt door) {
    return store_
        ->read(account,
               [&](const store::Tables& tables) {
                 return find_pair_to_try(tables, {door, "alice", serial, noon}, pair_to(offset));
               })
        .value();
  }

  CodeOutcome take(const base::Secret& code, base::Instant now = noon,
                   const std::string& user = "Alice", const std::string& of = serial) {
    CodeOutcome outcome{};
    store_.change(account, [&](store::Tables& tables) {
      outcome = try_code(tables, {store::TriedAt::Sts, user, of, now}, code);
    });
    return outcome;
  }

  test::TemporaryStore store_;
};

}  // namespace

TEST_F(MfaCode, IsGoodWithinTwoStepsOfTheDevicesClock) {
  for (const TotpStep offset : {-2, -1, 0, 1, 2})
    EXPECT_EQ(take(code_at(offset)), CodeOutcome::Accepted) << offset;
  for (const TotpStep offset : {-3, 3})
    EXPECT_EQ(take(code_at(offset)), CodeOutcome::Wrong) << offset;
}

TEST_F(MfaCode, IsGoodOnceAndAnOlderOneStaysGoodAfterANewerOne) {
  EXPECT_EQ(take(code_at(0)), CodeOutcome::Accepted);
  EXPECT_EQ(take(code_at(0)), CodeOutcome::Wrong);
  EXPECT_EQ(take(code_at(-1)), CodeOutcome::Accepted);
}

TEST_F(MfaCode, IsTakenNineTimesInAWindowWhateverItIs) {
  for (int i = 0; i < most_tries; ++i)
    EXPECT_EQ(take(base::Secret("000000")), CodeOutcome::Wrong);
  EXPECT_EQ(take(code_at(0)), CodeOutcome::TooMany);
  EXPECT_EQ(tries_begin_anew(noon), noon + tries_window);
  EXPECT_EQ(take(code_at(6), noon + tries_window), CodeOutcome::Accepted);
}

TEST_F(MfaCode, OfADeviceMadeAnewHasNoNewBudget) {
  for (int i = 0; i < most_tries; ++i)
    take(base::Secret("000000"));
  store_.change(account, [](store::Tables& tables) {
    iam::MfaDevice device = *tables.mfa_devices.find(serial);
    device.assignment.reset();
    tables.mfa_devices.save(device);
    tables.mfa_devices.erase(serial);
    insert_device(tables);
  });
  EXPECT_EQ(take(code_at(0)), CodeOutcome::TooMany);
}

TEST_F(MfaCode, OfADeviceOfSomebodyElseOrOfNobodyIsNotLookedAt) {
  EXPECT_EQ(take(code_at(0), noon, "bob"), CodeOutcome::Unable);
  EXPECT_EQ(take(code_at(0), noon, ""), CodeOutcome::Unable);
  EXPECT_EQ(take(code_at(0), noon, "Alice", "arn:aws:iam::123456789012:mfa/none"),
            CodeOutcome::Unable);
}

TEST_F(MfaCode, FollowsTheClockThatTheDevicesPairSet) {
  ASSERT_TRUE(pair_up(500));
  EXPECT_EQ(take(code_at(2)), CodeOutcome::Wrong);
  EXPECT_EQ(take(code_at(501)), CodeOutcome::Accepted);
}

TEST_F(MfaCode, ThatWasOneOfAPairIsSpent) {
  ASSERT_TRUE(pair_up(0));
  EXPECT_EQ(take(code_at(-1)), CodeOutcome::Wrong);
  EXPECT_EQ(take(code_at(0)), CodeOutcome::Wrong);
  EXPECT_EQ(take(code_at(-2)), CodeOutcome::Accepted);
  EXPECT_EQ(take(code_at(1)), CodeOutcome::Accepted);
}

TEST_F(MfaCode, ThatIsSpentMakesNoPair) {
  ASSERT_EQ(take(code_at(0)), CodeOutcome::Accepted);
  EXPECT_FALSE(pair_up(0));
  EXPECT_FALSE(pair_up(1));
  EXPECT_TRUE(pair_up(2));
}

TEST_F(MfaCode, StaysSpentWhenTheDeviceIsGivenUpAndTakenAnew) {
  ASSERT_EQ(take(code_at(1)), CodeOutcome::Accepted);
  store_.change(account, [](store::Tables& tables) {
    iam::MfaDevice device = *tables.mfa_devices.find(serial);
    device.assignment.reset();
    tables.mfa_devices.save(device);
  });
  EXPECT_FALSE(pair_up(1));
  EXPECT_FALSE(pair_up(2));
}

TEST_F(MfaCode, PairsAreTakenAtTheStepWhereTheyWereFoundAndOnce) {
  EXPECT_FALSE(pair_up(7, 8));
  EXPECT_FALSE(pair_up(1001));
  EXPECT_TRUE(pair_up(7));
  EXPECT_FALSE(pair_up(7));
  EXPECT_EQ(take(code_at(7)), CodeOutcome::Wrong);
}

TEST_F(MfaCode, IsGoodFromTheFirstStepThereEverWas) {
  const base::Instant dawn{};
  EXPECT_EQ(take(code_at(-noon_step), dawn), CodeOutcome::Accepted);
  EXPECT_EQ(take(code_at(1 - noon_step), dawn), CodeOutcome::Accepted);
  EXPECT_EQ(take(code_at(3 - noon_step), dawn), CodeOutcome::Wrong);
}

TEST_F(MfaCode, IsForgottenWhenItIsTooOldToBeGoodEverAgain) {
  const auto is_spent = [&](TotpStep step) {
    return store_
        ->read(account,
               [&](const store::Tables& tables) {
                 return tables.mfa_codes.is_spent(serial, noon_step + step);
               })
        .value();
  };
  const auto after = [](TotpStep steps) { return noon + std::chrono::seconds{30 * steps}; };
  ASSERT_EQ(take(code_at(0)), CodeOutcome::Accepted);
  ASSERT_EQ(take(code_at(code_memory), after(code_memory)), CodeOutcome::Accepted);
  EXPECT_TRUE(is_spent(0));
  ASSERT_EQ(take(code_at(code_memory + 1), after(code_memory + 1)), CodeOutcome::Accepted);
  EXPECT_FALSE(is_spent(0));
  EXPECT_TRUE(is_spent(code_memory));
}

TEST_F(MfaCode, PairsOfNowMayBeTwoStepsAhead) {
  ASSERT_TRUE(pair_up(10));
  EXPECT_EQ(take_pair(3), CodeOutcome::Wrong);
  EXPECT_EQ(take_pair(2), CodeOutcome::Accepted);
}

TEST_F(MfaCode, PairsOfNowMayBeTwoStepsBehind) {
  ASSERT_TRUE(pair_up(10));
  EXPECT_EQ(take_pair(-3), CodeOutcome::Wrong);
  EXPECT_EQ(take_pair(-2), CodeOutcome::Accepted);
}

TEST_F(MfaCode, PairsAreTakenFromTheFirstStepWhereTheyMayLie) {
  EXPECT_FALSE(pair_up(-999));
  EXPECT_TRUE(pair_up(-998));
}

TEST_F(MfaCode, PairsAreTakenUpToTheLastStepWhereTheyMayLie) {
  EXPECT_FALSE(pair_up(1001));
  EXPECT_TRUE(pair_up(1000));
}

TEST_F(MfaCode, PairsPutADeviceRightThatRanAheadWhenItWasEnabled) {
  ASSERT_TRUE(pair_up(10));
  EXPECT_EQ(take(code_at(0)), CodeOutcome::Wrong);
  EXPECT_EQ(take_pair(-3), CodeOutcome::Wrong);
  EXPECT_EQ(take_pair(0), CodeOutcome::Accepted);
  EXPECT_EQ(take_pair(0), CodeOutcome::Wrong);
  EXPECT_EQ(take(code_at(0)), CodeOutcome::Wrong);
  EXPECT_EQ(take(code_at(1)), CodeOutcome::Accepted);
  EXPECT_EQ(take_pair(10), CodeOutcome::Wrong);
}

TEST_F(MfaCode, PairsOfNowLeaveNoCodeOfALaterPairToBeGivenAgain) {
  store_.change(account, [](store::Tables& tables) {
    iam::MfaDevice device = *tables.mfa_devices.find(serial);
    device.last_pair_step = noon_step + 10;
    device.clock_adjustment = 10;
    tables.mfa_devices.save(device);
  });
  ASSERT_EQ(take_pair(0), CodeOutcome::Accepted);
  const base::Instant later = noon + std::chrono::minutes{5};
  EXPECT_EQ(take(code_at(9), later), CodeOutcome::Wrong);
  EXPECT_EQ(take(code_at(10), later), CodeOutcome::Wrong);
  EXPECT_EQ(take(code_at(11), later), CodeOutcome::Accepted);
}

TEST_F(MfaCode, PairsCountAmongTheTries) {
  for (int i = 0; i < most_tries; ++i)
    EXPECT_EQ(take_pair(2000), CodeOutcome::Wrong);
  EXPECT_EQ(take_pair(0), CodeOutcome::TooMany);
  EXPECT_EQ(take(code_at(0)), CodeOutcome::TooMany);
}

TEST_F(MfaCode, PairsAreNotLookedForWhereNoTryIsLeft) {
  for (int i = 0; i < most_tries; ++i) {
    EXPECT_EQ(see_pair(0, store::TriedAt::Sts), noon_step);
    take(base::Secret("000000"));
  }
  EXPECT_FALSE(see_pair(0, store::TriedAt::Sts));
  EXPECT_EQ(see_pair(0, store::TriedAt::SignIn), noon_step);
}

TEST_F(MfaCode, WhoseDigitsTheNextStepShowsTooIsGoodOnceForEach) {
  const base::Secret twice("seed number 2931335");  // shows 731958 at noon and in the step after
  ASSERT_EQ(crypto::totp_code(twice, noon_step), crypto::totp_code(twice, noon_step + 1));
  const std::string other = "arn:aws:iam::123456789012:mfa/other";
  store_.change(account, [&](store::Tables& tables) {
    tables.mfa_devices.insert(
        {.serial_number = other, .created = noon, .assignment = iam::MfaAssignment{"alice", noon}},
        twice);
  });
  const base::Secret code(crypto::totp_code(twice, noon_step));
  EXPECT_EQ(take(code, noon, "alice", other), CodeOutcome::Accepted);
  const base::Instant later = noon + std::chrono::seconds{30};
  EXPECT_EQ(take(code, later, "alice", other), CodeOutcome::Accepted);
  EXPECT_EQ(take(code, later, "alice", other), CodeOutcome::Wrong);
}

TEST_F(MfaCode, StaysSpentWhenTheDevicesClockIsTurnedBack) {
  EXPECT_EQ(take(code_at(0)), CodeOutcome::Accepted);
  const base::Instant later = noon + std::chrono::seconds{30 * 900};
  EXPECT_EQ(take(code_at(900), later), CodeOutcome::Accepted);
  store_.change(account, [](store::Tables& tables) {
    iam::MfaDevice device = *tables.mfa_devices.find(serial);
    device.clock_adjustment = -900;
    tables.mfa_devices.save(device);
  });
  EXPECT_EQ(take(code_at(0), later), CodeOutcome::Wrong);
}

}  // namespace rollcall::auth
