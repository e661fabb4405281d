// DeleteRolePermissionsBoundary: takes the permissions boundary from a role.
#include "actions/iam/permissions_boundaries/permissions_boundaries.h"
#include "actions/iam/roles/roles.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::RoleName role_name;

  void fields(auto& field) { field("RoleName", role_name); }
};

api::Result<api::Nothing> run(api::Change& change, const Request& request) {
  const iam::Role role = TRY(find_role(change, request.role_name));
  return delete_boundary(change, store::role_holder(role.name));
}

}  // namespace

extern const api::Action delete_role_permissions_boundary = api::Declare<Request, api::Nothing>{
    .name = "DeleteRolePermissionsBoundary",
    .access = api::Access::PermissionsManagement,
    .resources = named_role<Request>,
    .run = run,
};

}  // namespace rollcall::actions
