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

// The user a request is about: the one it names, or, where it may leave the name out, the caller's
// own. Root is found where root calls without a name. NoSuchEntity.
api::Result<iam::User> find_user(api::Session& session, std::string_view name);
api::Result<iam::User> user_or_caller(api::Session& session,
                                      const std::optional<iam::ExistingUserName>& name);

// "*": actions on the account as a whole.
template <typename Request>
api::Result<api::Resources> account_wide(api::Session&, const Request&) {
  return api::Resources{auth::resource("*")};
}

// The ARN of a user as it is stored; of one that does not exist, as it would be without a path.
auth::Resource user_resource(api::Session& session, std::string_view name);

// For requests with a user_name, required or not (then the caller is meant).
template <typename Request>
api::Result<api::Resources> named_user(api::Session& session, const Request& request) {
  if constexpr (requires { request.user_name->value(); }) {
    const std::string& own = session.caller.user_name;
    return api::Resources{
        user_resource(session, request.user_name ? request.user_name->value() : own)};
  } else {
    return api::Resources{user_resource(session, request.user_name)};
  }
}

}  // namespace rollcall::actions
