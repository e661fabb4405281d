#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/actions_world.h"

namespace rollcall::actions {
namespace {

using test::ActionsWorld;
using test::Parameters;
using ::testing::HasSubstr;
using ::testing::Lt;

// An administrator, and what an account knows of itself.
class AccountActions : public ::testing::Test {
 protected:
  nlohmann::json policy() {
    return world.must(admin, "GetAccountPasswordPolicy")["PasswordPolicy"];
  }
  nlohmann::json aliases() { return world.must(admin, "ListAccountAliases")["AccountAliases"]; }
  nlohmann::json summary() { return world.must(admin, "GetAccountSummary")["SummaryMap"]; }

  std::string alias(const std::string& action, const std::string& name) {
    return world.refusal(admin, action, {{"AccountAlias", name}});
  }

  ActionsWorld world;
  ActionsWorld::Caller admin = world.an_administrator("admin");
};

}  // namespace

TEST_F(AccountActions, KnowNoPasswordPolicyUntilOneIsSet) {
  EXPECT_EQ(world.refusal(admin, "GetAccountPasswordPolicy"),
            "404 NoSuchEntity: The Password Policy with domain name 123456789012 cannot be found.");
  EXPECT_EQ(world.refusal(admin, "DeleteAccountPasswordPolicy"),
            "404 NoSuchEntity: The account policy with name PasswordPolicy cannot be found.");
}

TEST_F(AccountActions, ReplaceThePasswordPolicyAsAWhole) {
  world.must(admin, "UpdateAccountPasswordPolicy",
             {{"MinimumPasswordLength", "14"},
              {"RequireSymbols", "true"},
              {"RequireNumbers", "1"},
              {"RequireUppercaseCharacters", "true"},
              {"RequireLowercaseCharacters", "true"},
              {"AllowUsersToChangePassword", "true"},
              {"MaxPasswordAge", "90"},
              {"PasswordReusePrevention", "24"},
              {"HardExpiry", "false"}});
  EXPECT_EQ(policy(), nlohmann::json({{"MinimumPasswordLength", 14},
                                      {"RequireSymbols", true},
                                      {"RequireNumbers", true},
                                      {"RequireUppercaseCharacters", true},
                                      {"RequireLowercaseCharacters", true},
                                      {"AllowUsersToChangePassword", true},
                                      {"ExpirePasswords", true},
                                      {"MaxPasswordAge", 90},
                                      {"PasswordReusePrevention", 24},
                                      {"HardExpiry", false}}));
  world.must(admin, "UpdateAccountPasswordPolicy");
  EXPECT_EQ(policy(), nlohmann::json({{"MinimumPasswordLength", 6},
                                      {"RequireSymbols", false},
                                      {"RequireNumbers", false},
                                      {"RequireUppercaseCharacters", false},
                                      {"RequireLowercaseCharacters", false},
                                      {"AllowUsersToChangePassword", false},
                                      {"ExpirePasswords", false}}));
  world.must(admin, "DeleteAccountPasswordPolicy");
  EXPECT_EQ(world.call(admin, "GetAccountPasswordPolicy").code, "NoSuchEntity");
}

TEST_F(AccountActions, RefuseAPasswordPolicyOutOfBoundsInTheOrderOfAws) {
  EXPECT_EQ(world.refusal(admin, "UpdateAccountPasswordPolicy",
                          {{"MaxPasswordAge", "1096"},
                           {"PasswordReusePrevention", "25"},
                           {"MinimumPasswordLength", "129"}}),
            "400 ValidationError: 3 validation errors detected: Value at 'minimumPasswordLength' "
            "failed to satisfy constraint: Member must have value less than or equal to 128; Value "
            "at 'passwordReusePrevention' failed to satisfy constraint: Member must have value "
            "less than or equal to 24; Value at 'maxPasswordAge' failed to satisfy constraint: "
            "Member must have value less than or equal to 1095");
  EXPECT_EQ(world.call(admin, "UpdateAccountPasswordPolicy", {{"HardExpiry", "True"}}).code,
            "MalformedInput");
  EXPECT_EQ(world.call(admin, "GetAccountPasswordPolicy").code, "NoSuchEntity");
}

TEST_F(AccountActions, HoldOneAliasAtMost) {
  EXPECT_EQ(aliases(), nlohmann::json::array());
  EXPECT_EQ(alias("CreateAccountAlias", "first-name"), "Success");
  EXPECT_EQ(alias("CreateAccountAlias", "second-name"), "Success");
  EXPECT_EQ(aliases(), nlohmann::json({"second-name"}));
  EXPECT_EQ(alias("CreateAccountAlias", "second-name"),
            "409 EntityAlreadyExists: The account alias second-name already exists.");
  EXPECT_EQ(alias("DeleteAccountAlias", "first-name"),
            "404 NoSuchEntity: The account alias first-name cannot be found.");
  EXPECT_EQ(alias("DeleteAccountAlias", "second-name"), "Success");
  EXPECT_EQ(aliases(), nlohmann::json::array());
}

TEST_F(AccountActions, LeaveAnotherAccountsAliasAlone) {
  world.store().add_account(
      {.id = {2}, .created = world.now, .root_email = {}, .alias = "taken", .report_edition = {}});
  EXPECT_EQ(alias("CreateAccountAlias", "mine"), "Success");
  EXPECT_EQ(alias("CreateAccountAlias", "taken"),
            "409 EntityAlreadyExists: The account alias taken already exists.");
  EXPECT_EQ(aliases(), nlohmann::json({"mine"}));
}

TEST_F(AccountActions, TakeNoAliasThatIsNoHostName) {
  for (const char* name : {"ab", "-ab", "ab-", "a--b", "Abc", "a_b"})
    EXPECT_EQ(world.call(admin, "CreateAccountAlias", {{"AccountAlias", name}}).code,
              "ValidationError")
        << name;
}

TEST_F(AccountActions, SummariseThirtyFourFigures) {
  const auto figures = summary();
  EXPECT_EQ(figures.size(), 34U);
  EXPECT_EQ(figures["UsersQuota"], 5000);
  EXPECT_EQ(figures["AssumeRolePolicySizeQuota"], 2048);
  EXPECT_EQ(figures["PolicyVersionsInUseQuota"], 10000);
  EXPECT_EQ(figures["GlobalEndpointTokenVersion"], 1);
  EXPECT_EQ(figures["AccountAccessKeysPresent"], 1);
  EXPECT_EQ(figures["AccountPasswordPresent"], 0);
  EXPECT_EQ(figures["AccountMFAEnabled"], 0);
  EXPECT_EQ(figures["AccountSigningCertificatesPresent"], 0);
  EXPECT_EQ(figures["PolicyVersionsInUse"], 1);
}

TEST_F(AccountActions, CountWhatIsThereAtOnce) {
  EXPECT_EQ(summary()["Users"], 1);
  world.must(admin, "CreateUser", {{"UserName", "alice"}});
  world.must(admin, "CreateVirtualMFADevice", {{"VirtualMFADeviceName", "one"}});
  world.store().change(ActionsWorld::account, [&](store::Tables& tables) {
    tables.mfa_devices.save({.serial_number = "arn:aws:iam::123456789012:mfa/one",
                             .created = world.now,
                             .assignment = iam::MfaAssignment{"", world.now}});
    tables.passwords.save("", {.created = world.now, .last_changed = world.now}, "hash", 1);
    tables.signing_certificates.insert(
        {.id = "CERTIFICATE0123456789012", .user_name = "", .body = "body", .uploaded = world.now});
  });
  const auto figures = summary();
  EXPECT_EQ(figures["Users"], 2);
  EXPECT_EQ(figures["MFADevices"], 1);
  EXPECT_EQ(figures["MFADevicesInUse"], 1);
  EXPECT_EQ(figures["AccountMFAEnabled"], 1);
  EXPECT_EQ(figures["AccountPasswordPresent"], 1);
  EXPECT_EQ(figures["AccountSigningCertificatesPresent"], 1);
  world.must(admin, "DeleteUser", {{"UserName", "alice"}});
  EXPECT_EQ(summary()["Users"], 1);
}

TEST_F(AccountActions, SummariseGroupsRolesAndPolicies) {
  world.must(admin, "CreateGroup", {{"GroupName", "staff"}});
  world.store().change(ActionsWorld::account, [&](store::Tables& tables) {
    for (const char* name : {"one", "two"})
      tables.roles.insert({.account = ActionsWorld::account,
                           .name = name,
                           .created = world.now,
                           .description = {},
                           .last_used = {}});
    tables.managed_policies.insert({.account = ActionsWorld::account,
                                    .name = "reading",
                                    .description = {},
                                    .created = world.now,
                                    .updated = world.now});
    tables.policies.set_boundary(store::role_holder("one"), "arn:boundary");
    tables.policies.attach(store::group_holder("staff"), "arn:attached");
  });
  const auto figures = summary();
  EXPECT_EQ(figures.size(), 34U);
  EXPECT_EQ(figures["Groups"], 1);
  EXPECT_EQ(figures["Roles"], 2);
  EXPECT_EQ(figures["Policies"], 1);
  EXPECT_EQ(figures["PolicyVersionsInUse"], 3);
  EXPECT_EQ(figures["InstanceProfiles"], 0);
  EXPECT_EQ(figures["Providers"], 0);
  EXPECT_EQ(figures["ServerCertificates"], 0);
}

TEST_F(AccountActions, SummariseTheQuotasOfThisServer) {
  ActionsWorld small(iam::Quotas{.users = 7, .versions_per_policy = 3});
  const auto figures = small.must(small.root(), "GetAccountSummary")["SummaryMap"];
  EXPECT_EQ(figures["UsersQuota"], 7);
  EXPECT_EQ(figures["VersionsPerPolicyQuota"], 3);
}

TEST_F(AccountActions, NeedPermissionOnEverything) {
  const auto nobody = world.a_user("nobody");
  for (const char* action :
       {"GetAccountSummary", "GetAccountAuthorizationDetails", "GetAccountPasswordPolicy",
        "UpdateAccountPasswordPolicy", "DeleteAccountPasswordPolicy", "ListAccountAliases"})
    EXPECT_THAT(world.refusal(nobody, action),
                HasSubstr(std::string("is not authorized to perform: iam:") + action +
                          " on resource: * because"));
}

}  // namespace rollcall::actions
