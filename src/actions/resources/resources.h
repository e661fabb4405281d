#pragma once
// What actions are done to, found from their requests: the resource that the service authorization
// reference names for each.

#include "api/action.h"
#include "iam/names.h"
#include "iam/user.h"

namespace rollcall::actions {

// NoSuchEntity: "The user with name X cannot be found."
base::Error no_such_user(std::string_view name);

// EntityAlreadyExists: "User with name X already exists."
base::Error user_exists(std::string_view name);

// NoSuchEntity.
api::Result<iam::User> find_user(const api::View& view, std::string_view name);

// The user a request is about where it may leave the name out: the one it names, or the caller's
// own; root, where root calls. NoSuchEntity; ValidationError for a session of a role, which has no
// user of its own.
api::Result<iam::User> user_or_caller(const api::View& view,
                                      const std::optional<iam::ExistingUserName>& name);

// As user_or_caller, about what root cannot have: ValidationError too where root names nobody.
api::Result<iam::User> user_or_calling_user(const api::View& view,
                                            const std::optional<iam::UserName>& name);

// What is made with tags is also tagged, which takes a permission of its own: the resource once for
// the action, and once more for that permission where there are tags. AWS user guide, Tagging IAM
// resources.
template <typename Tags>
api::Resources and_tagging(auth::Resource resource, std::string permission,
                           const std::optional<Tags>& tags) {
  api::Resources resources{resource};
  if (tags && !tags->elements.empty()) {
    resource.permission = std::move(permission);
    resources.push_back(std::move(resource));
  }
  return resources;
}

// The path, or the beginning of paths, that a request gives; where it gives none, the shortest
// there is.
template <typename Path>
std::string path_or_root(const std::optional<Path>& path) {
  return path ? path->value() : "/";
}

// "*": actions on the account as a whole.
template <typename Request>
api::Result<api::Resources> account_wide(const api::View&, const Request&) {
  return api::Resources{auth::resource("*")};
}

// A user as permissions know it: the ARN as it is stored, or, of one that does not exist, as it
// would be without a path; tags and permissions boundary.
auth::Resource user_resource(const api::View& view, std::string_view name);
auth::Resource user_resource(const api::View& view, const iam::User& user);

// ValidationError "Must specify userName when calling with non-User credentials", unless the caller
// is a user or root.
api::Result<api::Nothing> check_caller_has_user(const api::View& view);

// For requests with a user_name, required or not (then the caller is meant).
template <typename Request>
api::Result<api::Resources> named_user(const api::View& view, const Request& request) {
  if constexpr (requires { request.user_name->value(); }) {
    if (!request.user_name) {
      TRY(check_caller_has_user(view));
      return api::Resources{user_resource(view, view.caller.user_name)};
    }
    return api::Resources{user_resource(view, *request.user_name)};
  } else {
    return api::Resources{user_resource(view, request.user_name)};
  }
}

}  // namespace rollcall::actions
