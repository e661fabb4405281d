#pragma once
// A user and a managed policy with everything that says who may do what: the members of
// GetAccountAuthorizationDetails. AWS API reference, UserDetail and ManagedPolicyDetail.

#include <optional>
#include <string>
#include <vector>

#include "actions/shapes.h"
#include "actions/user_policies.h"
#include "api/answer_values.h"
#include "base/instant.h"
#include "iam/user.h"
#include "policy/managed_policy.h"
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

// Lists that are empty are there all the same, but for the list of inline policies. AWS, captured
// live.
struct UserDetail {
  std::string path;
  std::string user_name;
  std::string user_id;
  std::string arn;
  base::Instant create_date;
  std::optional<std::vector<PolicyDetail>> user_policy_list;
  std::vector<std::string> group_list;
  std::vector<AttachedPolicyShape> attached_managed_policies;
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
    field("Tags", tags);
  }
};

UserDetail detail_of(const iam::User& user, store::Tables& tables);

struct PolicyVersion {
  api::EncodedDocument document;
  std::string version_id;
  bool is_default_version = true;
  base::Instant create_date;

  void fields(auto& field) const {
    field("Document", document);
    field("VersionId", version_id);
    field("IsDefaultVersion", is_default_version);
    field("CreateDate", create_date);
  }
};

struct ManagedPolicyDetail {
  std::string policy_name;
  std::string policy_id;
  std::string arn;
  std::string path;
  std::string default_version_id;
  int attachment_count = 0;
  int permissions_boundary_usage_count = 0;
  bool is_attachable = true;
  base::Instant create_date;
  base::Instant update_date;
  std::vector<PolicyVersion> policy_version_list;

  void fields(auto& field) const {
    field("PolicyName", policy_name);
    field("PolicyId", policy_id);
    field("Arn", arn);
    field("Path", path);
    field("DefaultVersionId", default_version_id);
    field("AttachmentCount", attachment_count);
    field("PermissionsBoundaryUsageCount", permissions_boundary_usage_count);
    field("IsAttachable", is_attachable);
    field("CreateDate", create_date);
    field("UpdateDate", update_date);
    field("PolicyVersionList", policy_version_list);
  }
};

// The managed policies that are attached to somebody, by ARN; of AWS's own the others are left out.
std::vector<ManagedPolicyDetail> managed_policies_in_use(store::Tables& tables);

}  // namespace rollcall::actions
