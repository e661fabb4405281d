// DeleteRole: removes a role that has no policies any more and is in no instance profile. Its tags
// and its boundary go with it.
#include "actions/iam/instance_profiles/instance_profiles.h"
#include "actions/iam/roles/roles.h"
#include "actions/refusals/delete_conflicts.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::RoleName role_name;

  void fields(auto& field) { field("RoleName", role_name); }
};

api::Result<api::Nothing> run(api::Change& change, const Request& request) {
  const iam::Role role = TRY(find_role(change, request.role_name));
  TRY(check_has_no_policies(change, store::role_holder(role.name)));
  if (!change.tables.instance_profiles.of_role(role.name).empty())
    return std::unexpected(must_remove_roles_first());
  change.tables.roles.erase(role.name);
  return api::Nothing{};
}

}  // namespace

extern const api::Action delete_role = api::Declare<Request, api::Nothing>{
    .name = "DeleteRole",
    .access = api::Access::Write,
    .resources = named_role<Request>,
    .run = run,
};

}  // namespace rollcall::actions
