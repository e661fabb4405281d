// AddUserToGroup: gives a user the policies of a group. Who is in it already stays in it.
#include <algorithm>

#include "actions/iam/groups/groups.h"
#include "actions/refusals/quotas.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::GroupName group_name;
  iam::ExistingUserName user_name;

  void fields(auto& field) {
    field("GroupName", group_name);
    field("UserName", user_name);
  }
};

api::Result<api::Nothing> run(api::Change& change, const Request& request) {
  const auto [user, group] = TRY(find_membership(change, request.user_name, request.group_name));
  const auto groups = change.tables.groups.of_user(user.name);
  if (std::ranges::find(groups, group.id, &iam::Group::id) != groups.end())
    return api::Nothing{};
  TRY(check_room(groups.size(), {"GroupsPerUser", change.environment.quotas.groups_per_user}));
  change.tables.groups.add_member(group.name, user.name);
  return api::Nothing{};
}

}  // namespace

extern const api::Action add_user_to_group = api::Declare<Request, api::Nothing>{
    .name = "AddUserToGroup",
    .access = api::Access::Write,
    .resources = named_group<Request>,
    .run = run,
};

}  // namespace rollcall::actions
