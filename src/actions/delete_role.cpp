// DeleteRole: removes a role that has no policies any more. Its tags and its boundary go with it.
#include "actions/roles.h"
#include "api/action.h"
#include "iam/errors.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::RoleName role_name;

  void fields(auto& field) { field("RoleName", role_name); }
};

api::Result<api::Nothing> run(api::Session& session, const Request& request) {
  const iam::Role role = TRY(find_role(session, request.role_name));
  const store::PolicyHolder holder = store::role_holder(role.name);
  if (!session.tables.policies.attached_to(holder).empty())
    return base::fail(iam::errors::delete_conflict,
                      "Cannot delete entity, must detach all policies first.");
  if (!session.tables.policies.inline_of(holder).empty())
    return base::fail(iam::errors::delete_conflict,
                      "Cannot delete entity, must delete policies first.");
  session.tables.roles.erase(role.name);
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
