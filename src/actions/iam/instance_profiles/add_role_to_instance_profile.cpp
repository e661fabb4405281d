// AddRoleToInstanceProfile: gives an instance profile its role. Whoever does that passes the role
// on to a machine, which takes the permission iam:PassRole on it. AWS API reference.
#include "actions/iam/instance_profiles/instance_profiles.h"
#include "actions/refusals/quotas.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

// A quota of AWS's that nobody can have raised.
constexpr Quota roles_per_profile{"InstanceSessionsPerInstanceProfile", 1};

struct Request {
  iam::InstanceProfileName instance_profile_name;
  iam::RoleName role_name;

  void fields(auto& field) {
    field("InstanceProfileName", instance_profile_name);
    field("RoleName", role_name);
  }
};

api::Result<api::Resources> profile_and_passed_role(const api::View& view, const Request& request) {
  auth::Resource role = role_resource(view, request.role_name);
  role.permission = "iam:PassRole";
  return api::Resources{instance_profile_resource(view, request.instance_profile_name),
                        std::move(role)};
}

api::Result<api::Nothing> run(api::Change& change, const Request& request) {
  const auto profile = TRY(find_instance_profile(change, request.instance_profile_name));
  const iam::Role role = TRY(find_role(change, request.role_name));
  TRY(check_room(profile.role_name ? 1 : 0, roles_per_profile));
  change.tables.instance_profiles.add_role(profile.name, role.name);
  return api::Nothing{};
}

}  // namespace

extern const api::Action add_role_to_instance_profile = api::Declare<Request, api::Nothing>{
    .name = "AddRoleToInstanceProfile",
    .access = api::Access::Write,
    .resources = profile_and_passed_role,
    .run = run,
};

}  // namespace rollcall::actions
