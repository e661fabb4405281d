#include "store/mfa_codes.h"

#include <atomic>
#include <functional>
#include <thread>

#include "support/store_contract.h"

namespace rollcall::test {
namespace {

using store::Tables;

class MfaCodesContract : public StoreContract {
 protected:
  MfaCodesContract() {
    change([](Tables& tables) {
      tables.mfa_devices.insert(a_device("phone"), a_seed());
      tables.mfa_devices.insert(a_device("spare"), a_seed());
    });
  }

  bool is_spent(std::string_view device, iam::TotpStep step) {
    return read(
        [&](const Tables& tables) { return tables.mfa_codes.is_spent(serial_of(device), step); });
  }

  int tries(std::string_view device, base::Instant window_began = noon) {
    return read([&](const Tables& tables) {
      return tables.mfa_codes.tries(store::TriedAt::Sts, serial_of(device), window_began);
    });
  }

  bool count_try(std::string_view device, base::Instant window_began = noon, int most = 9) {
    bool counted = false;
    change([&](Tables& tables) {
      counted =
          tables.mfa_codes.count_try(store::TriedAt::Sts, serial_of(device), window_began, most);
    });
    return counted;
  }
};

INSTANTIATE_TEST_SUITE_P(Store, MfaCodesContract, every_engine, name_of_engine);

TEST_P(MfaCodesContract, ACodeIsSpentForItsDeviceWhateverTheCaseOfTheSerialNumber) {
  EXPECT_FALSE(is_spent("phone", 7));
  change([](Tables& tables) {
    EXPECT_TRUE(tables.mfa_codes.spend(serial_of("PHONE"), 7));
    EXPECT_FALSE(tables.mfa_codes.spend(serial_of("phone"), 7));
  });
  EXPECT_TRUE(is_spent("Phone", 7));
  EXPECT_FALSE(is_spent("phone", 8));
  EXPECT_FALSE(is_spent("spare", 7));
}

// Spends a code, and says whether that did it.
bool spend(store::Store& at, iam::TotpStep step) {
  return at
      .write(account, store::Effect::Record,
             [&](Tables& tables) -> base::Result<bool> {
               return tables.mfa_codes.spend(serial_of("phone"), step);
             })
      .value();
}

TEST_P(MfaCodesContract, OfTwoServersThatBothSawACodeUnspentOneSpendsIt) {
  const auto other = store.open_another();
  read([&](const Tables& tables) {
    EXPECT_FALSE(tables.mfa_codes.is_spent(serial_of("phone"), 7));
    EXPECT_TRUE(spend(*other, 7));
    EXPECT_FALSE(tables.mfa_codes.is_spent(serial_of("phone"), 7));
    return 0;
  });
  EXPECT_FALSE(spend(*store, 7));
}

TEST_P(MfaCodesContract, ServersThatSpendTheSameCodesAtOnceSpendEachOnce) {
  constexpr iam::TotpStep codes = 20;
  const auto other = store.open_another();
  std::atomic<int> spent = 0;
  const auto spend_all = [&](store::Store& at) {
    for (iam::TotpStep step = 1; step <= codes; ++step)
      spent += spend(at, step) ? 1 : 0;
  };
  {
    const std::jthread here(spend_all, std::ref(*store));
    const std::jthread there(spend_all, std::ref(*other));
  }
  EXPECT_EQ(spent, codes);
}

TEST_P(MfaCodesContract, NoTryIsCountedBeyondTheMost) {
  EXPECT_TRUE(count_try("phone", noon, 2));
  EXPECT_TRUE(count_try("phone", noon, 2));
  EXPECT_FALSE(count_try("phone", noon, 2));
  EXPECT_EQ(tries("phone"), 2);
  EXPECT_TRUE(count_try("phone", noon + base::Seconds{180}, 2));
}

TEST_P(MfaCodesContract, EachDoorHasABudgetOfItsOwn) {
  count_try("phone");
  EXPECT_EQ(tries("phone"), 1);
  for (const auto door : {store::TriedAt::SignIn, store::TriedAt::Iam}) {
    const auto at_door = [&](const Tables& tables) {
      return tables.mfa_codes.tries(door, serial_of("phone"), noon);
    };
    EXPECT_EQ(read(at_door), 0);
    change([&](Tables& tables) { tables.mfa_codes.count_try(door, serial_of("phone"), noon, 9); });
    EXPECT_EQ(read(at_door), 1);
  }
}

TEST_P(MfaCodesContract, StepsThatAreTooOldAreForgotten) {
  change([](Tables& tables) {
    for (const iam::TotpStep step : {6, 7, 8})
      tables.mfa_codes.spend(serial_of("phone"), step);
    tables.mfa_codes.spend(serial_of("spare"), 6);
    tables.mfa_codes.forget_spent(serial_of("PHONE"), 7);
  });
  EXPECT_FALSE(is_spent("phone", 6));
  EXPECT_TRUE(is_spent("phone", 7));
  EXPECT_TRUE(is_spent("phone", 8));
  EXPECT_TRUE(is_spent("spare", 6));
}

TEST_P(MfaCodesContract, SpentCodesGoWithTheirDeviceAndTriesStay) {
  change([](Tables& tables) {
    tables.mfa_codes.spend(serial_of("phone"), 7);
    tables.mfa_codes.count_try(store::TriedAt::Sts, serial_of("phone"), noon, 9);
    tables.mfa_devices.erase(serial_of("phone"));
    tables.mfa_devices.insert(a_device("phone"), a_seed());
  });
  EXPECT_FALSE(is_spent("phone", 7));
  EXPECT_EQ(tries("phone"), 1);
}

TEST_P(MfaCodesContract, TriesAreCountedForASerialNumberThatNoDeviceHas) {
  count_try("lost");
  count_try("LOST");
  EXPECT_EQ(tries("Lost"), 2);
  EXPECT_EQ(tries("phone"), 0);
}

TEST_P(MfaCodesContract, ANewWindowTakesThePlaceOfTheOld) {
  const base::Instant next = noon + base::Seconds{60};
  count_try("phone");
  count_try("phone");
  EXPECT_EQ(tries("phone", next), 0);
  count_try("phone", next);
  EXPECT_EQ(tries("phone", next), 1);
  EXPECT_EQ(tries("phone"), 0);
}

TEST_P(MfaCodesContract, AClockThatIsSetBackLeavesNoFullWindowBehind) {
  count_try("phone", noon + base::Seconds{600});
  count_try("phone", noon + base::Seconds{600});
  count_try("phone");
  EXPECT_EQ(tries("phone"), 1);
  EXPECT_EQ(tries("phone", noon + base::Seconds{600}), 0);
}

TEST_P(MfaCodesContract, SpentCodesOfAccountsAreApart) {
  change([](Tables& tables) { tables.mfa_codes.spend(serial_of("phone"), 7); });
  store.change(another_account, [](Tables& tables) {
    EXPECT_FALSE(tables.mfa_codes.is_spent(serial_of("phone"), 7));
    tables.mfa_codes.forget_spent(serial_of("phone"), 8);
  });
  EXPECT_TRUE(
      read([](const Tables& tables) { return tables.mfa_codes.is_spent(serial_of("phone"), 7); }));
}

TEST_P(MfaCodesContract, TriesOutliveARestart) {
  count_try("phone");
  store.reopen();
  EXPECT_EQ(tries("phone"), 1);
  EXPECT_EQ(store
                ->read(another_account,
                       [](const Tables& tables) {
                         return tables.mfa_codes.tries(store::TriedAt::Sts, serial_of("phone"),
                                                       noon);
                       })
                .value(),
            0);
}

}  // namespace
}  // namespace rollcall::test
