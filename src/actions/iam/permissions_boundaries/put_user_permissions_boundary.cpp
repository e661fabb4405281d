// PutUserPermissionsBoundary: bounds what a user can be allowed by a managed policy, in place of
// the boundary that was there.
#include "actions/iam/permissions_boundaries/permissions_boundaries.h"
#include "actions/resources/resources.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::UserName user_name;
  iam::PolicyArn permissions_boundary;

  void fields(auto& field) {
    field("UserName", user_name);
    field("PermissionsBoundary", permissions_boundary);
  }
};

api::Result<api::Nothing> run(api::Change& change, const Request& request) {
  const iam::User user = TRY(find_user(change, request.user_name));
  TRY(check_boundary(change, request.permissions_boundary));
  return set_boundary(change, store::user_holder(user.name), request.permissions_boundary);
}

}  // namespace

extern const api::Action put_user_permissions_boundary = api::Declare<Request, api::Nothing>{
    .name = "PutUserPermissionsBoundary",
    .access = api::Access::PermissionsManagement,
    .resources = named_user<Request>,
    .run = run,
};

}  // namespace rollcall::actions
