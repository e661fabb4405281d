#include "policy/managed_policy.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "base/instant.h"
#include "iam/arn.h"
#include "policy/evaluate.h"

namespace rollcall::policy {

TEST(ManagedPolicies, AreFoundByTheirArn) {
  const ManagedPolicy* found = find_managed_policy(iam::administrator_access_arn);
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(found->name, "AdministratorAccess");
  EXPECT_EQ(base::to_iso8601(found->create_date), "2015-02-06T18:39:46Z");
  EXPECT_EQ(find_managed_policy("arn:aws:iam::aws:policy/NoSuchPolicy"), nullptr);
  EXPECT_EQ(find_managed_policy("arn:aws:iam::aws:policy/administratoraccess"), nullptr);
}

TEST(ManagedPolicies, StandInTheOrderOfTheirArns) {
  EXPECT_TRUE(std::ranges::is_sorted(managed_policies(), {}, &ManagedPolicy::arn));
}

namespace {

// Whether a user alice may under the policy of that name.
bool is_allowed_by(std::string_view name, std::string_view action,
                   std::string_view resource = "*") {
  const ManagedPolicy* found = find_managed_policy("arn:aws:iam::aws:policy/" + std::string(name));
  EXPECT_NE(found, nullptr) << name;
  const Policy* policy = &found->policy;
  Context context;
  context.set("aws:username", "alice");
  Budget budget;
  return is_allowed(evaluate({.identity = {&policy, 1}}, {action, resource, context}, budget));
}

constexpr std::string_view alice = "arn:aws:iam::123456789012:user/alice";
constexpr std::string_view bob = "arn:aws:iam::123456789012:user/bob";

}  // namespace

TEST(ManagedPolicies, HaveArnsIdsAndDocumentsOfTheirOwn) {
  std::set<std::string_view> ids;
  for (const ManagedPolicy& policy : managed_policies()) {
    EXPECT_EQ(policy.arn,
              "arn:aws:iam::aws:policy" + std::string(policy.path) + std::string(policy.name));
    EXPECT_TRUE(policy.id.starts_with("ANPA") && policy.id.size() == 21) << policy.id;
    EXPECT_TRUE(ids.insert(policy.id).second) << policy.id;
    EXPECT_FALSE(policy.description.empty());
  }
  EXPECT_NE(find_managed_policy("arn:aws:iam::aws:policy/job-function/ViewOnlyAccess"), nullptr);
}

TEST(ManagedPolicies, LetAnAdministratorDoEverything) {
  EXPECT_TRUE(is_allowed_by("AdministratorAccess", "rollcall:ListReports", alice));
  EXPECT_TRUE(is_allowed_by("IAMFullAccess", "iam:DeleteUser", alice));
  EXPECT_FALSE(is_allowed_by("IAMFullAccess", "sts:AssumeRole", alice));
}

TEST(ManagedPolicies, LetAnAuditorSeeAndChangeNothing) {
  for (const char* name : {"SecurityAudit", "IAMReadOnlyAccess", "ReadOnlyAccess"}) {
    for (const char* action :
         {"iam:GenerateCredentialReport", "iam:GetCredentialReport", "iam:ListUsers",
          "iam:GetAccountAuthorizationDetails", "iam:SimulatePrincipalPolicy"})
      EXPECT_TRUE(is_allowed_by(name, action)) << name << ' ' << action;
    for (const char* action : {"iam:CreateUser", "iam:PassRole", "iam:DeleteUser", "iam:TagUser",
                               "iam:CreateAccessKey", "sts:AssumeRole"})
      EXPECT_FALSE(is_allowed_by(name, action)) << name << ' ' << action;
  }
  EXPECT_TRUE(is_allowed_by("job-function/ViewOnlyAccess", "iam:ListUsers"));
  EXPECT_FALSE(is_allowed_by("job-function/ViewOnlyAccess", "iam:GetCredentialReport"));
}

TEST(ManagedPolicies, LetAnAuditorOfTheReportDoTwoThingsAndNeverMore) {
  const ManagedPolicy* found =
      find_managed_policy("arn:aws:iam::aws:policy/rollcall/CredentialReportAuditor");
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(found->path, "/rollcall/");
  EXPECT_TRUE(is_allowed_by("rollcall/CredentialReportAuditor", "iam:GenerateCredentialReport"));
  EXPECT_TRUE(is_allowed_by("rollcall/CredentialReportAuditor", "iam:GetCredentialReport"));
  // Their names begin or end alike, and a pattern in place of a name would let them in.
  for (const char* action :
       {"iam:GetCredentialReports", "iam:Get", "iam:GetUser", "iam:GetAccountSummary",
        "iam:GenerateServiceLastAccessedDetails", "iam:ListUsers", "iam:ChangePassword",
        "rollcall:GetCredentialReport", "sts:AssumeRole"})
    EXPECT_FALSE(is_allowed_by("rollcall/CredentialReportAuditor", action)) << action;
}

TEST(ManagedPolicies, LetAPowerUserDoWhatIsNotOfUsers) {
  EXPECT_TRUE(is_allowed_by("PowerUserAccess", "s3:PutObject"));
  EXPECT_TRUE(is_allowed_by("PowerUserAccess", "iam:ListRoles"));
  EXPECT_FALSE(is_allowed_by("PowerUserAccess", "iam:CreateUser"));
}

TEST(ManagedPolicies, LetSomebodyReadOrDoEverythingInStoresThatSpeakS3) {
  constexpr std::string_view object = "arn:aws:s3:::bucket/object";
  EXPECT_TRUE(is_allowed_by("AmazonS3FullAccess", "s3:PutObject", object));
  EXPECT_TRUE(is_allowed_by("AmazonS3FullAccess", "s3:DeleteBucket", "arn:aws:s3:::bucket"));
  EXPECT_TRUE(is_allowed_by("AmazonS3ReadOnlyAccess", "s3:GetObject", object));
  EXPECT_TRUE(is_allowed_by("AmazonS3ReadOnlyAccess", "s3:ListBucket", "arn:aws:s3:::bucket"));
  for (const char* action : {"s3:PutObject", "s3:DeleteObject", "s3:CreateBucket", "iam:GetUser"})
    EXPECT_FALSE(is_allowed_by("AmazonS3ReadOnlyAccess", action, object)) << action;
  EXPECT_FALSE(is_allowed_by("AmazonS3FullAccess", "iam:GetUser", alice));
}

TEST(ManagedPolicies, LetNobodyDoAnythingWhoIsDeniedAll) {
  const ManagedPolicy* everything = find_managed_policy(iam::administrator_access_arn);
  const ManagedPolicy* nothing = find_managed_policy("arn:aws:iam::aws:policy/AWSDenyAll");
  ASSERT_NE(nothing, nullptr);
  const Policy* const policies[] = {&everything->policy, &nothing->policy};
  const Context context;
  for (const char* action : {"iam:GetUser", "s3:GetObject", "sts:AssumeRole"}) {
    Budget budget;
    EXPECT_FALSE(is_allowed(evaluate({.identity = policies}, {action, "*", context}, budget)))
        << action;
  }
}

TEST(ManagedPolicies, LetNobodyOfAJobFunctionChangeWhoMayDoWhat) {
  for (const char* name : {"Billing", "DataScientist", "DatabaseAdministrator",
                           "NetworkAdministrator", "SupportUser", "SystemAdministrator"})
    for (const char* action :
         {"iam:CreateUser", "iam:CreateAccessKey", "iam:AttachUserPolicy", "iam:PutRolePolicy",
          "iam:UpdateAssumeRolePolicy", "iam:PassRole", "iam:UploadSigningCertificate",
          "iam:EnableMFADevice", "sts:AssumeRole", "rollcall:DisableUser"})
      EXPECT_FALSE(is_allowed_by("job-function/" + std::string(name), action,
                                 "arn:aws:iam::123456789012:role/administrator"))
          << name << ' ' << action;
}

TEST(ManagedPolicies, LetThoseOfAJobFunctionDoTheirJob) {
  struct Case {
    std::string_view name;
    std::string_view action;
    std::string_view resource;
  };
  constexpr std::string_view object = "arn:aws:s3:::bucket/object";
  for (const auto& [name, action, resource] :
       {Case{"Billing", "aws-portal:ViewBilling", "*"},
        Case{"DataScientist", "s3:PutObject", object},
        Case{"DatabaseAdministrator", "s3:PutObjectTagging", object},
        Case{"NetworkAdministrator", "s3:GetBucketLocation", "arn:aws:s3:::bucket"},
        Case{"NetworkAdministrator", "iam:PassRole",
             "arn:aws:iam::123456789012:role/flow-logs-writer"},
        Case{"SupportUser", "iam:GetCredentialReport", "*"},
        Case{"SystemAdministrator", "iam:UploadServerCertificate",
             "arn:aws:iam::123456789012:server-certificate/web"},
        Case{"SystemAdministrator", "iam:PassRole",
             "arn:aws:iam::123456789012:role/ec2-sysadmin-web"},
        Case{"SystemAdministrator", "s3:DeleteBucket", "arn:aws:s3:::bucket"}})
    EXPECT_TRUE(is_allowed_by("job-function/" + std::string(name), action, resource))
        << name << ' ' << action;
}

TEST(ManagedPolicies, LetAUserManageWhatIsItsOwn) {
  struct Case {
    std::string_view name;
    std::string_view action;
  };
  for (const auto& [name, action] :
       {Case{"IAMUserChangePassword", "iam:ChangePassword"},
        Case{"IAMUserSSHKeys", "iam:UploadSSHPublicKey"},
        Case{"IAMSelfManageServiceSpecificCredentials", "iam:ResetServiceSpecificCredential"}}) {
    EXPECT_TRUE(is_allowed_by(name, action, alice)) << name;
    EXPECT_FALSE(is_allowed_by(name, action, bob)) << name;
  }
  EXPECT_TRUE(is_allowed_by("IAMUserChangePassword", "iam:GetAccountPasswordPolicy"));
}

}  // namespace rollcall::policy
