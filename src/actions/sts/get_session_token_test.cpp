#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/mfa_devices.h"

namespace rollcall::actions {
namespace {

using test::ActionsWorld;
using test::Device;
using test::Parameters;
using ::testing::HasSubstr;
using ::testing::StartsWith;

constexpr const char* invalid_token =
    "403 InvalidClientTokenId: The security token included in the request is invalid.";

class SessionTokenOfUsers : public test::WithMfaDevices {
 protected:
  ActionsWorld::Caller session(const ActionsWorld::Caller& caller,
                               const Parameters& parameters = {}) {
    return ActionsWorld::session_of(world.must(caller, "GetSessionToken", parameters));
  }

  Parameters with_code(const Device& device, std::int64_t offset = 0) {
    return {{"SerialNumber", device.serial}, {"TokenCode", device.code(step() + offset)}};
  }
};

}  // namespace

TEST_F(SessionTokenOfUsers, IsGivenToAUserWithoutAnyPolicyAndActsAsThatUser) {
  const auto nobody = world.a_user("nobody");
  const auto result = world.must(nobody, "GetSessionToken");
  EXPECT_THAT(result["Credentials"]["AccessKeyId"].get<std::string>(), StartsWith("ASIA"));
  EXPECT_EQ(result["Credentials"]["SecretAccessKey"].get<std::string>().size(), 40U);
  EXPECT_EQ(result["Credentials"]["Expiration"],
            base::to_epoch(world.now + std::chrono::hours{12}));
  const auto identity = world.must(ActionsWorld::session_of(result), "GetCallerIdentity");
  EXPECT_EQ(identity, world.must(nobody, "GetCallerIdentity"));
}

TEST_F(SessionTokenOfUsers, EndsWhenItsTimeIsOver) {
  const auto caller = session(admin, {{"DurationSeconds", "900"}});
  world.now += std::chrono::seconds{899};
  EXPECT_EQ(world.refusal(caller, "GetCallerIdentity"), "Success");
  world.now += std::chrono::seconds{1};
  EXPECT_EQ(world.refusal(caller, "GetCallerIdentity"),
            "403 ExpiredToken: The security token included in the request is expired");
}

TEST_F(SessionTokenOfUsers, LastsAnHourAtMostForRoot) {
  const auto result = world.must(world.root(), "GetSessionToken", {{"DurationSeconds", "43200"}});
  EXPECT_EQ(result["Credentials"]["Expiration"], base::to_epoch(world.now + std::chrono::hours{1}));
}

TEST_F(SessionTokenOfUsers, ReachesIamOnlyWithMfa) {
  EXPECT_EQ(world.refusal(session(admin), "ListUsers"), invalid_token);
  const Device device = a_device_of("admin", "phone");
  EXPECT_EQ(world.refusal(session(admin, with_code(device, 1)), "ListUsers"), "Success");
}

TEST_F(SessionTokenOfUsers, IsNotGivenToASession) {
  EXPECT_EQ(world.refusal(session(admin), "GetSessionToken"),
            "403 AccessDenied: Cannot call GetSessionToken with session credentials");
}

TEST_F(SessionTokenOfUsers, TakesACodeOnce) {
  const Device device = a_device_of("admin", "phone");
  const Parameters code = with_code(device, 1);
  world.must(admin, "GetSessionToken", code);
  EXPECT_EQ(world.refusal(admin, "GetSessionToken", code),
            "403 AccessDenied: MultiFactorAuthentication failed with invalid MFA one time pass "
            "code. ");
}

TEST_F(SessionTokenOfUsers, TakesTheCodesOfTheCallersOwnDevicesAlone) {
  const Device device = a_device_of("Alice", "phone");
  EXPECT_THAT(world.refusal(admin, "GetSessionToken", with_code(device, 1)),
              HasSubstr("unable to validate MFA code.  Please verify"));
}

TEST_F(SessionTokenOfUsers, WantsSerialNumberAndCodeTogether) {
  EXPECT_THAT(world.refusal(admin, "GetSessionToken", {{"TokenCode", "123456"}}),
              StartsWith("400 ValidationError: SerialNumber"));
  EXPECT_THAT(world.refusal(admin, "GetSessionToken",
                            {{"SerialNumber", "arn:aws:iam::123456789012:mfa/phone"}}),
              StartsWith("400 ValidationError: TokenCode"));
}

TEST_F(SessionTokenOfUsers, WithMfaMayManageTheOwnDevices) {
  const Device device = a_device_of("admin", "phone");
  const Parameters own = {{"UserName", "admin"}, {"SerialNumber", device.serial}};
  EXPECT_THAT(world.refusal(admin, "DeactivateMFADevice", own),
              HasSubstr("authenticated with an MFA device"));
  EXPECT_EQ(world.refusal(session(admin, with_code(device, 1)), "DeactivateMFADevice", own),
            "Success");
}

TEST_F(SessionTokenOfUsers, FollowsTheUserToANewNameAndEndsWithTheUser) {
  const auto zoe = world.a_user("zoe");
  const auto caller = session(zoe);
  world.must(admin, "UpdateUser", {{"UserName", "zoe"}, {"NewUserName", "zora"}});
  EXPECT_EQ(world.must(caller, "GetCallerIdentity")["Arn"], "arn:aws:iam::123456789012:user/zora");
  world.must(admin, "DeleteAccessKey", {{"UserName", "zora"}, {"AccessKeyId", zoe.access_key_id}});
  world.must(admin, "DeleteUser", {{"UserName", "zora"}});
  world.must(admin, "CreateUser", {{"UserName", "zoe"}});
  EXPECT_EQ(world.refusal(caller, "GetCallerIdentity"), invalid_token);
}

TEST_F(SessionTokenOfUsers, MustBeTheOneOfItsKeyAndCome) {
  auto caller = session(admin);
  const auto another = session(admin);
  const auto with_token = [&](const std::string& token) {
    auto changed = caller;
    changed.session_token = token;
    return world.refusal(changed, "GetCallerIdentity");
  };
  EXPECT_EQ(with_token(*another.session_token), invalid_token);
  EXPECT_EQ(with_token("bm8gdG9rZW4="), invalid_token);
  auto without = caller;
  without.session_token.reset();
  EXPECT_EQ(world.refusal(without, "GetCallerIdentity"), invalid_token);
  auto long_term = admin;
  long_term.session_token = *caller.session_token;
  EXPECT_EQ(world.refusal(long_term, "GetCallerIdentity"), invalid_token);
}

TEST_F(SessionTokenOfUsers, OfAFederatedUserActsUnderItsOwnName) {
  const auto result = world.must(
      admin, "GetFederationToken",
      {{"Name", "Bob"},
       {"Policy", R"({"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*",)"
                  R"("Resource":"*"}})"}});
  EXPECT_EQ(result["FederatedUser"]["Arn"], "arn:aws:sts::123456789012:federated-user/Bob");
  EXPECT_EQ(result["FederatedUser"]["FederatedUserId"], "123456789012:Bob");
  const auto caller = ActionsWorld::session_of(result);
  EXPECT_EQ(world.must(caller, "GetCallerIdentity")["Arn"],
            "arn:aws:sts::123456789012:federated-user/Bob");
  EXPECT_EQ(world.refusal(caller, "ListUsers"), invalid_token);
  EXPECT_THAT(world.refusal(world.a_user("nobody"), "GetFederationToken", {{"Name", "Bob"}}),
              HasSubstr("not authorized to perform: sts:GetFederationToken"));
}

TEST_F(SessionTokenOfUsers, OfAFederatedUserMayHaveAPolicyOfAnyVersion) {
  for (const std::string version : {"", R"("Version":"2008-10-17",)"})
    EXPECT_EQ(world.refusal(admin, "GetFederationToken",
                            {{"Name", "Bob"},
                             {"Policy", "{" + version +
                                            R"("Statement":[{"Effect":"Allow",)"
                                            R"("Action":"s3:*","Resource":"*"}]})"}}),
              "Success")
        << version;
}

TEST_F(SessionTokenOfUsers, OfAFederatedUserIsTaggedOnlyByWhoMayTagSessions) {
  const auto broker = world.a_user("broker");
  world.put_policy("broker", R"({"Version":"2012-10-17","Statement":{"Effect":"Allow",)"
                             R"("Action":"sts:GetFederationToken","Resource":"*"}})");
  const Parameters tagged = {
      {"Name", "Bob"}, {"Tags.member.1.Key", "team"}, {"Tags.member.1.Value", "a"}};
  EXPECT_THAT(world.refusal(broker, "GetFederationToken", tagged),
              HasSubstr("not authorized to perform: sts:TagSession on resource: "
                        "arn:aws:sts::123456789012:federated-user/Bob"));
  EXPECT_EQ(world.refusal(broker, "GetFederationToken", {{"Name", "Bob"}}), "Success");
  EXPECT_EQ(world.refusal(admin, "GetFederationToken", tagged), "Success");
}

}  // namespace rollcall::actions
