// DeleteUserPermissionsBoundary: takes the permissions boundary from a user.
#include "actions/iam/permissions_boundaries/permissions_boundaries.h"
#include "actions/resources/resources.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::UserName user_name;

  void fields(auto& field) { field("UserName", user_name); }
};

api::Result<api::Nothing> run(api::Change& change, const Request& request) {
  const iam::User user = TRY(find_user(change, request.user_name));
  return delete_boundary(change, store::user_holder(user.name));
}

}  // namespace

extern const api::Action delete_user_permissions_boundary = api::Declare<Request, api::Nothing>{
    .name = "DeleteUserPermissionsBoundary",
    .access = api::Access::PermissionsManagement,
    .resources = named_user<Request>,
    .run = run,
};

}  // namespace rollcall::actions
