#pragma once
// Roles as their actions find, name and show them.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "actions/resources/shapes.h"
#include "api/action.h"
#include "api/answer_values.h"
#include "iam/names.h"
#include "iam/role.h"

namespace rollcall::actions {

// NoSuchEntity: "The role with name X cannot be found."
base::Error no_such_role(std::string_view name);

// NoSuchEntity.
api::Result<iam::Role> find_role(const api::View& view, std::string_view name);

// A role as permissions know it: the ARN as it is stored, or, of one that does not exist, as it
// would be without a path; tags and permissions boundary.
auth::Resource role_resource(const api::View& view, std::string_view name);

// For requests with a role_name.
template <typename Request>
api::Result<api::Resources> named_role(const api::View& view, const Request& request) {
  return api::Resources{role_resource(view, request.role_name)};
}

// How long a session of a role can be let last, in seconds.
using MaxSessionDuration = iam::Bounded<3600, 43200>;

// What an answer tells of a role. Listings leave out boundary, tags and last use.
struct RoleShape {
  std::string path;
  std::string role_name;
  std::string role_id;
  std::string arn;
  base::Instant create_date;
  api::EncodedDocument assume_role_policy_document;
  std::optional<std::string> description;
  std::optional<int> max_session_duration;
  std::optional<PermissionsBoundaryShape> permissions_boundary;
  std::optional<std::vector<TagShape>> tags;
  std::optional<RoleLastUsedShape> role_last_used;

  void fields(auto& field) const {
    field("Path", path);
    field("RoleName", role_name);
    field("RoleId", role_id);
    field("Arn", arn);
    field("CreateDate", create_date);
    field("AssumeRolePolicyDocument", assume_role_policy_document);
    field("Description", description);
    field("MaxSessionDuration", max_session_duration);
    field("PermissionsBoundary", permissions_boundary);
    field("Tags", tags);
    field("RoleLastUsed", role_last_used);
  }
};

// A role's trust policy as answers show it. Whoever it names is named as now: by another ARN where
// name or path have changed, by the unique id once there is nobody of it. AWS user guide, AWS JSON
// policy elements: Principal.
api::EncodedDocument shown_trust_policy(const iam::Role& role, const store::Tables& tables);

// As listings show it.
RoleShape shape_of(const iam::Role& role, const store::Tables& tables);

}  // namespace rollcall::actions
