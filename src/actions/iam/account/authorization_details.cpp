#include "actions/iam/account/authorization_details.h"

#include "actions/iam/roles/roles.h"
#include "iam/arn.h"

namespace rollcall::actions {
namespace {

std::vector<PolicyDetail> inline_policies_of(store::PolicyHolder holder,
                                             const store::Tables& tables) {
  std::vector<PolicyDetail> details;
  for (store::InlinePolicy& policy : tables.policies.inline_of(holder))
    details.push_back({std::move(policy.name), {std::move(policy.document)}});
  return details;
}

std::vector<AttachedPolicyShape> attached_policies_of(store::PolicyHolder holder,
                                                      const store::Tables& tables) {
  std::vector<AttachedPolicyShape> shapes;
  for (const std::string& arn : tables.policies.attached_to(holder))
    shapes.push_back(attached_policy_shape(arn));
  return shapes;
}

}  // namespace

UserDetail detail_of(const iam::User& user, const store::Tables& tables) {
  const store::PolicyHolder holder = store::user_holder(user.name);
  UserDetail detail{
      .path = user.path,
      .user_name = user.name,
      .user_id = user.id,
      .arn = iam::arn_of(user),
      .create_date = user.created,
      .user_policy_list = {},
      .group_list = {},
      .attached_managed_policies = attached_policies_of(holder, tables),
      .permissions_boundary = boundary_shape(tables.policies.boundary_of(holder)),
      .tags = shapes_of(tables.tags.of(store::Tagged::User, user.name)),
  };
  auto policies = inline_policies_of(holder, tables);
  if (!policies.empty())
    detail.user_policy_list = std::move(policies);
  for (iam::Group& group : tables.groups.of_user(user.name))
    detail.group_list.push_back(std::move(group.name));
  return detail;
}

RoleDetail detail_of(const iam::Role& role, const store::Tables& tables) {
  const store::PolicyHolder holder = store::role_holder(role.name);
  return {
      .path = role.path,
      .role_name = role.name,
      .role_id = role.id,
      .arn = iam::arn_of(role),
      .create_date = role.created,
      .assume_role_policy_document = shown_trust_policy(role, tables),
      .instance_profile_list = shapes_of(tables.instance_profiles.of_role(role.name), tables),
      .role_policy_list = inline_policies_of(holder, tables),
      .attached_managed_policies = attached_policies_of(holder, tables),
      .permissions_boundary = boundary_shape(tables.policies.boundary_of(holder)),
      .tags = shapes_of(tables.tags.of(store::Tagged::Role, role.name)),
      .role_last_used = last_used_shape(role.last_used),
  };
}

GroupDetail detail_of(const iam::Group& group, const store::Tables& tables) {
  const store::PolicyHolder holder = store::group_holder(group.name);
  return {
      .path = group.path,
      .group_name = group.name,
      .group_id = group.id,
      .arn = iam::arn_of(group),
      .create_date = group.created,
      .group_policy_list = inline_policies_of(holder, tables),
      .attached_managed_policies = attached_policies_of(holder, tables),
  };
}

}  // namespace rollcall::actions
