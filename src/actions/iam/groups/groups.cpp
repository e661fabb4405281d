#include "actions/iam/groups/groups.h"

#include "actions/resources/resources.h"
#include "iam/arn.h"
#include "iam/errors.h"

namespace rollcall::actions {

base::Error no_such_group(std::string_view name) {
  return {&iam::errors::no_such_entity,
          "The group with name " + std::string(name) + " cannot be found."};
}

base::Error group_exists(std::string_view name) {
  return {&iam::errors::entity_already_exists,
          "Group with name " + std::string(name) + " already exists."};
}

api::Result<iam::Group> find_group(const api::View& view, std::string_view name) {
  auto group = view.tables.groups.find(name);
  if (!group)
    return std::unexpected(no_such_group(name));
  return *std::move(group);
}

auth::Resource group_resource(const api::View& view, std::string_view name) {
  const auto group = view.tables.groups.find(name);
  const std::string_view path = group ? std::string_view(group->path) : "/";
  const std::string_view stored = group ? std::string_view(group->name) : name;
  return {.arn = iam::group_arn(view.tables.account, path, stored),
          .shown = "group " + std::string(stored)};
}

api::Result<Membership> find_membership(const api::View& view, std::string_view user_name,
                                        std::string_view group_name) {
  iam::User user = TRY(find_user(view, user_name));
  iam::Group group = TRY(find_group(view, group_name));
  return Membership{std::move(user), std::move(group)};
}

GroupShape shape_of(const iam::Group& group) {
  return {
      .path = group.path,
      .group_name = group.name,
      .group_id = group.id,
      .arn = iam::arn_of(group),
      .create_date = group.created,
  };
}

}  // namespace rollcall::actions
