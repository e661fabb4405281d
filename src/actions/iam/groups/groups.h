#pragma once
// Groups as their actions find, name and show them.

#include <string>

#include "api/action.h"
#include "base/instant.h"
#include "iam/group.h"
#include "iam/names.h"

namespace rollcall::actions {

// NoSuchEntity: "The group with name X cannot be found."
base::Error no_such_group(std::string_view name);

// EntityAlreadyExists: "Group with name X already exists."
base::Error group_exists(std::string_view name);

// NoSuchEntity.
api::Result<iam::Group> find_group(const api::View& view, std::string_view name);

// A group as permissions know it: the ARN as it is stored, or, of one that does not exist, as it
// would be without a path. Groups have neither tags nor boundaries.
auth::Resource group_resource(const api::View& view, std::string_view name);

// For requests with a group_name.
template <typename Request>
api::Result<api::Resources> named_group(const api::View& view, const Request& request) {
  return api::Resources{group_resource(view, request.group_name)};
}

// Both of whom a membership is made. Where neither exists, AWS speaks of the user. NoSuchEntity.
struct Membership {
  iam::User user;
  iam::Group group;
};
api::Result<Membership> find_membership(const api::View& view, std::string_view user_name,
                                        std::string_view group_name);

struct GroupShape {
  std::string path;
  std::string group_name;
  std::string group_id;
  std::string arn;
  base::Instant create_date;

  void fields(auto& field) const {
    field("Path", path);
    field("GroupName", group_name);
    field("GroupId", group_id);
    field("Arn", arn);
    field("CreateDate", create_date);
  }
};

GroupShape shape_of(const iam::Group& group);

}  // namespace rollcall::actions
