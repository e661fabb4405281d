#pragma once
// Instance profiles as their actions find, name and show them.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "actions/iam/roles/roles.h"
#include "actions/resources/shapes.h"
#include "api/action.h"
#include "iam/instance_profile.h"
#include "iam/names.h"

namespace rollcall::actions {

// NoSuchEntity: "Instance Profile X cannot be found."
api::Result<iam::InstanceProfile> find_instance_profile(const api::View& view,
                                                        std::string_view name);

// An instance profile as permissions know it: the ARN as it is stored, or, of one that does not
// exist, as it would be without a path; and its tags.
auth::Resource instance_profile_resource(const api::View& view, std::string_view name);

// For requests with an instance_profile_name.
template <typename Request>
api::Result<api::Resources> named_instance_profile(const api::View& view, const Request& request) {
  return api::Resources{instance_profile_resource(view, request.instance_profile_name)};
}

// DeleteConflict for a profile with a role and for a role in a profile, in the same words.
base::Error must_remove_roles_first();

// What an answer tells of an instance profile. Listings leave out the tags.
struct InstanceProfileShape {
  std::string path;
  std::string instance_profile_name;
  std::string instance_profile_id;
  std::string arn;
  base::Instant create_date;
  std::vector<RoleShape> roles;  // one, or none
  std::optional<std::vector<TagShape>> tags;

  void fields(auto& field) const {
    field("Path", path);
    field("InstanceProfileName", instance_profile_name);
    field("InstanceProfileId", instance_profile_id);
    field("Arn", arn);
    field("CreateDate", create_date);
    field("Roles", roles);
    field("Tags", tags);
  }
};

// As listings show it. Of the role it tells what the API reference's examples do: neither
// description nor longest session.
InstanceProfileShape shape_of(const iam::InstanceProfile& profile, const store::Tables& tables);

std::vector<InstanceProfileShape> shapes_of(const std::vector<iam::InstanceProfile>& profiles,
                                            const store::Tables& tables);

}  // namespace rollcall::actions
