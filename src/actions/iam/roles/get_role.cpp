// GetRole: a role with its trust policy, its tags and its last use.
#include "actions/iam/roles/roles.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::RoleName role_name;

  void fields(auto& field) { field("RoleName", role_name); }
};

struct Response {
  RoleShape role;

  void fields(auto& field) const { field("Role", role); }
};

api::Result<Response> run(const api::View& view, const Request& request) {
  const iam::Role role = TRY(find_role(view, request.role_name));
  const store::Tables& tables = view.tables;
  RoleShape shape = shape_of(role, tables);
  shape.permissions_boundary =
      boundary_shape(tables.policies.boundary_of(store::role_holder(role.name)));
  const auto tags = tables.tags.of(store::Tagged::Role, role.name);
  if (!tags.empty())
    shape.tags = shapes_of(tags);
  shape.role_last_used = still_told(last_used_shape(role.last_used), view.now);
  return Response{std::move(shape)};
}

}  // namespace

extern const api::Action get_role = api::Declare<Request, Response>{
    .name = "GetRole",
    .access = api::Access::Read,
    .resources = named_role<Request>,
    .run = run,
};

}  // namespace rollcall::actions
