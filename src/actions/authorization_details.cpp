#include "actions/authorization_details.h"

namespace rollcall::actions {
namespace {

ManagedPolicyDetail detail_of(const policy::ManagedPolicy& policy, std::size_t attachments) {
  return {
      .policy_name = std::string(policy.name),
      .policy_id = std::string(policy.id),
      .arn = std::string(policy.arn),
      .path = std::string(policy.path),
      .default_version_id = std::string(policy.version_id),
      .attachment_count = static_cast<int>(attachments),
      .create_date = policy.create_date,
      .update_date = policy.create_date,
      .policy_version_list = {{.document = {std::string(policy.document)},
                               .version_id = std::string(policy.version_id),
                               .create_date = policy.create_date}},
  };
}

}  // namespace

UserDetail detail_of(const iam::User& user, store::Tables& tables) {
  UserDetail detail{
      .path = user.path,
      .user_name = user.name,
      .user_id = user.id,
      .arn = iam::arn_of(user),
      .create_date = user.created,
      .user_policy_list = {},
      .group_list = {},
      .attached_managed_policies = {},
      .tags = shapes_of(tables.tags.of(store::Tagged::User, user.name)),
  };
  std::vector<PolicyDetail> policies;
  for (store::InlinePolicy& policy : tables.policies.inline_of(user.name))
    policies.push_back({std::move(policy.name), {std::move(policy.document)}});
  if (!policies.empty())
    detail.user_policy_list = std::move(policies);
  for (const std::string& arn : tables.policies.attached_to(user.name))
    detail.attached_managed_policies.push_back(attached_policy_shape(arn));
  return detail;
}

std::vector<ManagedPolicyDetail> managed_policies_in_use(store::Tables& tables) {
  std::vector<ManagedPolicyDetail> details;
  for (const policy::ManagedPolicy& policy : policy::managed_policies())
    if (const std::size_t attachments = tables.policies.count_attachments(policy.arn))
      details.push_back(detail_of(policy, attachments));
  return details;
}

}  // namespace rollcall::actions
