#include "store/mfa_devices.h"

#include "iam/arn.h"
#include "support/store_contract.h"

namespace rollcall::test {
namespace {

using store::AssignmentStatus;
using store::PageRequest;
using store::Tables;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class MfaDevicesContract : public StoreContract {
 protected:
  MfaDevicesContract() {
    insert_users({"Alice", "bob"});
    change([](Tables& tables) {
      tables.mfa_devices.insert(a_device("Spare"), a_seed());
      tables.mfa_devices.insert(an_assigned_device("phone", "alice"), base::Secret("phone's seed"));
      tables.mfa_devices.insert(an_assigned_device("Key", "alice"), a_seed());
    });
  }

  std::vector<std::string> listed(AssignmentStatus status, const PageRequest& page = {}) {
    return serials(
        read([&](const Tables& tables) { return tables.mfa_devices.list(status, page); }).rows);
  }

  static std::vector<std::string> serials(const std::vector<iam::MfaDevice>& devices) {
    std::vector<std::string> found;
    for (const iam::MfaDevice& device : devices)
      found.push_back(device.serial_number);
    return found;
  }

  iam::MfaDevice find(std::string_view name) {
    return *read([&](const Tables& tables) { return tables.mfa_devices.find(serial_of(name)); });
  }
};

INSTANTIATE_TEST_SUITE_P(Store, MfaDevicesContract, every_engine, name_of_engine);

TEST_P(MfaDevicesContract, ADeviceIsFoundWhateverTheCaseWithItsUserAsSpelled) {
  const iam::MfaDevice device = find("PHONE");
  EXPECT_EQ(device.serial_number, serial_of("phone"));
  EXPECT_EQ(device.created, noon);
  ASSERT_TRUE(device.assignment);
  EXPECT_EQ(device.assignment->user_name, "Alice");
  EXPECT_EQ(device.assignment->enabled, noon);
  EXPECT_FALSE(device.last_pair_step);
  EXPECT_FALSE(find("spare").assignment);
  EXPECT_FALSE(
      read([](const Tables& tables) { return tables.mfa_devices.find(serial_of("lost")); }));
}

TEST_P(MfaDevicesContract, TheSeedComesBackAsItWas) {
  read([](const Tables& tables) {
    EXPECT_EQ(tables.mfa_devices.seed(serial_of("Phone")).reveal(), "phone's seed");
    EXPECT_EQ(tables.mfa_devices.seed(serial_of("spare")).reveal(), a_seed().reveal());
    return 0;
  });
}

TEST_P(MfaDevicesContract, DevicesOfAUserComeBySerialNumber) {
  EXPECT_THAT(serials(read([](const Tables& tables) { return tables.mfa_devices.of("ALICE"); })),
              ElementsAre(serial_of("Key"), serial_of("phone")));
  EXPECT_THAT(read([](const Tables& tables) { return tables.mfa_devices.of("bob"); }), IsEmpty());
}

TEST_P(MfaDevicesContract, AListingShowsWhatItsAssignmentStatusAsksFor) {
  EXPECT_THAT(listed(AssignmentStatus::Any),
              ElementsAre(serial_of("Key"), serial_of("phone"), serial_of("Spare")));
  EXPECT_THAT(listed(AssignmentStatus::Assigned),
              ElementsAre(serial_of("Key"), serial_of("phone")));
  EXPECT_THAT(listed(AssignmentStatus::Unassigned), ElementsAre(serial_of("Spare")));
}

TEST_P(MfaDevicesContract, PagesFollowOneAnother) {
  const auto first = read([](const Tables& tables) {
    return tables.mfa_devices.list(AssignmentStatus::Any, {.after = {}, .most = 2});
  });
  ASSERT_TRUE(first.next);
  EXPECT_EQ(first.rows.size(), 2U);
  EXPECT_THAT(listed(AssignmentStatus::Any, {.after = *first.next, .most = 2}),
              ElementsAre(serial_of("Spare")));
}

TEST_P(MfaDevicesContract, DevicesAreCountedAndThoseInUse) {
  read([](const Tables& tables) {
    EXPECT_EQ(tables.mfa_devices.count(), 3U);
    EXPECT_EQ(tables.mfa_devices.count_in_use(), 2U);
    return 0;
  });
}

TEST_P(MfaDevicesContract, SavingKeepsTheClockAndMovesTheAssignment) {
  iam::MfaDevice device = find("phone");
  device.clock_adjustment = -3;
  device.last_pair_step = 56'666'666;
  device.assignment = {.user_name = "bob", .enabled = noon + base::Seconds{9}};
  change([&](Tables& tables) { tables.mfa_devices.save(device); });
  const iam::MfaDevice saved = find("phone");
  EXPECT_EQ(saved.clock_adjustment, -3);
  EXPECT_EQ(saved.last_pair_step, 56'666'666);
  EXPECT_EQ(saved.assignment->user_name, "bob");
  EXPECT_EQ(saved.assignment->enabled, noon + base::Seconds{9});
  EXPECT_EQ(saved.created, noon);
}

TEST_P(MfaDevicesContract, SavingWithoutAnAssignmentTakesItAway) {
  iam::MfaDevice device = find("phone");
  device.assignment.reset();
  change([&](Tables& tables) { tables.mfa_devices.save(device); });
  EXPECT_FALSE(find("phone").assignment);
  EXPECT_THAT(listed(AssignmentStatus::Assigned), ElementsAre(serial_of("Key")));
}

TEST_P(MfaDevicesContract, ADeviceOfRootBelongsToTheUserWithoutName) {
  change(
      [](Tables& tables) { tables.mfa_devices.insert(an_assigned_device("root", ""), a_seed()); });
  EXPECT_EQ(find("root").assignment->user_name, "");
  EXPECT_EQ(read([](const Tables& tables) { return tables.mfa_devices.of("").size(); }), 1U);
}

TEST_P(MfaDevicesContract, AnErasedDeviceIsGoneWithItsTags) {
  change([](Tables& tables) {
    tables.tags.replace(store::Tagged::MfaDevice, serial_of("Spare"), {{"where", "drawer"}});
  });
  change([](Tables& tables) { tables.mfa_devices.erase(serial_of("spare")); });
  EXPECT_EQ(read([](const Tables& tables) { return tables.mfa_devices.count(); }), 2U);
  change([](Tables& tables) { tables.mfa_devices.insert(a_device("Spare"), a_seed()); });
  EXPECT_THAT(read([](const Tables& tables) {
                return tables.tags.of(store::Tagged::MfaDevice, serial_of("spare"));
              }),
              IsEmpty());
}

}  // namespace
}  // namespace rollcall::test
