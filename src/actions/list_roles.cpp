// ListRoles: the account's roles by name, without their boundaries, tags and last uses.
#include "actions/paging.h"
#include "actions/roles.h"
#include "api/action.h"
#include "iam/arn.h"

namespace rollcall::actions {
namespace {

constexpr std::string_view listing = "roles";

struct Request {
  std::optional<iam::PathPrefix> path_prefix;
  PageFields page;

  void fields(auto& field) {
    field("PathPrefix", path_prefix);
    page.fields(field);
  }
};

struct Response {
  std::vector<RoleShape> roles;
  Continuation continuation;

  void fields(auto& field) const {
    field("Roles", roles);
    continuation.fields(field);
  }
};

// Policies see "*", messages the path that all roles lie under.
api::Result<api::Resources> all_roles(api::Session& session, const Request&) {
  return api::Resources{{.arn = "*", .shown = iam::role_arn(session.tables.account, "/", "")}};
}

api::Result<Response> run(api::Session& session, const Request& request) {
  const store::PageRequest wanted = TRY(page_request(request.page, listing));
  const std::string prefix = request.path_prefix ? request.path_prefix->value() : "/";
  const auto page = session.tables.roles.list(prefix, wanted);
  Response response;
  for (const iam::Role& role : page.rows)
    response.roles.push_back(shape_of(role));
  response.continuation = continuation(page.next, listing);
  return response;
}

}  // namespace

extern const api::Action list_roles = api::Declare<Request, Response>{
    .name = "ListRoles",
    .access = api::Access::List,
    .resources = all_roles,
    .run = run,
};

}  // namespace rollcall::actions
