// PutRolePermissionsBoundary: bounds what a role can be allowed by a managed policy, in place of
// the boundary that was there.
#include "actions/iam/permissions_boundaries/permissions_boundaries.h"
#include "actions/iam/roles/roles.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::RoleName role_name;
  iam::PolicyArn permissions_boundary;

  void fields(auto& field) {
    field("RoleName", role_name);
    field("PermissionsBoundary", permissions_boundary);
  }
};

api::Result<api::Nothing> run(api::Change& change, const Request& request) {
  const iam::Role role = TRY(find_role(change, request.role_name));
  TRY(check_boundary(change, request.permissions_boundary));
  return set_boundary(change, store::role_holder(role.name), request.permissions_boundary);
}

}  // namespace

extern const api::Action put_role_permissions_boundary = api::Declare<Request, api::Nothing>{
    .name = "PutRolePermissionsBoundary",
    .access = api::Access::PermissionsManagement,
    .resources = named_role<Request>,
    .run = run,
};

}  // namespace rollcall::actions
