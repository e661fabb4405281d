#include "policy/managed_policy.h"

#include <algorithm>
#include <cassert>
#include <vector>

#include "policy/managed/administrator_access.h"
#include "policy/managed/billing.h"
#include "policy/managed/cloud_shell_full_access.h"
#include "policy/managed/credential_report_auditor.h"
#include "policy/managed/data_scientist.h"
#include "policy/managed/database_administrator.h"
#include "policy/managed/deny_all.h"
#include "policy/managed/iam_full_access.h"
#include "policy/managed/iam_read_only_access.h"
#include "policy/managed/iam_self_manage_service_specific_credentials.h"
#include "policy/managed/iam_user_change_password.h"
#include "policy/managed/iam_user_ssh_keys.h"
#include "policy/managed/network_administrator.h"
#include "policy/managed/power_user_access.h"
#include "policy/managed/read_only_access.h"
#include "policy/managed/s3_full_access.h"
#include "policy/managed/s3_read_only_access.h"
#include "policy/managed/security_audit.h"
#include "policy/managed/support_access.h"
#include "policy/managed/support_user.h"
#include "policy/managed/system_administrator.h"
#include "policy/managed/view_only_access.h"
#include "policy/parse.h"

namespace rollcall::policy {
namespace {

constexpr std::string_view arn_beginning = "arn:aws:iam::aws:policy";
constexpr std::string_view only_version = "v1";

// What is written down of a policy; the rest follows from it.
struct Row {
  std::string_view path;
  std::string_view name;
  std::string_view id;  // AWS's own where it is of AWS
  long long created;    // in seconds since the epoch, as AWS says it where it is of AWS
  std::string_view document;
  std::string_view description;
};

// clang-format off
constexpr Row rows[] = {
    {"/", "AWSCloudShellFullAccess", "ANPAZKAPJZG4FBEGM72QO", 1'608'055'620, cloud_shell_full_access,
     "Everything in AWS CloudShell."},
    {"/", "AWSDenyAll", "ANPAZKAPJZG4P43IUQ5E5", 1'556'750'174, deny_all,
     "Nothing at all, whatever else is allowed."},
    {"/", "AWSSupportAccess", "ANPAJSNKQX2OW67GF4S7E", 1'423'248'071, support_access,
     "Everything in AWS Support."},
    {"/", "AdministratorAccess", "ANPAIWMBCKSKIEE64ZLYK", 1'423'247'986, administrator_access,
     "Provides full access to AWS services and resources."},
    {"/", "AmazonS3FullAccess", "ANPAIFIR6V6BVTRAHWINE", 1'423'248'058, s3_full_access,
     "Everything in stores that speak S3."},
    {"/", "AmazonS3ReadOnlyAccess", "ANPAIZTJ4DXE7G6AGAE6M", 1'423'248'059, s3_read_only_access,
     "To list and to read in stores that speak S3."},
    {"/", "IAMFullAccess", "ANPAI7XKCFMBPM3QQRRVQ", 1'423'248'038, iam_full_access,
     "Everything in IAM."},
    {"/", "IAMReadOnlyAccess", "ANPAJKSO7NDY4T57MWDSQ", 1'423'248'039, iam_read_only_access,
     "To see everything in IAM and to have its reports made."},
    {"/", "IAMSelfManageServiceSpecificCredentials", "ANPAI4VT74EMXK2PMQJM2", 1'482'427'518,
     iam_self_manage_service_specific_credentials,
     "For a user to manage the service-specific credentials of its own."},
    {"/", "IAMUserChangePassword", "ANPAJ4L4MM2A7QIEB56MS", 1'479'169'516, iam_user_change_password,
     "For a user to change the password of its own."},
    {"/", "IAMUserSSHKeys", "ANPAJTSHUA4UXGXU7ANUA", 1'436'461'734, iam_user_ssh_keys,
     "For a user to manage the SSH public keys of its own."},
    {"/", "PowerUserAccess", "ANPAJYRXTHIB4FOVS3ZXS", 1'423'247'987, power_user_access,
     "Everything but the management of users, organizations and accounts."},
    {"/", "ReadOnlyAccess", "ANPAILL3HVNFSB6DCOWYQ", 1'423'247'988, read_only_access,
     "To see everything."},
    {"/", "SecurityAudit", "ANPAIX2T3QCXHR2OGGCTO", 1'423'248'061, security_audit,
     "To see what an audit of security needs."},
    {"/job-function/", "Billing", "ANPAIFTHXT6FFMIRT7ZEA", 1'478'799'198, billing,
     "To see and to pay what an account costs."},
    {"/job-function/", "DataScientist", "ANPAJ5YHI2BQW7EQFYDXS", 1'478'798'928, data_scientist,
     "To work on data in stores that speak S3."},
    {"/job-function/", "DatabaseAdministrator", "ANPAIGBMAW4VUQKOQNVT6", 1'478'798'743,
     database_administrator,
     "To run databases and what they keep in stores that speak S3."},
    {"/job-function/", "NetworkAdministrator", "ANPAJPNMADZFJCVPJVZA2", 1'478'799'095,
     network_administrator,
     "To run networks."},
    {"/job-function/", "SupportUser", "ANPAI3V4GSSN5SJY3P2RO", 1'478'798'513, support_user,
     "To see what is wrong and to ask AWS Support about it."},
    {"/job-function/", "SystemAdministrator", "ANPAITJPEZXCYCBXANDSW", 1'478'798'636,
     system_administrator,
     "To run what others develop and use, and to see who may do what."},
    {"/job-function/", "ViewOnlyAccess", "ANPAID22R6XPJATWOFDK6", 1'478'816'415, view_only_access,
     "To see what there is."},
    {"/rollcall/", "CredentialReportAuditor", "ANPAROLLCALLAUDITOR22", 1'795'824'000,
     credential_report_auditor, "To have the credential report made and to fetch it. It never gets more."},
};
// clang-format on

Policy parse_own(std::string_view document) {
  auto policy = parse(document, DocumentKind::Managed);
  assert(policy);
  return *std::move(policy);
}

std::vector<ManagedPolicy> make_catalog() {
  std::vector<ManagedPolicy> catalog;
  for (const Row& row : rows)
    catalog.push_back({.arn = std::string(arn_beginning).append(row.path).append(row.name),
                       .name = row.name,
                       .id = row.id,
                       .path = row.path,
                       .description = row.description,
                       .create_date = base::from_epoch(row.created),
                       .version_id = only_version,
                       .document = row.document,
                       .policy = parse_own(row.document)});
  return catalog;
}

}  // namespace

std::span<const ManagedPolicy> managed_policies() {
  static const std::vector<ManagedPolicy> catalog = make_catalog();
  return catalog;
}

const ManagedPolicy* find_managed_policy(std::string_view arn) {
  const auto all = managed_policies();
  const auto found = std::ranges::find(all, arn, &ManagedPolicy::arn);
  return found == all.end() ? nullptr : &*found;
}

}  // namespace rollcall::policy
