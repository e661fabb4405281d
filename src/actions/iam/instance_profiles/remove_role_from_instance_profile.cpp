// RemoveRoleFromInstanceProfile: takes the role out of an instance profile. Both stay.
#include "actions/iam/instance_profiles/instance_profiles.h"
#include "api/action.h"
#include "iam/errors.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::InstanceProfileName instance_profile_name;
  iam::RoleName role_name;

  void fields(auto& field) {
    field("InstanceProfileName", instance_profile_name);
    field("RoleName", role_name);
  }
};

api::Result<api::Nothing> run(api::Change& change, const Request& request) {
  const auto profile = TRY(find_instance_profile(change, request.instance_profile_name));
  const iam::Role role = TRY(find_role(change, request.role_name));
  if (profile.role_name != role.name)
    return base::fail(iam::errors::no_such_entity, "Role " + role.name + " in Instance Profile " +
                                                       profile.name + " cannot be found.");
  change.tables.instance_profiles.remove_role(profile.name);
  return api::Nothing{};
}

}  // namespace

extern const api::Action remove_role_from_instance_profile = api::Declare<Request, api::Nothing>{
    .name = "RemoveRoleFromInstanceProfile",
    .access = api::Access::Write,
    .resources = named_instance_profile<Request>,
    .run = run,
};

}  // namespace rollcall::actions
