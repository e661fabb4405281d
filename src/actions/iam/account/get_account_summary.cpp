// GetAccountSummary: what the account holds, and how much of everything it may hold.
#include "actions/resources/resources.h"
#include "api/action.h"
#include "auth/security_keys/security_key.h"

namespace rollcall::actions {
namespace {

struct Request {
  void fields(auto&) {}
};

struct Response {
  api::Entries summary;

  void fields(auto& field) const { field("SummaryMap", summary); }
};

struct Quota {
  const char* name;
  std::size_t iam::Quotas::* value;
};

constexpr Quota quotas[] = {
    {"UsersQuota", &iam::Quotas::users},
    {"GroupsQuota", &iam::Quotas::groups},
    {"RolesQuota", &iam::Quotas::roles},
    {"PoliciesQuota", &iam::Quotas::policies},
    {"InstanceProfilesQuota", &iam::Quotas::instance_profiles},
    {"ServerCertificatesQuota", &iam::Quotas::server_certificates},
    {"GroupsPerUserQuota", &iam::Quotas::groups_per_user},
    {"AccessKeysPerUserQuota", &iam::Quotas::access_keys_per_user},
    {"SigningCertificatesPerUserQuota", &iam::Quotas::signing_certificates_per_user},
    {"AttachedPoliciesPerUserQuota", &iam::Quotas::attached_policies_per_user},
    {"AttachedPoliciesPerGroupQuota", &iam::Quotas::attached_policies_per_group},
    {"AttachedPoliciesPerRoleQuota", &iam::Quotas::attached_policies_per_role},
    {"UserPolicySizeQuota", &iam::Quotas::user_policy_size},
    {"GroupPolicySizeQuota", &iam::Quotas::group_policy_size},
    {"RolePolicySizeQuota", &iam::Quotas::role_policy_size},
    {"AssumeRolePolicySizeQuota", &iam::Quotas::assume_role_policy_size},
    {"PolicySizeQuota", &iam::Quotas::policy_size},
    {"VersionsPerPolicyQuota", &iam::Quotas::versions_per_policy},
    {"PolicyVersionsInUseQuota", &iam::Quotas::policy_versions_in_use},
};

struct Count {
  const char* name;
  std::size_t (*value)(const store::Tables& tables);
};

constexpr Count counts[] = {
    {"Users", [](const store::Tables& tables) { return tables.users.count(); }},
    {"Groups", [](const store::Tables& tables) { return tables.groups.count(); }},
    {"Roles", [](const store::Tables& tables) { return tables.roles.count(); }},
    {"Policies", [](const store::Tables& tables) { return tables.managed_policies.count(); }},
    {"InstanceProfiles",
     [](const store::Tables& tables) { return tables.instance_profiles.count(); }},
    {"ServerCertificates",
     [](const store::Tables& tables) { return tables.server_certificates.count(); }},
    {"MFADevices",
     [](const store::Tables& tables) {
       return tables.mfa_devices.count() + tables.security_keys.count();
     }},
    {"MFADevicesInUse",
     [](const store::Tables& tables) {
       return tables.mfa_devices.count_in_use() + tables.security_keys.count();
     }},
    {"PolicyVersionsInUse",
     [](const store::Tables& tables) { return tables.policies.count_in_use(); }},
};

// What no account here can hold.
constexpr const char* never_there[] = {"Providers"};

struct RootFact {
  const char* name;
  bool (*is_true)(const store::Tables& tables);
};

constexpr RootFact root_facts[] = {
    {"AccountMFAEnabled",
     [](const store::Tables& tables) { return auth::count_mfa_devices(tables, "") != 0; }},
    {"AccountAccessKeysPresent",
     [](const store::Tables& tables) { return !tables.access_keys.of("").empty(); }},
    {"AccountPasswordPresent",
     [](const store::Tables& tables) { return tables.users.root().login_profile.has_value(); }},
    {"AccountSigningCertificatesPresent",
     [](const store::Tables& tables) { return !tables.signing_certificates.of("").empty(); }},
};

// Session tokens of the global endpoint are good in the regions that were there from the start.
constexpr long long global_endpoint_token_version = 1;

api::Result<Response> run(const api::View& view, const Request&) {
  Response response;
  auto& entries = response.summary.entries;
  for (const Quota& quota : quotas)
    entries.emplace_back(quota.name, static_cast<long long>(view.environment.quotas.*quota.value));
  for (const Count& count : counts)
    entries.emplace_back(count.name, static_cast<long long>(count.value(view.tables)));
  for (const char* name : never_there)
    entries.emplace_back(name, 0);
  for (const RootFact& fact : root_facts)
    entries.emplace_back(fact.name, fact.is_true(view.tables) ? 1 : 0);
  entries.emplace_back("GlobalEndpointTokenVersion", global_endpoint_token_version);
  return response;
}

}  // namespace

extern const api::Action get_account_summary = api::Declare<Request, Response>{
    .name = "GetAccountSummary",
    .access = api::Access::List,
    .reading = api::Reading::Long,
    .resources = account_wide<Request>,
    .run = run,
};

}  // namespace rollcall::actions
