// ListGroups: the account's groups by name.
#include "actions/groups.h"
#include "actions/paging.h"
#include "api/action.h"
#include "iam/arn.h"

namespace rollcall::actions {
namespace {

constexpr std::string_view listing = "groups";

struct Request {
  std::optional<iam::PathPrefix> path_prefix;
  PageFields page;

  void fields(auto& field) {
    field("PathPrefix", path_prefix);
    page.fields(field);
  }
};

struct Response {
  std::vector<GroupShape> groups;
  Continuation continuation;

  void fields(auto& field) const {
    field("Groups", groups);
    continuation.fields(field);
  }
};

// Policies see "*", messages the path that all groups lie under, as with users.
api::Result<api::Resources> all_groups(api::Session& session, const Request&) {
  return api::Resources{{.arn = "*", .shown = iam::group_arn(session.tables.account, "/", "")}};
}

api::Result<Response> run(api::Session& session, const Request& request) {
  const store::PageRequest wanted = TRY(page_request(request.page, listing));
  const std::string prefix = request.path_prefix ? request.path_prefix->value() : "/";
  const auto page = session.tables.groups.list(prefix, wanted);
  Response response;
  for (const iam::Group& group : page.rows)
    response.groups.push_back(shape_of(group));
  response.continuation = continuation(page.next, listing);
  return response;
}

}  // namespace

extern const api::Action list_groups = api::Declare<Request, Response>{
    .name = "ListGroups",
    .access = api::Access::List,
    .resources = all_groups,
    .run = run,
};

}  // namespace rollcall::actions
