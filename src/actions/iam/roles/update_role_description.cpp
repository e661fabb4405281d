// UpdateRoleDescription: gives a role another description. UpdateRole can do more.
#include "actions/iam/roles/roles.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::RoleName role_name;
  iam::RoleDescription description;

  void fields(auto& field) {
    field("RoleName", role_name);
    field("Description", description);
  }
};

struct Response {
  RoleShape role;

  void fields(auto& field) const { field("Role", role); }
};

api::Result<Response> run(api::Change& change, const Request& request) {
  iam::Role role = TRY(find_role(change, request.role_name));
  role.description = request.description.value();
  change.tables.roles.save(role);
  return Response{shape_of(role, change.tables)};
}

}  // namespace

extern const api::Action update_role_description = api::Declare<Request, Response>{
    .name = "UpdateRoleDescription",
    .access = api::Access::Write,
    .resources = named_role<Request>,
    .run = run,
};

}  // namespace rollcall::actions
