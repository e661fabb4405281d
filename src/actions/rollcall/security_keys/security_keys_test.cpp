#include "actions/rollcall/security_keys/security_keys.h"

#include "support/mfa_devices.h"
#include "support/software_key.h"

namespace rollcall::actions {
namespace {

using test::KeyAnswer;
using test::Parameters;
using test::SoftwareKey;

constexpr const char* here = "http://localhost:8443";
constexpr const char* not_registered =
    "400 InvalidSecurityKey: The key was not registered. Begin the registration anew.";
constexpr const char* not_authenticated =
    "403 AccessDenied: To complete this action, please ensure that you are authenticated with an "
    "MFA device that is enabled for this user.";

class SecurityKeys : public test::WithMfaDevices {
 protected:
  test::ActionAnswer begin(const auth::Caller& caller, const std::string& user) {
    return world.call(caller, "BeginSecurityKeyRegistration", {{"UserName", user}}, here);
  }

  Parameters registration(const SoftwareKey& made, const std::string& user, KeyAnswer answer,
                          const std::string& name = "yubi") {
    return {{"UserName", user},
            {"SecurityKeyName", name},
            {"ClientData", base::to_base64(SoftwareKey::created_client_data(answer))},
            {"AuthenticatorData", base::to_base64(made.new_authenticator_data(answer))}};
  }

  KeyAnswer answer_to(const test::ActionAnswer& begun) {
    return {.relying_party_id = begun.result.at("RelyingPartyId"),
            .origin = here,
            .challenge = *base::from_base64(begun.result.at("Challenge").get<std::string>())};
  }

  test::ActionAnswer create(const auth::Caller& caller, const Parameters& parameters) {
    return world.call(caller, "CreateSecurityKey", parameters, here);
  }

  // Both halves, in one session.
  test::ActionAnswer registered(const auth::Caller& caller, const SoftwareKey& made,
                                const std::string& user, const std::string& name = "yubi") {
    const auto begun = begin(caller, user);
    if (!begun.is_success())
      return begun;
    return create(caller, registration(made, user, answer_to(begun), name));
  }

  std::string serial_of(const test::ActionAnswer& answer) {
    EXPECT_TRUE(answer.is_success()) << to_text(answer);
    return answer.result.value("SerialNumber", "");
  }

  static Parameters about(const std::string& serial, const std::string& user = "Alice") {
    return {{"UserName", user}, {"SerialNumber", serial}};
  }

  auth::Caller person = world.signed_in("admin", std::nullopt);
  const SoftwareKey key;
};

TEST_F(SecurityKeys, AreRegisteredForAUserAndListedBesideVirtualDevices) {
  const auto begun = begin(person, "Alice");
  EXPECT_EQ(begun.result["RelyingPartyId"], "localhost");
  EXPECT_EQ(begun.result["DisplayName"], "Alice @ 123456789012");
  EXPECT_EQ(begun.result["Algorithms"], nlohmann::json::array({-8, -7, -257}));
  EXPECT_EQ(begun.result["KnownCredentialIds"], nlohmann::json::array());
  const std::string serial =
      serial_of(create(person, registration(key, "Alice", answer_to(begun), "my-yubi")));
  constexpr const char* beginning = "arn:aws:iam::123456789012:u2f/user/Alice/my-yubi-";
  EXPECT_EQ(serial.substr(0, std::string_view(beginning).size()), beginning);
  EXPECT_EQ(serial.size(), std::string_view(beginning).size() + 26);

  const auto phone = a_device_of("Alice", "phone");
  const auto listed = world.must(admin, "ListMFADevices", {{"UserName", "Alice"}})["MFADevices"];
  ASSERT_EQ(listed.size(), 2U);
  EXPECT_EQ(listed[0]["SerialNumber"], phone.serial);
  EXPECT_EQ(listed[1]["SerialNumber"], serial);
  EXPECT_EQ(listed[1]["UserName"], "Alice");
  EXPECT_EQ(begin(person, "Alice").result["KnownCredentialIds"],
            nlohmann::json::array({base::to_base64(key.id())}));
  EXPECT_EQ(serials("Any"), std::vector{phone.serial});
}

TEST_F(SecurityKeys, ArePagedThroughWithTheOthers) {
  a_device_of("Alice", "phone");
  const std::string longest(128, 'n');
  const SoftwareKey second(SoftwareKey::Kind::EdDsa, "second id");
  for (const auto& [made, name] : {std::pair(&key, longest), std::pair(&second, std::string("o"))})
    serial_of(registered(person, *made, "Alice", name));
  Parameters page = {{"UserName", "Alice"}, {"MaxItems", "1"}};
  std::vector<std::string> found;
  for (int pages = 0; pages < 3; ++pages) {
    const auto listed = world.must(admin, "ListMFADevices", page);
    found.push_back(listed["MFADevices"].at(0)["SerialNumber"]);
    EXPECT_EQ(listed["IsTruncated"], pages < 2);
    page = {{"UserName", "Alice"}, {"MaxItems", "1"}, {"Marker", listed.value("Marker", "")}};
  }
  EXPECT_NE(found[1].find(longest), std::string::npos);
  EXPECT_NE(found[2].find("/o-"), std::string::npos);
}

TEST_F(SecurityKeys, CountAsDevicesEverywhere) {
  const auto summary = [&](const char* name) {
    return world.must(admin, "GetAccountSummary")["SummaryMap"][name];
  };
  const std::string serial = serial_of(registered(person, key, "Alice"));
  EXPECT_EQ(summary("MFADevices"), 1);
  EXPECT_EQ(summary("MFADevicesInUse"), 1);
  EXPECT_EQ(summary("AccountMFAEnabled"), 0);
  EXPECT_EQ(world.refusal(admin, "DeleteUser", {{"UserName", "Alice"}}),
            "409 DeleteConflict: Cannot delete entity, must remove tokens from principal first.");
  for (const auto& user : world.must(admin, "ListUserSummaries")["UserSummaries"])
    EXPECT_EQ(user["MFADevices"], user["UserName"] == "Alice" ? 1 : 0);
  EXPECT_EQ(world.refusal(admin, "DeactivateMFADevice", about(serial)), "Success");
  EXPECT_EQ(summary("MFADevicesInUse"), 0);
  EXPECT_EQ(world.refusal(admin, "DeleteUser", {{"UserName", "Alice"}}), "Success");
}

TEST_F(SecurityKeys, ShareTheRoomThatAUserHasForDevices) {
  for (int i = 0; i < 8; ++i)
    serial_of(registered(person, SoftwareKey(SoftwareKey::Kind::Es256, "id " + std::to_string(i)),
                         "Alice", "key" + std::to_string(i)));
  const std::string full = "409 LimitExceeded: Cannot exceed quota for MFADevicesPerUser: 8";
  EXPECT_EQ(to_text(registered(person, key, "Alice")), full);
  EXPECT_EQ(world.refusal(admin, "EnableMFADevice", pair("Alice", a_device("phone"))), full);
}

TEST_F(SecurityKeys, AreRootsTooAndRootIsThenToldToHaveMfa) {
  const auth::Caller root = world.signed_in("", std::nullopt);
  const std::string serial = serial_of(registered(root, key, "root"));
  EXPECT_EQ(serial.substr(0, 40), "arn:aws:iam::123456789012:u2f/root/yubi-");
  EXPECT_EQ(world.must(admin, "GetAccountSummary")["SummaryMap"]["AccountMFAEnabled"], 1);
  const auto told = world.must(world.root(), "GetMFADevice", {{"SerialNumber", serial}});
  EXPECT_EQ(told["SerialNumber"], serial);
  EXPECT_FALSE(told.contains("UserName"));
  EXPECT_EQ(world.refusal(world.root(), "DeactivateMFADevice", about(serial, "root")), "Success");
}

TEST_F(SecurityKeys, AreToldOfByGetMFADevice) {
  const std::string serial = serial_of(registered(person, key, "Alice"));
  const auto told = world.must(admin, "GetMFADevice", about(serial, "alice"));
  EXPECT_EQ(told["UserName"], "Alice");
  EXPECT_EQ(told["SerialNumber"], serial);
  EXPECT_EQ(told["EnableDate"], base::to_epoch(world.now));
  EXPECT_EQ(world.refusal(admin, "GetMFADevice", about(serial, "admin")),
            "404 NoSuchEntity: MFA Device invalid for user.");
  EXPECT_EQ(world.refusal(admin, "GetMFADevice", {{"SerialNumber", serial}}),
            "404 NoSuchEntity: MFA Device invalid for user.");
}

TEST_F(SecurityKeys, ShowNoCodes) {
  const std::string serial = serial_of(registered(person, key, "Alice"));
  Parameters codes = about(serial);
  codes.insert(codes.end(), {{"AuthenticationCode1", "000000"}, {"AuthenticationCode2", "000001"}});
  EXPECT_EQ(world.refusal(admin, "EnableMFADevice", codes),
            "409 EntityAlreadyExists: MFA Device for user Alice already exists.");
  EXPECT_EQ(world.refusal(admin, "ResyncMFADevice", codes),
            "403 InvalidAuthenticationCode: Authentication code for device is not valid.");
  codes[0].second = "admin";
  EXPECT_EQ(world.refusal(admin, "EnableMFADevice", codes),
            "409 EntityAlreadyExists: MFA Device is already in use.");
  EXPECT_EQ(world.refusal(admin, "ResyncMFADevice", codes),
            "404 NoSuchEntity: MFA Device invalid for user.");
  EXPECT_EQ(world.refusal(admin, "DeactivateMFADevice", about(serial, "admin")),
            "404 NoSuchEntity: MFA Device invalid for user.");
  const auto alice = world.an_administrator("alicia");
  serial_of(registered(world.signed_in("alicia", std::nullopt), SoftwareKey({}, "hers"), "alicia"));
  EXPECT_EQ(
      world.refusal(alice, "GetSessionToken", {{"SerialNumber", serial}, {"TokenCode", "000000"}}),
      "403 AccessDenied: MultiFactorAuthentication failed, unable to validate MFA code.  "
      "Please verify your MFA serial number is valid and associated with this user.");
}

TEST_F(SecurityKeys, AreRegisteredOnlyByWhoHasSignedIn) {
  EXPECT_EQ(world.refusal(admin, "BeginSecurityKeyRegistration", {{"UserName", "Alice"}}),
            "403 AccessDenied: A passkey or a security key is registered in a browser, by somebody "
            "who has signed in at the console.");
  EXPECT_EQ(world.call(admin, "CreateSecurityKey", registration(key, "Alice", {})).code,
            "AccessDenied");
}

TEST_F(SecurityKeys, AreRegisteredByWhoMayEnableDevices) {
  world.a_user("bob");
  const auto denied = [&] { return to_text(begin(world.signed_in("bob", std::nullopt), "bob")); };
  EXPECT_EQ(denied(),
            "403 AccessDenied: User: arn:aws:iam::123456789012:user/bob is not authorized to "
            "perform: iam:EnableMFADevice on resource: user bob because no identity-based policy "
            "allows the iam:EnableMFADevice action");
  world.put_policy("bob", R"({"Version": "2012-10-17", "Statement": {"Effect": "Allow",
      "Action": "iam:EnableMFADevice", "Resource": "arn:aws:iam::123456789012:user/bob"}})");
  const auth::Caller bob = world.signed_in("bob", std::nullopt);
  EXPECT_EQ(begin(bob, "Alice").code, "AccessDenied");
  serial_of(registered(bob, key, "bob"));
  EXPECT_EQ(denied(), not_authenticated);
  EXPECT_TRUE(begin(world.signed_in("bob", world.now), "bob").is_success());
}

TEST_F(SecurityKeys, AreNotRegisteredTwiceNorUnderOneName) {
  serial_of(registered(person, key, "Alice"));
  EXPECT_EQ(to_text(registered(person, SoftwareKey({}, "another id"), "Alice", "YUBI")),
            "409 EntityAlreadyExists: MFA device already exists.");
  EXPECT_EQ(to_text(registered(person, key, "admin")),
            "409 EntityAlreadyExists: MFA Device is already in use.");
}

TEST_F(SecurityKeys, AreNotRegisteredWithAnAnswerToAnythingElse) {
  const auto first = begin(person, "Alice");
  const KeyAnswer stale = answer_to(first);
  const KeyAnswer answer = answer_to(begin(person, "Alice"));
  const auto refusal = [&](const auth::Caller& caller, const Parameters& parameters) {
    return to_text(create(caller, parameters));
  };
  EXPECT_EQ(refusal(person, registration(key, "Alice", stale)), not_registered);
  EXPECT_EQ(refusal(person, registration(key, "admin", answer)), not_registered);
  const auth::Caller other = world.signed_in("admin", std::nullopt);
  EXPECT_EQ(refusal(other, registration(key, "Alice", answer)), not_registered);
  KeyAnswer forged = answer;
  forged.type = "webauthn.get";
  EXPECT_EQ(refusal(person, registration(key, "Alice", forged)), not_registered);
  Parameters broken = registration(key, "Alice", answer);
  broken[2].second = "no base64!";
  EXPECT_EQ(refusal(person, broken), not_registered);

  const Parameters good = registration(key, "Alice", answer);
  EXPECT_EQ(refusal(person, good), "Success");
  world.must(admin, "DeactivateMFADevice",
             about(world.must(admin, "ListMFADevices",
                              {{"UserName", "Alice"}})["MFADevices"][0]["SerialNumber"]));
  EXPECT_EQ(refusal(person, good), not_registered);
}

TEST_F(SecurityKeys, AreRegisteredWithinFiveMinutes) {
  const KeyAnswer answer = answer_to(begin(person, "Alice"));
  world.now += auth::challenge_life;
  EXPECT_EQ(to_text(create(person, registration(key, "Alice", answer))), not_registered);
}

TEST_F(SecurityKeys, AreRegisteredWhereBrowsersKeepThem) {
  for (const char* elsewhere : {"http://127.0.0.1:8443", "https://iam.example.com", ""})
    EXPECT_EQ(
        world.call(person, "BeginSecurityKeyRegistration", {{"UserName", "Alice"}}, elsewhere).code,
        "SecurityKeyNotUsableHere")
        << elsewhere;
}

TEST_F(SecurityKeys, EndTheSessionsOfTheirUserButTheOneThatRegisters) {
  const auth::Caller alices = world.signed_in("Alice", std::nullopt);
  const auto sessions = [&] {
    return world.store()
        ->read(test::ActionsWorld::account,
               [](const store::Tables& tables) {
                 return tables.signin_sessions.count_of("alice") * 10 +
                        tables.signin_sessions.count_of("admin");
               })
        .value();
  };
  EXPECT_EQ(sessions(), 11U);
  const std::string serial = serial_of(registered(person, key, "Alice"));
  EXPECT_EQ(sessions(), 1U);
  world.signed_in("Alice", std::nullopt);
  world.must(admin, "DeactivateMFADevice", about(serial));
  EXPECT_EQ(sessions(), 1U);
}

TEST_F(SecurityKeys, AreTakenWithTheirUserWhenItIsCalledOtherwise) {
  const std::string serial = serial_of(registered(person, key, "Alice"));
  world.must(admin, "UpdateUser", {{"UserName", "Alice"}, {"NewUserName", "carol"}});
  const auto listed = world.must(admin, "ListMFADevices", {{"UserName", "carol"}})["MFADevices"];
  EXPECT_EQ(listed.at(0)["SerialNumber"], serial);
  EXPECT_EQ(listed.at(0)["UserName"], "carol");
}

}  // namespace
}  // namespace rollcall::actions
