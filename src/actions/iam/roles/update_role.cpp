// UpdateRole: gives a role another description, another longest session, or both. What the request
// leaves out stays as it is.
#include "actions/iam/roles/roles.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::RoleName role_name;
  std::optional<iam::RoleDescription> description;
  std::optional<MaxSessionDuration> max_session_duration;

  void fields(auto& field) {
    field("RoleName", role_name);
    field("Description", description);
    field("MaxSessionDuration", max_session_duration);
  }
};

// AWS answers with a result that has no members.
struct Response {
  void fields(auto&) const {}
};

api::Result<Response> run(api::Change& change, const Request& request) {
  iam::Role role = TRY(find_role(change, request.role_name));
  if (request.description)
    role.description = request.description->value();
  if (request.max_session_duration)
    role.max_session_duration = base::Seconds{request.max_session_duration->value};
  change.tables.roles.save(role);
  return Response{};
}

}  // namespace

extern const api::Action update_role = api::Declare<Request, Response>{
    .name = "UpdateRole",
    .access = api::Access::Write,
    .resources = named_role<Request>,
    .run = run,
};

}  // namespace rollcall::actions
