#include "store/epochs.h"

#include <gtest/gtest.h>

namespace rollcall::store {
namespace {

using namespace std::chrono_literals;

constexpr iam::AccountId account{123'456'789'012};
constexpr Epochs::Clock::time_point noon{12h};

}  // namespace

TEST(Epochs, OfAProcessThatIsAloneAreTrustedForAsLongAsNothingChanges) {
  Epochs epochs;
  const auto epoch = epochs.of(account);
  EXPECT_TRUE(epochs.may_trust(account, epoch, noon));
  EXPECT_TRUE(epochs.may_trust(account, epoch, noon + 1000h));
  epochs.raise(account);
  EXPECT_FALSE(epochs.may_trust(account, epoch, noon));
  EXPECT_TRUE(epochs.may_trust(account, epochs.of(account), noon));
}

TEST(Epochs, OfAProcessAmongOthersAreNotTrustedBeforeTheFirstLookAtTheDatabase) {
  const Epochs epochs(1s);
  EXPECT_FALSE(epochs.may_trust(account, epochs.of(account), noon));
}

TEST(Epochs, OfAProcessThatCannotHearTheOthersAreNotTrustedUntilItHearsThemAgain) {
  Epochs epochs(1s);
  const auto epoch = epochs.of(account);
  epochs.heard(noon);
  EXPECT_TRUE(epochs.may_trust(account, epoch, noon + 1s));
  EXPECT_FALSE(epochs.may_trust(account, epoch, noon + 1s + 1ns));
  epochs.heard(noon + 5s);
  EXPECT_TRUE(epochs.may_trust(account, epoch, noon + 6s));
  epochs.raise(account);
  EXPECT_FALSE(epochs.may_trust(account, epoch, noon + 6s));
}

TEST(Epochs, AreNoFresherForALookThatBeganEarlierAndEndedLater) {
  Epochs epochs(1s);
  epochs.heard(noon + 5s);
  epochs.heard(noon);
  EXPECT_TRUE(epochs.may_trust(account, epochs.of(account), noon + 6s));
  EXPECT_FALSE(epochs.may_trust(account, epochs.of(account), noon + 7s));
}

}  // namespace rollcall::store
