// RemoveUserFromGroup: takes the policies of a group from a user. Nothing happens to who is not in
// it.
#include "actions/iam/groups/groups.h"
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
  change.tables.groups.remove_member(group.name, user.name);
  return api::Nothing{};
}

}  // namespace

extern const api::Action remove_user_from_group = api::Declare<Request, api::Nothing>{
    .name = "RemoveUserFromGroup",
    .access = api::Access::Write,
    .resources = named_group<Request>,
    .run = run,
};

}  // namespace rollcall::actions
