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

constexpr const char* role_arn = "arn:aws:iam::123456789012:role/audit/Auditor";

std::string refused(const std::string& who, const std::string& action = "sts:AssumeRole") {
  return "403 AccessDenied: User: arn:aws:iam::123456789012:user/" + who +
         " is not authorized to perform: " + action + " on resource: " + role_arn;
}

std::string trusting(const std::string& principal, const std::string& condition = "") {
  return R"({"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":")" +
         principal + R"("},"Action":["sts:AssumeRole","sts:TagSession","sts:SetSourceIdentity"])" +
         (condition.empty() ? "" : ",\"Condition\":" + condition) + "}}";
}

std::string allowing(const std::string& action, const std::string& resource = "*") {
  return R"({"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":")" + action +
         R"(","Resource":")" + resource + "\"}}";
}

class AssumedRoles : public test::WithMfaDevices {
 protected:
  AssumedRoles() {
    role_id = world.must(admin, "CreateRole",
                         {{"RoleName", "Auditor"},
                          {"Path", "/audit/"},
                          {"AssumeRolePolicyDocument",
                           trusting("arn:aws:iam::123456789012:root")}})["Role"]["RoleId"];
    world.must(admin, "PutRolePolicy",
               {{"RoleName", "Auditor"},
                {"PolicyName", "report"},
                {"PolicyDocument", allowing("iam:*CredentialReport")}});
  }

  void trust(const std::string& document) {
    world.must(admin, "UpdateAssumeRolePolicy",
               {{"RoleName", "Auditor"}, {"PolicyDocument", document}});
  }

  // A user of whom the own account says that the role may be assumed.
  ActionsWorld::Caller an_auditor(const std::string& name = "ann") {
    const auto user = world.a_user(name);
    world.must(admin, "PutUserPolicy",
               {{"UserName", name},
                {"PolicyName", "assume"},
                {"PolicyDocument", allowing("sts:*", role_arn)}});
    return user;
  }

  void a_second_role(const std::string& principal) {
    world.must(admin, "CreateRole",
               {{"RoleName", "Second"}, {"AssumeRolePolicyDocument", trusting(principal)}});
  }

  static Parameters assume(const Parameters& more = {}) {
    Parameters parameters = {{"RoleArn", role_arn}, {"RoleSessionName", "night"}};
    parameters.insert(parameters.end(), more.begin(), more.end());
    return parameters;
  }

  ActionsWorld::Caller session(const ActionsWorld::Caller& caller, const Parameters& more = {}) {
    return ActionsWorld::session_of(world.must(caller, "AssumeRole", assume(more)));
  }

  const Parameters of_second_role = {{"RoleArn", "arn:aws:iam::123456789012:role/Second"},
                                     {"RoleSessionName", "night"}};
  std::string role_id;
};

}  // namespace

TEST_F(AssumedRoles, ActAsASessionOfTheRoleWithWhatTheRoleMay) {
  const auto result = world.must(an_auditor(), "AssumeRole", assume());
  EXPECT_EQ(result["AssumedRoleUser"]["Arn"],
            "arn:aws:sts::123456789012:assumed-role/Auditor/night");
  EXPECT_EQ(result["AssumedRoleUser"]["AssumedRoleId"], role_id + ":night");
  EXPECT_EQ(result["Credentials"]["Expiration"], base::to_epoch(world.now + std::chrono::hours{1}));
  EXPECT_FALSE(result.contains("PackedPolicySize"));
  const auto caller = ActionsWorld::session_of(result);
  EXPECT_EQ(world.must(caller, "GetCallerIdentity")["UserId"], role_id + ":night");
  EXPECT_EQ(world.refusal(caller, "GenerateCredentialReport"), "Success");
  EXPECT_EQ(world.refusal(caller, "ListUsers"),
            "403 AccessDenied: User: arn:aws:sts::123456789012:assumed-role/Auditor/night is not "
            "authorized to perform: iam:ListUsers on resource: arn:aws:iam::123456789012:user/ "
            "because no identity-based policy allows the iam:ListUsers action");
}

TEST_F(AssumedRoles, NeedThePermissionOfTheCallersOwnPoliciesWhereTrustNamesTheAccount) {
  EXPECT_EQ(world.refusal(world.a_user("bob"), "AssumeRole", assume()), refused("bob"));
}

TEST_F(AssumedRoles, NeedNoPermissionWhereTrustNamesTheCaller) {
  const auto bob = world.a_user("bob");
  trust(trusting("arn:aws:iam::123456789012:user/bob"));
  EXPECT_EQ(world.refusal(bob, "AssumeRole", assume()), "Success");
  EXPECT_EQ(world.refusal(an_auditor(), "AssumeRole", assume()), refused("ann"));
  world.must(admin, "PutUserPolicy",
             {{"UserName", "bob"},
              {"PolicyName", "never"},
              {"PolicyDocument", R"({"Version":"2012-10-17","Statement":{"Effect":"Deny",)"
                                 R"("Action":"sts:AssumeRole","Resource":"*"}})"}});
  EXPECT_EQ(world.refusal(bob, "AssumeRole", assume()), refused("bob"));
}

TEST_F(AssumedRoles, StayWithinWhatBoundsTheSessionWhereTrustNamesItsRole) {
  a_second_role("arn:aws:iam::123456789012:role/audit/Auditor");
  const auto ann = an_auditor();
  EXPECT_EQ(world.refusal(session(ann), "AssumeRole", of_second_role), "Success");
  const auto narrowed = session(ann, {{"Policy", allowing("iam:GetCredentialReport")}});
  EXPECT_THAT(world.refusal(narrowed, "AssumeRole", of_second_role),
              StartsWith("403 AccessDenied"));
  world.must(admin, "PutRolePermissionsBoundary",
             {{"RoleName", "Auditor"},
              {"PermissionsBoundary", "arn:aws:iam::aws:policy/IAMReadOnlyAccess"}});
  EXPECT_THAT(world.refusal(session(ann), "AssumeRole", of_second_role),
              StartsWith("403 AccessDenied"));
}

TEST_F(AssumedRoles, StayWithinWhatBoundsTheCallerWhereTrustNamesEverybody) {
  a_second_role("*");
  const auto ann = an_auditor();
  EXPECT_EQ(world.refusal(world.a_user("bob"), "AssumeRole", of_second_role), "Success");
  const auto narrowed = session(ann, {{"Policy", allowing("iam:GetCredentialReport")}});
  EXPECT_THAT(world.refusal(narrowed, "AssumeRole", of_second_role),
              StartsWith("403 AccessDenied"));
}

TEST_F(AssumedRoles, AskNothingOfASessionThatTrustNamesItself) {
  a_second_role("arn:aws:sts::123456789012:assumed-role/Auditor/night");
  const auto narrowed = session(an_auditor(), {{"Policy", allowing("iam:GetCredentialReport")}});
  EXPECT_EQ(world.refusal(narrowed, "AssumeRole", of_second_role), "Success");
}

TEST_F(AssumedRoles, AreNotForWhoeverTakesTheNameOfATrustedUser) {
  const auto bob = world.a_user("bob");
  trust(trusting("arn:aws:iam::123456789012:user/bob"));
  world.must(admin, "DeleteAccessKey", {{"UserName", "bob"}, {"AccessKeyId", bob.access_key_id}});
  world.must(admin, "DeleteUser", {{"UserName", "bob"}});
  EXPECT_EQ(world.refusal(world.a_user("bob"), "AssumeRole", assume()), refused("bob"));
}

TEST_F(AssumedRoles, NeedTheExternalIdThatTrustAsksFor) {
  trust(trusting("123456789012", R"({"StringEquals":{"sts:ExternalId":"case-7"}})"));
  const auto ann = an_auditor();
  EXPECT_EQ(world.refusal(ann, "AssumeRole", assume()), refused("ann"));
  EXPECT_EQ(world.refusal(ann, "AssumeRole", assume({{"ExternalId", "case-8"}})), refused("ann"));
  EXPECT_EQ(world.refusal(ann, "AssumeRole", assume({{"ExternalId", "case-7"}})), "Success");
}

TEST_F(AssumedRoles, NeedTheCodeThatTrustAsksForAndDoNotCarryItOn) {
  trust(trusting("123456789012", R"({"Bool":{"aws:MultiFactorAuthPresent":"true"}})"));
  const auto ann = an_auditor();
  const Device device = a_device_of("ann", "phone");
  EXPECT_EQ(world.refusal(ann, "AssumeRole", assume()), refused("ann"));
  const Parameters code = {{"SerialNumber", device.serial}, {"TokenCode", device.code(step() + 1)}};
  EXPECT_EQ(world.refusal(ann, "AssumeRole", assume(code)), "Success");
  EXPECT_THAT(world.refusal(ann, "AssumeRole", assume(code)), HasSubstr("invalid MFA one time"));
}

TEST_F(AssumedRoles, HaveNoDeviceOfTheirOwnNotEvenRoots) {
  const Device device = a_device("root-account-mfa-device");
  world.must(world.root(), "EnableMFADevice", pair("root", device));
  const auto caller = session(an_auditor());
  const Parameters code = {{"SerialNumber", device.serial}, {"TokenCode", device.code(step() + 1)}};
  for (int i = 0; i < 10; ++i)
    EXPECT_THAT(world.refusal(caller, "AssumeRole", assume(code)),
                HasSubstr("unable to validate MFA code"));
  EXPECT_EQ(world.refusal(world.root(), "GetSessionToken", code), "Success")
      << "none of root's tries was used up";
}

TEST_F(AssumedRoles, AreNarrowedByASessionPolicy) {
  const auto result = world.must(an_auditor(), "AssumeRole",
                                 assume({{"Policy", allowing("iam:GetCredentialReport")}}));
  EXPECT_EQ(result["PackedPolicySize"], 3);
  const auto caller = ActionsWorld::session_of(result);
  EXPECT_THAT(world.refusal(caller, "GetCredentialReport"), StartsWith("410 ReportNotPresent"));
  EXPECT_EQ(world.refusal(caller, "GenerateCredentialReport"),
            "403 AccessDenied: User: arn:aws:sts::123456789012:assumed-role/Auditor/night is not "
            "authorized to perform: iam:GenerateCredentialReport on resource: * because no session "
            "policy allows the iam:GenerateCredentialReport action");
}

TEST_F(AssumedRoles, AreNarrowedByManagedPoliciesAsTheyAreNow) {
  const std::string arn = world.must(
      admin, "CreatePolicy",
      {{"PolicyName", "bounds"}, {"PolicyDocument", allowing("iam:Get*")}})["Policy"]["Arn"];
  const auto caller = session(an_auditor(), {{"PolicyArns.member.1.arn", arn}});
  EXPECT_THAT(world.refusal(caller, "GenerateCredentialReport"), HasSubstr("no session policy"));
  world.must(admin, "CreatePolicyVersion",
             {{"PolicyArn", arn}, {"PolicyDocument", allowing("iam:*")}, {"SetAsDefault", "true"}});
  EXPECT_EQ(world.refusal(caller, "GenerateCredentialReport"), "Success");
}

TEST_F(AssumedRoles, LastAsLongAsTheRoleAllows) {
  const auto ann = an_auditor();
  EXPECT_THAT(world.refusal(ann, "AssumeRole", assume({{"DurationSeconds", "3601"}})),
              StartsWith("400 ValidationError: The requested DurationSeconds exceeds"));
  world.must(admin, "UpdateRole", {{"RoleName", "Auditor"}, {"MaxSessionDuration", "7200"}});
  const auto caller = session(ann, {{"DurationSeconds", "7200"}});
  world.now += std::chrono::hours{2};
  EXPECT_THAT(world.refusal(caller, "GetCallerIdentity"), StartsWith("403 ExpiredToken"));
}

TEST_F(AssumedRoles, EndWithTheirRoleAndChangeWithIt) {
  const auto caller = session(an_auditor());
  world.must(admin, "DeleteRolePolicy", {{"RoleName", "Auditor"}, {"PolicyName", "report"}});
  EXPECT_THAT(world.refusal(caller, "GenerateCredentialReport"), StartsWith("403 AccessDenied"));
  world.must(admin, "DeleteRole", {{"RoleName", "Auditor"}});
  EXPECT_THAT(world.refusal(caller, "GetCallerIdentity"), StartsWith("403 InvalidClientTokenId"));
}

TEST_F(AssumedRoles, AreChosenByTheirTags) {
  const auto ann = an_auditor();
  for (const char* key : {"iam:ResourceTag/secret", "aws:ResourceTag/secret"}) {
    world.must(admin, "PutUserPolicy",
               {{"UserName", "ann"},
                {"PolicyName", "secrets"},
                {"PolicyDocument",
                 R"({"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"sts:*",)"
                 R"("Resource":"*","Condition":{"StringEquals":{")" +
                     std::string(key) + R"(":"yes"}}}})"}});
    world.must(admin, "UntagRole", {{"RoleName", "Auditor"}, {"TagKeys.member.1", "secret"}});
    EXPECT_EQ(world.refusal(ann, "AssumeRole", assume()), "Success");
    world.must(
        admin, "TagRole",
        {{"RoleName", "Auditor"}, {"Tags.member.1.Key", "secret"}, {"Tags.member.1.Value", "yes"}});
    EXPECT_EQ(world.refusal(ann, "AssumeRole", assume()), refused("ann"));
  }
}

TEST_F(AssumedRoles, AreNotForFederatedUsers) {
  a_second_role("*");
  const auto guest = ActionsWorld::session_of(
      world.must(admin, "GetFederationToken", {{"Name", "guest"}, {"Policy", allowing("sts:*")}}));
  EXPECT_THAT(world.refusal(guest, "AssumeRole", of_second_role), StartsWith("403 AccessDenied"));
}

TEST_F(AssumedRoles, AreNotForRootAndNotFound) {
  EXPECT_THAT(world.refusal(world.root(), "AssumeRole", assume()), StartsWith("403 AccessDenied"));
  const auto ann = an_auditor();
  EXPECT_THAT(world.refusal(ann, "AssumeRole",
                            {{"RoleArn", "arn:aws:iam::123456789012:role/Auditor"},
                             {"RoleSessionName", "night"}}),
              HasSubstr("not authorized to perform: sts:AssumeRole on resource: "
                        "arn:aws:iam::123456789012:role/Auditor"));
  EXPECT_EQ(world.refusal(ann, "AssumeRole",
                          {{"RoleArn", "this is not a role arn"}, {"RoleSessionName", "night"}}),
            "400 ValidationError: this is not a role arn is invalid");
  for (const std::string arn : {"arn::b:::something/test-role", "arn:a::::something/test-role",
                                "arn:a:a::aaaaaaaaaa:", "arn:aws:iam::123456789012:"})
    EXPECT_EQ(world.refusal(ann, "AssumeRole", {{"RoleArn", arn}, {"RoleSessionName", "night"}}),
              "400 ValidationError: " + arn + " is invalid");
}

TEST_F(AssumedRoles, MayBeNarrowedByAPolicyOfAnyVersion) {
  const auto ann = an_auditor();
  const auto outcome = [&](const std::string& version, const std::string& resource) {
    const auto narrowed =
        session(ann, {{"Policy", "{" + version +
                                     R"("Statement":[{"Effect":"Allow",)"
                                     R"("Action":"iam:GetCredentialReport","Resource":")" +
                                     resource + "\"}]}"}});
    return world.refusal(narrowed, "GetCredentialReport");
  };
  for (const std::string version : {"", R"("Version":"2008-10-17",)", R"("Version":"2012-10-17",)"})
    EXPECT_THAT(outcome(version, "*"), StartsWith("410 ReportNotPresent")) << version;
  EXPECT_THAT(outcome(R"("Version":"2012-10-17",)", "arn:aws:s3:::${aws:nothing, '*'}"),
              HasSubstr("no session policy allows"));
}

TEST_F(AssumedRoles, LastAnHourAtMostWhereTemporaryCredentialsAssumeThem) {
  world.must(admin, "UpdateRole", {{"RoleName", "Auditor"}, {"MaxSessionDuration", "43200"}});
  const auto ann = an_auditor();
  const auto with_token = ActionsWorld::session_of(world.must(ann, "GetSessionToken"));
  const auto seconds = [&](const ActionsWorld::Caller& caller, const char* duration) {
    return world.refusal(caller, "AssumeRole", assume({{"DurationSeconds", duration}}));
  };
  EXPECT_EQ(seconds(ann, "7200"), "Success");
  EXPECT_EQ(seconds(with_token, "3600"), "Success");
  EXPECT_EQ(seconds(with_token, "7200"),
            "400 ValidationError: The requested DurationSeconds exceeds the 1 hour session limit "
            "for roles assumed by role chaining.");
}

TEST_F(AssumedRoles, HandTransitiveTagsOnAndNothingReplacesThem) {
  world.must(
      admin, "PutRolePolicy",
      {{"RoleName", "Auditor"}, {"PolicyName", "chain"}, {"PolicyDocument", allowing("sts:*")}});
  const auto first = session(an_auditor(), {{"Tags.member.1.Key", "team"},
                                            {"Tags.member.1.Value", "audit"},
                                            {"TransitiveTagKeys.member.1", "team"}});
  world.must(
      admin, "PutRolePolicy",
      {{"RoleName", "Auditor"},
       {"PolicyName", "tagged"},
       {"PolicyDocument",
        R"({"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:ListUsers",)"
        R"("Resource":"*","Condition":{"StringEquals":{"aws:PrincipalTag/team":"audit"}}}})"}});
  EXPECT_EQ(world.refusal(first, "ListUsers"), "Success");
  EXPECT_THAT(world.refusal(session(an_auditor("untagged")), "ListUsers"),
              StartsWith("403 AccessDenied"));
  EXPECT_EQ(world.refusal(session(first), "ListUsers"), "Success");
  EXPECT_THAT(world.refusal(first, "AssumeRole",
                            assume({{"Tags.member.1.Key", "Team"}, {"Tags.member.1.Value", "x"}})),
              HasSubstr("conflicts with a transitive tag key"));
}

TEST_F(AssumedRoles, KeepTheSourceIdentityThatWasSetFirst) {
  a_second_role("arn:aws:iam::123456789012:role/audit/Auditor");
  const auto named = session(an_auditor(), {{"SourceIdentity", "ann"}});
  const auto as = [&](const std::string& name) {
    Parameters parameters = of_second_role;
    parameters.push_back({"SourceIdentity", name});
    return world.refusal(named, "AssumeRole", parameters);
  };
  EXPECT_THAT(as("somebody"), HasSubstr("not authorized to perform: sts:SetSourceIdentity"));
  EXPECT_EQ(as("ann"), "Success");
  EXPECT_EQ(world.refusal(named, "AssumeRole", of_second_role), "Success");
  world.must(admin, "UpdateAssumeRolePolicy",
             {{"RoleName", "Second"},
              {"PolicyDocument",
               R"({"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":)"
               R"("arn:aws:iam::123456789012:role/audit/Auditor"},"Action":"sts:AssumeRole"}})"}});
  EXPECT_THAT(world.refusal(named, "AssumeRole", of_second_role),
              HasSubstr("not authorized to perform: sts:SetSourceIdentity"));
}

TEST_F(AssumedRoles, HaveNoUserOfTheirOwn) {
  world.must(
      admin, "AttachRolePolicy",
      {{"RoleName", "Auditor"}, {"PolicyArn", "arn:aws:iam::aws:policy/AdministratorAccess"}});
  const auto caller = session(an_auditor());
  for (const char* action : {"GetUser", "ListAccessKeys", "CreateAccessKey", "GetLoginProfile",
                             "ListMFADevices", "ListSigningCertificates", "DeleteLoginProfile"})
    EXPECT_EQ(world.refusal(caller, action),
              "400 ValidationError: Must specify userName when calling with non-User credentials")
        << action;
  EXPECT_THAT(world.refusal(caller, "ChangePassword",
                            {{"OldPassword", "old-Pass-1"}, {"NewPassword", "new-Pass-1"}}),
              StartsWith("400 InvalidUserType"));
}

TEST_F(AssumedRoles, RecordWhenTheRoleWasLastUsed) {
  const auto caller = session(an_auditor());
  const auto last_used = [&] {
    return world.must(admin, "GetRole", {{"RoleName", "Auditor"}})["Role"]["RoleLastUsed"];
  };
  EXPECT_TRUE(last_used().empty());
  world.must(caller, "GetCallerIdentity");
  EXPECT_EQ(last_used()["LastUsedDate"], base::to_epoch(world.now));
  EXPECT_EQ(last_used()["Region"], "us-east-1");
}

TEST_F(AssumedRoles, GainNothingWhereUsersMayChangeTheirPasswords) {
  world.must(admin, "UpdateAccountPasswordPolicy", {{"AllowUsersToChangePassword", "true"}});
  const auto caller = session(an_auditor());
  for (const char* action : {"GetAccountPasswordPolicy", "ChangePassword"})
    EXPECT_THAT(world.refusal(caller, action,
                              {{"OldPassword", "old-Pass-1"}, {"NewPassword", "new-Pass-1"}}),
                StartsWith("403 AccessDenied"))
        << action;
}

}  // namespace rollcall::actions
