#pragma once
// Users, roles, groups and managed policies with everything that says who may do what: the members
// of GetAccountAuthorizationDetails. AWS API reference, UserDetail and what stands beside it.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "actions/iam/attached_policies/attached_policies.h"
#include "actions/iam/instance_profiles/instance_profiles.h"
#include "actions/iam/managed_policies/managed_policies.h"
#include "actions/resources/shapes.h"
#include "api/answer_values.h"
#include "base/instant.h"
#include "iam/group.h"
#include "iam/role.h"
#include "iam/user.h"
#include "store/tables.h"

namespace rollcall::actions {

struct PolicyDetail {
  std::string policy_name;
  api::EncodedDocument policy_document;

  void fields(auto& field) const {
    field("PolicyName", policy_name);
    field("PolicyDocument", policy_document);
  }
};

// Lists that are empty are there all the same, but for a user's list of inline policies. AWS,
// captured live.
struct UserDetail {
  std::string path;
  std::string user_name;
  std::string user_id;
  std::string arn;
  base::Instant create_date;
  std::optional<std::vector<PolicyDetail>> user_policy_list;
  std::vector<std::string> group_list;
  std::vector<AttachedPolicyShape> attached_managed_policies;
  std::optional<PermissionsBoundaryShape> permissions_boundary;
  std::vector<TagShape> tags;

  void fields(auto& field) const {
    field("Path", path);
    field("UserName", user_name);
    field("UserId", user_id);
    field("Arn", arn);
    field("CreateDate", create_date);
    field("UserPolicyList", user_policy_list);
    field("GroupList", group_list);
    field("AttachedManagedPolicies", attached_managed_policies);
    field("PermissionsBoundary", permissions_boundary);
    field("Tags", tags);
  }
};

struct RoleDetail {
  std::string path;
  std::string role_name;
  std::string role_id;
  std::string arn;
  base::Instant create_date;
  api::EncodedDocument assume_role_policy_document;
  std::vector<InstanceProfileShape> instance_profile_list;
  std::vector<PolicyDetail> role_policy_list;
  std::vector<AttachedPolicyShape> attached_managed_policies;
  std::optional<PermissionsBoundaryShape> permissions_boundary;
  std::vector<TagShape> tags;
  RoleLastUsedShape role_last_used;

  void fields(auto& field) const {
    field("Path", path);
    field("RoleName", role_name);
    field("RoleId", role_id);
    field("Arn", arn);
    field("CreateDate", create_date);
    field("AssumeRolePolicyDocument", assume_role_policy_document);
    field("InstanceProfileList", instance_profile_list);
    field("RolePolicyList", role_policy_list);
    field("AttachedManagedPolicies", attached_managed_policies);
    field("PermissionsBoundary", permissions_boundary);
    field("Tags", tags);
    field("RoleLastUsed", role_last_used);
  }
};

struct GroupDetail {
  std::string path;
  std::string group_name;
  std::string group_id;
  std::string arn;
  base::Instant create_date;
  std::vector<PolicyDetail> group_policy_list;
  std::vector<AttachedPolicyShape> attached_managed_policies;

  void fields(auto& field) const {
    field("Path", path);
    field("GroupName", group_name);
    field("GroupId", group_id);
    field("Arn", arn);
    field("CreateDate", create_date);
    field("GroupPolicyList", group_policy_list);
    field("AttachedManagedPolicies", attached_managed_policies);
  }
};

// Without description and tags; with every version, newest first.
struct ManagedPolicyDetail {
  PolicyShape policy;
  std::vector<PolicyVersionShape> policy_version_list;

  void fields(auto& field) const {
    policy.fields(field);
    field("PolicyVersionList", policy_version_list);
  }
};

UserDetail detail_of(const iam::User& user, const store::Tables& tables);
RoleDetail detail_of(const iam::Role& role, const store::Tables& tables);
GroupDetail detail_of(const iam::Group& group, const store::Tables& tables);

// Of a policy of the account, or of one that is there in every account.
template <typename Policy>
ManagedPolicyDetail detail_of(const Policy& policy, const store::Tables& tables) {
  PolicyShape shape = shape_of(policy, tables);
  auto versions = versions_of(shape.arn, tables);
  return {std::move(shape), std::move(versions)};
}

}  // namespace rollcall::actions
