// UpdateGroup: gives a group another name, another path, or both. The id stays, and so do its
// members and policies.
#include "actions/iam/groups/groups.h"
#include "api/action.h"
#include "iam/arn.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::GroupName group_name;
  std::optional<iam::Path> new_path;
  std::optional<iam::GroupName> new_group_name;

  void fields(auto& field) {
    field("GroupName", group_name);
    field("NewPath", new_path);
    field("NewGroupName", new_group_name);
  }
};

iam::Group changed(iam::Group group, const Request& request) {
  if (request.new_path)
    group.path = request.new_path->value();
  if (request.new_group_name)
    group.name = request.new_group_name->value();
  return group;
}

// The group as it is and as it shall be: who may move a group away may not move it just anywhere.
api::Result<api::Resources> group_before_and_after(const api::View& view, const Request& request) {
  api::Resources resources{group_resource(view, request.group_name)};
  if (const auto group = view.tables.groups.find(request.group_name)) {
    std::string after = iam::arn_of(changed(*group, request));
    if (after != resources.front().arn)
      resources.push_back(auth::resource(std::move(after)));
  }
  return resources;
}

api::Result<api::Nothing> run(api::Change& change, const Request& request) {
  const iam::Group group = TRY(find_group(change, request.group_name));
  const iam::Group wanted = changed(group, request);
  // Under the very same name the group is no other one, and in other letters it is: itself.
  if (wanted.name != group.name && change.tables.groups.find(wanted.name))
    return std::unexpected(group_exists(wanted.name));
  change.tables.groups.rename(group.name, wanted);
  return api::Nothing{};
}

}  // namespace

extern const api::Action update_group = api::Declare<Request, api::Nothing>{
    .name = "UpdateGroup",
    .access = api::Access::Write,
    .resources = group_before_and_after,
    .run = run,
};

}  // namespace rollcall::actions
