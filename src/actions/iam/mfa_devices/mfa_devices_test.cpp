#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/mfa_devices.h"

namespace rollcall::actions {
namespace {

using test::Device;
using test::Parameters;
using ::testing::ElementsAre;
using ::testing::MatchesRegex;
using ::testing::StartsWith;
using ::testing::UnorderedElementsAre;

constexpr const char* no_such_device =
    "404 NoSuchEntity: MFA Device with serial number arn:aws:iam::123456789012:mfa/none does not "
    "exist.";

using MfaDevices = test::WithMfaDevices;

TEST_F(MfaDevices, AreMadeWithASeedAndAQrCode) {
  const auto made =
      world.must(admin, "CreateVirtualMFADevice",
                 {{"Path", "/east//wing/"}, {"VirtualMFADeviceName", "alice"}})["VirtualMFADevice"];
  EXPECT_EQ(made["SerialNumber"], "arn:aws:iam::123456789012:mfa/east//wing/alice");
  EXPECT_THAT(*base::from_base64(made["Base32StringSeed"].get<std::string>()),
              MatchesRegex("[A-Z2-7]{64}"));
  EXPECT_THAT(*base::from_base64(made["QRCodePNG"].get<std::string>()), StartsWith("\x89PNG\r\n"));
  EXPECT_FALSE(made.contains("Tags"));
  EXPECT_FALSE(made.contains("User"));
  EXPECT_FALSE(made.contains("EnableDate"));
}

TEST_F(MfaDevices, HaveSeedsOfTheirOwn) {
  EXPECT_NE(a_device("one").seed.reveal(), a_device("two").seed.reveal());
}

TEST_F(MfaDevices, HaveNamesThatAreUniqueWhateverTheirCase) {
  a_device_of("Alice", "phone");
  EXPECT_EQ(world.refusal(admin, "CreateVirtualMFADevice", {{"VirtualMFADeviceName", "Phone"}}),
            "409 EntityAlreadyExists: MFA device already exists.");
}

TEST_F(MfaDevices, ThatWereLeftHalfMadeSayHowToGoOn) {
  const Device device = a_device("phone");
  EXPECT_EQ(world.refusal(admin, "CreateVirtualMFADevice", {{"VirtualMFADeviceName", "phone"}}),
            "409 EntityAlreadyExists: MFA device already exists. Nobody uses it: enable it with "
            "EnableMFADevice and two codes that it shows, or delete it with DeleteVirtualMFADevice "
            "and make it anew.");
  world.must(admin, "EnableMFADevice", pair("Alice", device));
}

TEST_F(MfaDevices, CannotBeMadeWhereTheyCouldNeverBeNamed) {
  const std::string refused =
      "400 ValidationError: The specified value for path is invalid. It must begin and end with / "
      "and contain only alphanumeric characters and/or / characters.";
  for (const std::string& path : {std::string("test/"), std::string("/test"),
                                  std::string("/te!st/"), "/" + std::string(300, 'a') + "/"})
    EXPECT_EQ(world.refusal(admin, "CreateVirtualMFADevice",
                            {{"VirtualMFADeviceName", "x"}, {"Path", path}}),
              refused)
        << path;
  EXPECT_EQ(
      world.refusal(admin, "CreateVirtualMFADevice",
                    {{"VirtualMFADeviceName", "x"}, {"Path", "/" + std::string(511, 'a') + "/"}}),
      "400 ValidationError: 1 validation error detected: Value at 'path' failed to satisfy "
      "constraint: Member must have length less than or equal to 512");
}

// Good ones among them, as at every door.
TEST_F(MfaDevices, AreTriedNineTimesInThreeMinutesByEnablingAndResynchronising) {
  const Device device = a_device("phone"), spare = a_device("spare");
  const Parameters wrong{{"UserName", "Alice"},
                         {"SerialNumber", device.serial},
                         {"AuthenticationCode1", "000000"},
                         {"AuthenticationCode2", "000000"}};
  const auto tried = [&](const char* action, const Parameters& parameters) {
    return world.call(admin, action, parameters).code;
  };
  for (int attempt = 0; attempt < 4; ++attempt)
    EXPECT_EQ(tried("EnableMFADevice", wrong), "InvalidAuthenticationCode");
  EXPECT_EQ(tried("EnableMFADevice", pair("Alice", device)), "Success");
  for (int attempt = 0; attempt < 4; ++attempt)
    EXPECT_EQ(tried("ResyncMFADevice", wrong), "InvalidAuthenticationCode");
  EXPECT_EQ(world.refusal(admin, "ResyncMFADevice", pair("Alice", device)),
            "400 Throttling: Rate exceeded: too many codes of this device were tried. Try again in "
            "180 seconds.");
  EXPECT_EQ(tried("EnableMFADevice", pair("Alice", spare)), "Success") << "it has its own tries";
  world.now += base::Seconds{180};
  EXPECT_EQ(tried("ResyncMFADevice", pair("Alice", device)), "Success");
}

TEST_F(MfaDevices, AreDeletedOnlyWhenNobodyUsesThem) {
  const Device device = a_device_of("Alice", "phone");
  const Parameters serial{{"SerialNumber", device.serial}};
  EXPECT_EQ(world.refusal(admin, "DeleteVirtualMFADevice", serial),
            "409 DeleteConflict: MFA VirtualDevice in use. Must deactivate first.");
  world.must(admin, "DeactivateMFADevice", whose("Alice", device));
  world.must(admin, "DeleteVirtualMFADevice", serial);
  EXPECT_THAT(serials("Any"), ElementsAre());
  EXPECT_EQ(world.refusal(admin, "DeleteVirtualMFADevice", {{"SerialNumber", none.serial}}),
            no_such_device);
}

TEST_F(MfaDevices, AreListedWithTheirUsersAndWithoutTheirSeeds) {
  const Device unassigned = a_device("a-tablet");
  const Device device = a_device_of("Alice", "phone");
  const auto listed = world.must(admin, "ListVirtualMFADevices");
  EXPECT_EQ(listed["IsTruncated"], false);
  EXPECT_EQ(listed["VirtualMFADevices"][0], nlohmann::json({{"SerialNumber", unassigned.serial}}));
  const auto& assigned = listed["VirtualMFADevices"][1];
  EXPECT_EQ(assigned["SerialNumber"], device.serial);
  EXPECT_EQ(assigned["EnableDate"], base::to_epoch(world.now));
  EXPECT_EQ(assigned["User"]["UserName"], "Alice");
  EXPECT_EQ(assigned["User"]["Path"], "/");
  EXPECT_EQ(assigned["User"]["Arn"], "arn:aws:iam::123456789012:user/Alice");
  EXPECT_EQ(assigned.size(), 3);
}

TEST_F(MfaDevices, AreListedPageByPageHoweverLongTheirNames) {
  for (const char* name : {"b", "A", "c"})
    a_device_of("Alice", name + std::string(225, 'x'));
  for (const Parameters& who : {Parameters{}, Parameters{{"UserName", "Alice"}}}) {
    const char* action = who.empty() ? "ListVirtualMFADevices" : "ListMFADevices";
    const char* member = who.empty() ? "VirtualMFADevices" : "MFADevices";
    std::string seen;
    Parameters asked = who;
    asked.emplace_back("MaxItems", "1");
    for (;;) {
      const auto page = world.must(admin, action, asked);
      ASSERT_EQ(page[member].size(), 1);
      seen += page[member][0]["SerialNumber"].get<std::string>()[30];
      if (!page["IsTruncated"])
        break;
      asked = who;
      asked.emplace_back("MaxItems", "1");
      asked.emplace_back("Marker", page["Marker"]);
    }
    EXPECT_EQ(seen, "Abc") << action;
  }
  EXPECT_EQ(
      world.refusal(admin, "ListVirtualMFADevices", {{"AssignmentStatus", "assigned"}}),
      "400 ValidationError: 1 validation error detected: Value at 'assignmentStatus' failed "
      "to satisfy constraint: Member must satisfy enum value set: [Assigned, Unassigned, Any]");
}

TEST_F(MfaDevices, AreNotForGetMFADeviceToTellOf) {
  const Device device = a_device_of("Alice", "phone");
  EXPECT_EQ(world.refusal(admin, "GetMFADevice", whose("Alice", device)),
            "400 ValidationError: The MFA device serial number sent in the request is invalid or "
            "not supported by this API. Currently, only hardware FIDO security keys are supported. "
            "Please use the compatible device or API.");
}

TEST_F(MfaDevices, HaveTagsWhoseKeysDifferInCase) {
  const auto made = world.must(admin, "CreateVirtualMFADevice",
                               {{"VirtualMFADeviceName", "phone"},
                                {"Tags.member.1.Key", "Team"},
                                {"Tags.member.1.Value", "One"},
                                {"Tags.member.2.Key", "team"},
                                {"Tags.member.2.Value", "Two"}})["VirtualMFADevice"];
  EXPECT_EQ(made["Tags"].size(), 2);
  const std::string serial = made["SerialNumber"];
  const auto tag = [&](const char* key, const char* value) {
    return world.refusal(
        admin, "TagMFADevice",
        {{"SerialNumber", serial}, {"Tags.member.1.Key", key}, {"Tags.member.1.Value", value}});
  };
  EXPECT_EQ(tag("Team", "Three"), "Success");
  EXPECT_EQ(tag("v", "aws:reserved"), "Success");
  EXPECT_EQ(tag("aws:x", "v"),
            "400 InvalidInput: Tag keys beginning with aws: are reserved for system use.");
  world.must(
      admin, "UntagMFADevice",
      {{"SerialNumber", serial}, {"TagKeys.member.1", "team"}, {"TagKeys.member.2", "gone"}});
  const auto listed = world.must(admin, "ListMFADeviceTags", {{"SerialNumber", serial}});
  EXPECT_EQ(listed["IsTruncated"], false);
  EXPECT_THAT(listed["Tags"],
              UnorderedElementsAre(nlohmann::json({{"Key", "Team"}, {"Value", "Three"}}),
                                   nlohmann::json({{"Key", "v"}, {"Value", "aws:reserved"}})));
}

TEST_F(MfaDevices, CannotBeTaggedTwiceWithOneKeyNorWithoutADevice) {
  const Parameters twice{{"SerialNumber", none.serial},
                         {"Tags.member.1.Key", "a"},
                         {"Tags.member.1.Value", "1"},
                         {"Tags.member.2.Key", "a"},
                         {"Tags.member.2.Value", "2"}};
  EXPECT_EQ(world.refusal(admin, "TagMFADevice", twice),
            "400 InvalidInput: Duplicate tag keys found.");
  EXPECT_EQ(world.refusal(admin, "TagMFADevice", {twice.begin(), twice.begin() + 3}),
            no_such_device);
  EXPECT_EQ(world.refusal(admin, "UntagMFADevice",
                          {{"SerialNumber", none.serial}, {"TagKeys.member.1", "a"}}),
            no_such_device);
  EXPECT_EQ(world.refusal(admin, "ListMFADeviceTags", {{"SerialNumber", none.serial}}),
            no_such_device);
}

TEST_F(MfaDevices, ArePermittedByTheirSerialNumbersAndEnabledByTheirUsers) {
  const auto bob = world.a_user("bob");
  const auto denied = [](const std::string& action, const std::string& resource) {
    return "403 AccessDenied: User: arn:aws:iam::123456789012:user/bob is not authorized to "
           "perform: iam:" +
           action + " on resource: " + resource +
           " because no identity-based policy allows the iam:" + action + " action";
  };
  const std::string phone = "arn:aws:iam::123456789012:mfa/phone";
  EXPECT_EQ(world.refusal(bob, "CreateVirtualMFADevice", {{"VirtualMFADeviceName", "phone"}}),
            denied("CreateVirtualMFADevice", phone));
  EXPECT_EQ(world.refusal(bob, "DeleteVirtualMFADevice", {{"SerialNumber", phone}}),
            denied("DeleteVirtualMFADevice", phone));
  EXPECT_EQ(world.refusal(bob, "ListVirtualMFADevices"), denied("ListVirtualMFADevices", "*"));
  EXPECT_EQ(world.refusal(bob, "EnableMFADevice", pair("Alice", none)),
            denied("EnableMFADevice", "user Alice"));
  world.put_policy("bob", R"({"Version": "2012-10-17", "Statement": {"Effect": "Allow",
      "Action": "iam:*", "Resource": ["arn:aws:iam::123456789012:mfa/phone",
                                      "arn:aws:iam::123456789012:user/bob"]}})");
  const Device device = device_of(world.must(
      bob, "CreateVirtualMFADevice", {{"VirtualMFADeviceName", "phone"}})["VirtualMFADevice"]);
  EXPECT_EQ(world.refusal(bob, "EnableMFADevice", pair("bob", device)), "Success");
}

TEST_F(MfaDevices, AreNoMoreThanUsersMayBe) {
  test::ActionsWorld small(iam::Quotas{.users = 1, .tags_per_entity = 0});
  const auto made = [&](const std::string& name, const Parameters& tags = {}) {
    Parameters parameters = {{"VirtualMFADeviceName", name}};
    parameters.insert(parameters.end(), tags.begin(), tags.end());
    return small.refusal(small.root(), "CreateVirtualMFADevice", parameters);
  };
  EXPECT_EQ(made("tagged", {{"Tags.member.1.Key", "a"}, {"Tags.member.1.Value", "1"}}),
            "409 LimitExceeded: The number of tags has reached the maximum limit: 0");
  EXPECT_EQ(made("one"), "Success");
  EXPECT_EQ(made("two"),
            "409 LimitExceeded: Cannot exceed quota for VirtualMFADevicesPerAccount: 1");
}

}  // namespace
}  // namespace rollcall::actions
