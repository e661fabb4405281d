// CreateGroup: a new group, with nobody in it and without policies.
#include "actions/iam/groups/groups.h"
#include "actions/refusals/quotas.h"
#include "actions/resources/resources.h"
#include "api/action.h"
#include "iam/arn.h"
#include "iam/identifiers.h"

namespace rollcall::actions {
namespace {

struct Request {
  std::optional<iam::Path> path;
  iam::GroupName group_name;

  void fields(auto& field) {
    field("Path", path);
    field("GroupName", group_name);
  }
};

struct Response {
  GroupShape group;

  void fields(auto& field) const { field("Group", group); }
};

api::Result<api::Resources> group_to_be(const api::View& view, const Request& request) {
  return api::Resources{auth::resource(
      iam::group_arn(view.tables.account, path_or_root(request.path), request.group_name))};
}

api::Result<Response> run(api::Change& change, const Request& request) {
  if (change.tables.groups.find(request.group_name))
    return std::unexpected(group_exists(request.group_name));
  TRY(check_room(change.tables.groups.count(),
                 {"GroupsPerAccount", change.environment.quotas.groups}));
  const iam::Group group{
      .account = change.tables.account,
      .name = request.group_name.value(),
      .path = path_or_root(request.path),
      .id = iam::new_group_id(change.environment.random),
      .created = change.now,
  };
  change.tables.groups.insert(group);
  return Response{shape_of(group)};
}

}  // namespace

extern const api::Action create_group = api::Declare<Request, Response>{
    .name = "CreateGroup",
    .access = api::Access::Write,
    .resources = group_to_be,
    .run = run,
};

}  // namespace rollcall::actions
