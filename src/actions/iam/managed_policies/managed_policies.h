#pragma once
// Managed policies as their actions handle them: the account's own, and those that are there in
// every account, which can be read and given to somebody like any other and cannot be changed.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "actions/resources/shapes.h"
#include "api/action.h"
#include "api/answer_values.h"
#include "iam/managed_policy.h"
#include "policy/managed_policy.h"

namespace rollcall::actions {

// What an answer tells of a managed policy. Listings leave out the description and the tags.
struct PolicyShape {
  std::string policy_name;
  std::string policy_id;
  std::string arn;
  std::string path;
  std::string default_version_id;
  int attachment_count = 0;
  int permissions_boundary_usage_count = 0;
  bool is_attachable = true;
  std::optional<std::string> description;
  base::Instant create_date;
  base::Instant update_date;
  std::optional<std::vector<TagShape>> tags;

  void fields(auto& field) const {
    field("PolicyName", policy_name);
    field("PolicyId", policy_id);
    field("Arn", arn);
    field("Path", path);
    field("DefaultVersionId", default_version_id);
    field("AttachmentCount", attachment_count);
    field("PermissionsBoundaryUsageCount", permissions_boundary_usage_count);
    field("IsAttachable", is_attachable);
    field("Description", description);
    field("CreateDate", create_date);
    field("UpdateDate", update_date);
    field("Tags", tags);
  }
};

PolicyShape shape_of(const iam::ManagedPolicy& policy, const store::Tables& tables);
PolicyShape shape_of(const policy::ManagedPolicy& policy, const store::Tables& tables);

// Only GetPolicyVersion shows the document.
struct PolicyVersionShape {
  std::optional<api::EncodedDocument> document;
  std::string version_id;
  bool is_default_version = false;
  base::Instant create_date;

  void fields(auto& field) const {
    field("Document", document);
    field("VersionId", version_id);
    field("IsDefaultVersion", is_default_version);
    field("CreateDate", create_date);
  }
};

// The versions of a policy of either kind, newest first, with their documents; none if there is no
// such policy.
std::vector<PolicyVersionShape> versions_of(std::string_view policy_arn,
                                            const store::Tables& tables);

// Whether there is a policy of that ARN, of either kind.
bool is_policy(std::string_view policy_arn, const store::Tables& tables);

// ValidationError, "ARN x is not valid.", for what is no ARN at all.
api::Result<api::Nothing> check_policy_arn(std::string_view policy_arn);

// As check_policy_arn; then NoSuchEntity, "Policy ARN was not found.", if there is no policy of
// either kind.
api::Result<api::Nothing> check_policy(const api::View& view, std::string_view policy_arn);

// A policy that is to be changed: AccessDenied for those that are not the account's own.
api::Result<iam::ManagedPolicy> find_own_policy(const api::View& view, std::string_view policy_arn);

// NoSuchEntity: "Policy ARN version v9 does not exist or is not attachable."
base::Error no_such_version(std::string_view policy_arn, std::string_view version_id);

// One version of a policy that is to be changed. no_such_version also where there is no such
// policy.
struct OwnVersion {
  iam::ManagedPolicy policy;
  int number;
};
api::Result<OwnVersion> find_own_version(const api::View& view, std::string_view policy_arn,
                                         std::string_view version_id);

// LimitExceeded for a document that is too long to be a version of a managed policy.
api::Result<api::Nothing> check_policy_size(const api::View& view, std::string_view document);

// LimitExceeded where more distinct managed policies are attached to somebody, or bound somebody,
// than the account may use. To be asked once the newest one is.
api::Result<api::Nothing> check_policies_in_use(const api::View& view);

// A policy as permissions know it: the ARN as the request has it, and its tags.
auth::Resource policy_resource(const api::View& view, std::string_view policy_arn);

// For requests with a policy_arn.
template <typename Request>
api::Result<api::Resources> named_policy(const api::View& view, const Request& request) {
  return api::Resources{policy_resource(view, request.policy_arn)};
}

}  // namespace rollcall::actions
