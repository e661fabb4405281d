#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

#include "support/mfa_devices.h"

namespace rollcall::actions {
namespace {

using std::chrono::hours;
using test::ActionsWorld;
using test::Device;
using test::Parameters;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* bad_codes =
    "403 InvalidAuthenticationCode: Authentication code for device is not valid.";
constexpr const char* session_needed =
    "403 AccessDenied: To complete this action, please ensure that you are authenticated with an "
    "MFA device that is enabled for this user.";
constexpr const char* no_such_device =
    "404 NoSuchEntity: MFA Device with serial number arn:aws:iam::123456789012:mfa/none does not "
    "exist.";

using MfaDevicesOfUsers = test::WithMfaDevices;

TEST_F(MfaDevicesOfUsers, AreEnabledByTwoConsecutiveCodes) {
  const Device device = a_device("phone");
  world.must(admin, "EnableMFADevice", pair("alice", device));
  EXPECT_EQ(world.must(admin, "ListMFADevices", {{"UserName", "alice"}})["MFADevices"],
            nlohmann::json::array({{{"UserName", "Alice"},
                                    {"SerialNumber", device.serial},
                                    {"EnableDate", base::to_epoch(world.now)}}}));
}

TEST_F(MfaDevicesOfUsers, AreNotEnabledByOtherCodes) {
  const Device device = a_device("phone");
  auto parameters = pair("Alice", device);
  std::swap(parameters[2].second, parameters[3].second);
  EXPECT_EQ(world.refusal(admin, "EnableMFADevice", parameters), bad_codes);
  parameters[2].second = parameters[3].second;
  EXPECT_EQ(world.refusal(admin, "EnableMFADevice", parameters), bad_codes);
  EXPECT_EQ(world.refusal(admin, "EnableMFADevice", pair("Alice", device, 1001)), bad_codes);
  EXPECT_EQ(world.must(admin, "ListMFADevices", {{"UserName", "Alice"}})["MFADevices"].size(), 0);
  EXPECT_EQ(world.refusal(admin, "EnableMFADevice", pair("Alice", device, 1000)), "Success");
}

TEST_F(MfaDevicesOfUsers, AreAskedForCodesOfSixDigits) {
  auto parameters = pair("Alice", none);
  parameters[2].second = "12345";
  EXPECT_EQ(
      world.refusal(admin, "EnableMFADevice", parameters),
      "400 ValidationError: 1 validation error detected: Value at 'authenticationCode1' failed "
      "to satisfy constraint: Member must have length greater than or equal to 6");
}

TEST_F(MfaDevicesOfUsers, AreUsedByOneUserAtATime) {
  const Device device = a_device_of("Alice", "phone");
  world.must(admin, "CreateUser", {{"UserName", "bob"}});
  EXPECT_EQ(world.refusal(admin, "EnableMFADevice", pair("Alice", device, 2)),
            "409 EntityAlreadyExists: MFA Device for user Alice already exists.");
  EXPECT_EQ(world.refusal(admin, "EnableMFADevice", pair("bob", device, 2)),
            "409 EntityAlreadyExists: MFA Device is already in use.");
}

TEST_F(MfaDevicesOfUsers, AreEightForEachUserAtMost) {
  for (int i = 1; i <= 8; ++i)
    a_device_of("Alice", "phone-" + std::to_string(i));
  EXPECT_EQ(world.refusal(admin, "EnableMFADevice", pair("Alice", a_device("phone-9"))),
            "409 LimitExceeded: Cannot exceed quota for MFADevicesPerUser: 8");
}

TEST_F(MfaDevicesOfUsers, AcceptAPairOfCodesOnlyOnceEvenWhenDeactivatedInBetween) {
  const Device device = a_device_of("Alice", "phone");
  EXPECT_EQ(world.refusal(admin, "ResyncMFADevice", pair("Alice", device)), bad_codes);
  world.must(admin, "DeactivateMFADevice", whose("Alice", device));
  EXPECT_EQ(world.refusal(admin, "EnableMFADevice", pair("Alice", device)), bad_codes);
  EXPECT_EQ(world.refusal(admin, "EnableMFADevice", pair("Alice", device, 1)), bad_codes);
  EXPECT_EQ(world.refusal(admin, "EnableMFADevice", pair("Alice", device, 2)), "Success");
}

TEST_F(MfaDevicesOfUsers, AcceptAPairOfCodesOnceHoweverManySendItAtOnce) {
  const Device device = a_device_of("Alice", "phone");
  const Parameters parameters = pair("Alice", device, 10);
  std::atomic<int> accepted = 0;
  std::vector<std::thread> senders;
  for (int i = 0; i < 8; ++i)
    senders.emplace_back([&] {
      const std::string answer = world.refusal(admin, "ResyncMFADevice", parameters);
      if (answer == "Success")
        ++accepted;
      else
        EXPECT_EQ(answer, bad_codes);
    });
  for (std::thread& sender : senders)
    sender.join();
  EXPECT_EQ(accepted, 1);
}

TEST_F(MfaDevicesOfUsers, ThatRunAheadAreFollowedByResynchronising) {
  const Device device = a_device_of("Alice", "phone");
  for (const std::int64_t ahead : {900, 1800})
    EXPECT_EQ(world.refusal(admin, "ResyncMFADevice", pair("Alice", device, ahead)), "Success");
  world.must(admin, "DeactivateMFADevice", whose("Alice", device));
  world.now += hours{1};
  EXPECT_EQ(world.refusal(admin, "EnableMFADevice", pair("Alice", device, 1800)), "Success");
}

TEST_F(MfaDevicesOfUsers, OfNobodyOrOfSomeoneElseAreInvalidForAUser) {
  const Device unassigned = a_device("tablet");
  const Device device = a_device_of("Alice", "phone");
  const std::string invalid = "404 NoSuchEntity: MFA Device invalid for user.";
  EXPECT_EQ(world.refusal(admin, "DeactivateMFADevice", whose("Alice", unassigned)), invalid);
  EXPECT_EQ(world.refusal(admin, "ResyncMFADevice", pair("Alice", unassigned)), invalid);
  world.must(admin, "CreateUser", {{"UserName", "bob"}});
  EXPECT_EQ(world.refusal(admin, "DeactivateMFADevice", whose("bob", device)), invalid);
  EXPECT_EQ(world.refusal(admin, "ResyncMFADevice", pair("bob", device, 2)), invalid);
}

TEST_F(MfaDevicesOfUsers, ThatDoNotExistAreLookedForAfterTheUser) {
  for (const char* action : {"EnableMFADevice", "DeactivateMFADevice", "ResyncMFADevice"}) {
    EXPECT_EQ(world.refusal(admin, action, pair("Alice", none)), no_such_device) << action;
    EXPECT_EQ(world.refusal(admin, action, pair("nobody", none)),
              "404 NoSuchEntity: The user with name nobody cannot be found.")
        << action;
  }
}

TEST_F(MfaDevicesOfUsers, OfTheCallerNeedASessionOnceThereIsOne) {
  const auto alice = world.an_administrator("carol");
  const Device first = a_device("first");
  const Device second = a_device("second");
  EXPECT_EQ(world.refusal(alice, "EnableMFADevice", pair("carol", first)), "Success");
  EXPECT_EQ(world.refusal(alice, "EnableMFADevice", pair("CAROL", second)), session_needed);
  EXPECT_EQ(world.refusal(alice, "EnableMFADevice", pair("carol", first)), session_needed);
  EXPECT_EQ(world.refusal(alice, "EnableMFADevice", pair("carol", none)), session_needed);
  EXPECT_EQ(world.refusal(alice, "DeactivateMFADevice", whose("carol", first)), session_needed);
  EXPECT_EQ(world.refusal(alice, "DeactivateMFADevice", whose("carol", none)), session_needed);
  EXPECT_EQ(world.refusal(alice, "ResyncMFADevice", pair("carol", first, 5)), "Success");
  EXPECT_EQ(world.refusal(alice, "EnableMFADevice", pair("Alice", second)), "Success");
  EXPECT_EQ(world.refusal(admin, "DeactivateMFADevice", whose("carol", first)), "Success");
  EXPECT_EQ(world.refusal(alice, "EnableMFADevice", pair("carol", first, 10)), "Success");
}

TEST_F(MfaDevicesOfUsers, OfRootAreNamedAfterRootByRootAlone) {
  const Device device = a_device("root-account-mfa-device");
  EXPECT_EQ(world.refusal(admin, "EnableMFADevice", pair("root", device)),
            "404 NoSuchEntity: The user with name root cannot be found.");
  EXPECT_EQ(world.refusal(world.root(), "EnableMFADevice", pair("root", device)), "Success");
  const auto own = world.must(world.root(), "ListMFADevices")["MFADevices"];
  EXPECT_EQ(own[0]["SerialNumber"], device.serial);
  EXPECT_FALSE(own[0].contains("UserName"));
  const auto all = world.must(admin, "ListVirtualMFADevices")["VirtualMFADevices"];
  EXPECT_EQ(all[0]["User"]["Arn"], "arn:aws:iam::123456789012:root");
  EXPECT_EQ(world.refusal(world.root(), "DeactivateMFADevice", whose("root", device)), "Success");

  world.must(admin, "CreateUser", {{"UserName", "root"}});
  world.must(world.root(), "EnableMFADevice", pair("root", device, 2));
  EXPECT_EQ(world.must(world.root(), "ListMFADevices")["MFADevices"].size(), 0);
}

TEST_F(MfaDevicesOfUsers, LeaveNeitherSeedNorCodeInTheRecordOfEvents) {
  const Device device = a_device("phone");
  const Parameters parameters = pair("Alice", device);
  world.must(admin, "EnableMFADevice", parameters);
  const auto events =
      world.store()
          ->read(ActionsWorld::account,
                 [](const store::Tables& tables) { return tables.events.list(0, 100); })
          .value();
  ASSERT_EQ(events.back().event.action, "iam:EnableMFADevice");
  EXPECT_THAT(events.back().event.parameters, HasSubstr(device.serial));
  for (const auto& [number, event] : events) {
    EXPECT_THAT(event.parameters, Not(HasSubstr(parameters[2].second)));
    EXPECT_THAT(event.parameters, Not(HasSubstr(parameters[3].second)));
    EXPECT_THAT(event.parameters, Not(HasSubstr(base::to_base32(device.seed.reveal()))));
  }
}

TEST_F(MfaDevicesOfUsers, StayWhenTheyAreDeactivated) {
  const Device device = a_device_of("Alice", "phone");
  EXPECT_THAT(serials("Assigned"), ElementsAre(device.serial));
  world.must(admin, "DeactivateMFADevice", whose("Alice", device));
  EXPECT_THAT(serials("Assigned"), ElementsAre());
  EXPECT_THAT(serials("Unassigned"), ElementsAre(device.serial));
  EXPECT_EQ(world.must(admin, "ListMFADevices", {{"UserName", "Alice"}})["MFADevices"].size(), 0);
}

}  // namespace
}  // namespace rollcall::actions
