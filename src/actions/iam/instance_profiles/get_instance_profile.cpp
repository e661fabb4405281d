// GetInstanceProfile: an instance profile with its role and its tags.
#include "actions/iam/instance_profiles/instance_profiles.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::InstanceProfileName instance_profile_name;

  void fields(auto& field) { field("InstanceProfileName", instance_profile_name); }
};

struct Response {
  InstanceProfileShape instance_profile;

  void fields(auto& field) const { field("InstanceProfile", instance_profile); }
};

api::Result<Response> run(const api::View& view, const Request& request) {
  const auto profile = TRY(find_instance_profile(view, request.instance_profile_name));
  Response response{shape_of(profile, view.tables)};
  const auto tags = view.tables.tags.of(store::Tagged::InstanceProfile, profile.name);
  if (!tags.empty())
    response.instance_profile.tags = shapes_of(tags);
  return response;
}

}  // namespace

extern const api::Action get_instance_profile = api::Declare<Request, Response>{
    .name = "GetInstanceProfile",
    .access = api::Access::Read,
    .resources = named_instance_profile<Request>,
    .run = run,
};

}  // namespace rollcall::actions
