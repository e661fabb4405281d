#include "actions/iam/managed_policies/managed_policies.h"

#include "actions/refusals/quotas.h"
#include "iam/arn.h"
#include "iam/errors.h"
#include "policy/size.h"

namespace rollcall::actions {
namespace {

struct Uses {
  int attachments;
  int bounded;
};

Uses uses_of(std::string_view policy_arn, const store::Tables& tables) {
  return {static_cast<int>(tables.policies.count_attachments(policy_arn)),
          static_cast<int>(tables.policies.count_bounded(policy_arn))};
}

base::Error policy_not_found(std::string_view policy_arn) {
  return {&iam::errors::no_such_entity, "Policy " + std::string(policy_arn) + " was not found."};
}

api::Result<api::Nothing> check_is_own(std::string_view policy_arn) {
  TRY(check_policy_arn(policy_arn));
  if (policy::find_managed_policy(policy_arn))
    return base::fail(iam::errors::access_denied, "Policy is outside your own account.");
  return api::Nothing{};
}

}  // namespace

PolicyShape shape_of(const iam::ManagedPolicy& policy, const store::Tables& tables) {
  std::string arn = iam::arn_of(policy);
  const Uses uses = uses_of(arn, tables);
  return {.policy_name = policy.name,
          .policy_id = policy.id,
          .arn = std::move(arn),
          .path = policy.path,
          .default_version_id = iam::version_id(policy.default_version),
          .attachment_count = uses.attachments,
          .permissions_boundary_usage_count = uses.bounded,
          .description = {},
          .create_date = policy.created,
          .update_date = policy.updated,
          .tags = {}};
}

PolicyShape shape_of(const policy::ManagedPolicy& policy, const store::Tables& tables) {
  const Uses uses = uses_of(policy.arn, tables);
  return {.policy_name = std::string(policy.name),
          .policy_id = std::string(policy.id),
          .arn = std::string(policy.arn),
          .path = std::string(policy.path),
          .default_version_id = std::string(policy.version_id),
          .attachment_count = uses.attachments,
          .permissions_boundary_usage_count = uses.bounded,
          .description = {},
          .create_date = policy.create_date,
          .update_date = policy.create_date,
          .tags = {}};
}

std::vector<PolicyVersionShape> versions_of(std::string_view policy_arn,
                                            const store::Tables& tables) {
  if (const policy::ManagedPolicy* const policy = policy::find_managed_policy(policy_arn))
    return {{.document = api::EncodedDocument{std::string(policy->document)},
             .version_id = std::string(policy->version_id),
             .is_default_version = true,
             .create_date = policy->create_date}};
  std::vector<PolicyVersionShape> shapes;
  if (const auto policy = tables.managed_policies.find_by_arn(policy_arn))
    for (iam::PolicyVersion& version : tables.managed_policies.versions(policy->name))
      shapes.push_back({.document = api::EncodedDocument{std::move(version.document)},
                        .version_id = iam::version_id(version.number),
                        .is_default_version = version.number == policy->default_version,
                        .create_date = version.created});
  return shapes;
}

bool is_policy(std::string_view policy_arn, const store::Tables& tables) {
  return policy::find_managed_policy(policy_arn) || tables.managed_policies.find_by_arn(policy_arn);
}

api::Result<api::Nothing> check_policy_arn(std::string_view policy_arn) {
  if (!iam::is_full_arn(policy_arn))
    return base::fail(iam::errors::validation_error,
                      "ARN " + std::string(policy_arn) + " is not valid.");
  return api::Nothing{};
}

api::Result<api::Nothing> check_policy(const api::View& view, std::string_view policy_arn) {
  TRY(check_policy_arn(policy_arn));
  if (!is_policy(policy_arn, view.tables))
    return std::unexpected(policy_not_found(policy_arn));
  return api::Nothing{};
}

api::Result<iam::ManagedPolicy> find_own_policy(const api::View& view,
                                                std::string_view policy_arn) {
  TRY(check_is_own(policy_arn));
  auto policy = view.tables.managed_policies.find_by_arn(policy_arn);
  if (!policy)
    return std::unexpected(policy_not_found(policy_arn));
  return *std::move(policy);
}

base::Error no_such_version(std::string_view policy_arn, std::string_view version_id) {
  return {&iam::errors::no_such_entity, "Policy " + std::string(policy_arn) + " version " +
                                            std::string(version_id) +
                                            " does not exist or is not attachable."};
}

api::Result<OwnVersion> find_own_version(const api::View& view, std::string_view policy_arn,
                                         std::string_view version_id) {
  TRY(check_is_own(policy_arn));
  auto policy = view.tables.managed_policies.find_by_arn(policy_arn);
  const auto number = iam::parse_version_id(version_id);
  if (!policy || !number || !view.tables.managed_policies.find_version(policy->name, *number))
    return std::unexpected(no_such_version(policy_arn, version_id));
  return OwnVersion{*std::move(policy), *number};
}

api::Result<api::Nothing> check_policy_size(const api::View& view, std::string_view document) {
  TRY(check_quota(policy::size_without_white_space(document),
                  {"PolicySize", view.environment.quotas.policy_size}));
  return api::Nothing{};
}

api::Result<api::Nothing> check_policies_in_use(const api::View& view) {
  const iam::Quotas& quotas = view.environment.quotas;
  // Nobody uses more policies than there can be: with AWS's quotas nothing has to be counted.
  if (quotas.policies + policy::managed_policies().size() <= quotas.policy_versions_in_use)
    return api::Nothing{};
  return check_quota(view.tables.policies.count_in_use(),
                     {"PolicyVersionsInUse", quotas.policy_versions_in_use});
}

auth::Resource policy_resource(const api::View& view, std::string_view policy_arn) {
  const store::Tables* const tables = &view.tables;
  const std::string arn(policy_arn);
  return {.arn = arn, .shown = "policy " + arn, .tags = [tables, arn] {
            const auto policy = tables->managed_policies.find_by_arn(arn);
            return policy ? tables->tags.of(store::Tagged::Policy, policy->name)
                          : std::vector<iam::Tag>();
          }};
}

}  // namespace rollcall::actions
