// DeleteInstanceProfile: removes an instance profile that has no role any more. Its tags go with
// it.
#include "actions/iam/instance_profiles/instance_profiles.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::InstanceProfileName instance_profile_name;

  void fields(auto& field) { field("InstanceProfileName", instance_profile_name); }
};

api::Result<api::Nothing> run(api::Change& change, const Request& request) {
  const auto profile = TRY(find_instance_profile(change, request.instance_profile_name));
  if (profile.role_name)
    return std::unexpected(must_remove_roles_first());
  change.tables.instance_profiles.erase(profile.name);
  return api::Nothing{};
}

}  // namespace

extern const api::Action delete_instance_profile = api::Declare<Request, api::Nothing>{
    .name = "DeleteInstanceProfile",
    .access = api::Access::Write,
    .resources = named_instance_profile<Request>,
    .run = run,
};

}  // namespace rollcall::actions
