// DeleteGroup: removes a group that nobody is in and that has no policies.
#include "actions/groups.h"
#include "api/action.h"
#include "iam/errors.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::GroupName group_name;

  void fields(auto& field) { field("GroupName", group_name); }
};

// What stands in the way of deleting a group, in the order in which it is said.
struct Hindrance {
  bool (*is_there)(store::Tables& tables, const iam::Group& group);
  const char* text;
};

constexpr Hindrance hindrances[] = {
    {[](store::Tables& tables, const iam::Group& group) {
       return tables.groups.has_members(group.name);
     },
     "Cannot delete entity, must remove users from group first."},
    {[](store::Tables& tables, const iam::Group& group) {
       return !tables.policies.attached_to(store::group_holder(group.name)).empty();
     },
     "Cannot delete entity, must detach all policies first."},
    {[](store::Tables& tables, const iam::Group& group) {
       return !tables.policies.inline_of(store::group_holder(group.name)).empty();
     },
     "Cannot delete entity, must delete policies first."},
};

api::Result<api::Nothing> run(api::Session& session, const Request& request) {
  const iam::Group group = TRY(find_group(session, request.group_name));
  for (const Hindrance& hindrance : hindrances)
    if (hindrance.is_there(session.tables, group))
      return base::fail(iam::errors::delete_conflict, hindrance.text);
  session.tables.groups.erase(group.name);
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
