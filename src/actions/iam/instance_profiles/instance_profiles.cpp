#include "actions/iam/instance_profiles/instance_profiles.h"

#include "actions/refusals/delete_conflicts.h"
#include "iam/arn.h"
#include "iam/errors.h"

namespace rollcall::actions {

api::Result<iam::InstanceProfile> find_instance_profile(const api::View& view,
                                                        std::string_view name) {
  auto profile = view.tables.instance_profiles.find(name);
  if (!profile)
    return base::fail(iam::errors::no_such_entity,
                      "Instance Profile " + std::string(name) + " cannot be found.");
  return *std::move(profile);
}

auth::Resource instance_profile_resource(const api::View& view, std::string_view name) {
  const auto profile = view.tables.instance_profiles.find(name);
  const std::string_view path = profile ? std::string_view(profile->path) : "/";
  const std::string stored(profile ? std::string_view(profile->name) : name);
  const store::Tables* const tables = &view.tables;
  return {
      .arn = iam::instance_profile_arn(view.tables.account, path, stored),
      .shown = "instance profile " + stored,
      .tags = [tables, stored] { return tables->tags.of(store::Tagged::InstanceProfile, stored); }};
}

base::Error must_remove_roles_first() { return must_first("remove roles from instance profile"); }

InstanceProfileShape shape_of(const iam::InstanceProfile& profile, const store::Tables& tables) {
  InstanceProfileShape shape{.path = profile.path,
                             .instance_profile_name = profile.name,
                             .instance_profile_id = profile.id,
                             .arn = iam::arn_of(profile),
                             .create_date = profile.created,
                             .roles = {},
                             .tags = {}};
  if (!profile.role_name)
    return shape;
  if (const auto role = tables.roles.find(*profile.role_name)) {
    shape.roles.push_back(shape_of(*role, tables));
    shape.roles.back().description.reset();
    shape.roles.back().max_session_duration.reset();
  }
  return shape;
}

std::vector<InstanceProfileShape> shapes_of(const std::vector<iam::InstanceProfile>& profiles,
                                            const store::Tables& tables) {
  std::vector<InstanceProfileShape> shapes;
  for (const iam::InstanceProfile& profile : profiles)
    shapes.push_back(shape_of(profile, tables));
  return shapes;
}

}  // namespace rollcall::actions
