// DeleteGroup: removes a group that nobody is in and that has no policies.
#include "actions/iam/groups/groups.h"
#include "actions/refusals/delete_conflicts.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::GroupName group_name;

  void fields(auto& field) { field("GroupName", group_name); }
};

api::Result<api::Nothing> run(api::Change& change, const Request& request) {
  const iam::Group group = TRY(find_group(change, request.group_name));
  if (change.tables.groups.has_members(group.name))
    return std::unexpected(must_first("remove users from group"));
  TRY(check_has_no_policies(change, store::group_holder(group.name)));
  change.tables.groups.erase(group.name);
  return api::Nothing{};
}

}  // namespace

extern const api::Action delete_group = api::Declare<Request, api::Nothing>{
    .name = "DeleteGroup",
    .access = api::Access::Write,
    .resources = named_group<Request>,
    .run = run,
};

}  // namespace rollcall::actions
