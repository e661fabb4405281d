// TagInstanceProfile: sets tags of an instance profile. Keys that differ in case are different keys
// here.
#include "actions/iam/instance_profiles/instance_profiles.h"
#include "actions/tagging/tagging.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::InstanceProfileName instance_profile_name;
  TagEntries tags;

  void fields(auto& field) {
    field("InstanceProfileName", instance_profile_name);
    field("Tags", tags);
  }
};

api::Result<api::Nothing> run(api::Change& change, const Request& request) {
  const auto added = TRY(checked_tags(request.tags, store::Tagged::InstanceProfile));
  const auto profile = TRY(find_instance_profile(change, request.instance_profile_name));
  return set_tags(change, {store::Tagged::InstanceProfile, profile.name}, added);
}

}  // namespace

extern const api::Action tag_instance_profile = api::Declare<Request, api::Nothing>{
    .name = "TagInstanceProfile",
    .access = api::Access::Tagging,
    .resources = named_instance_profile<Request>,
    .run = run,
};

}  // namespace rollcall::actions
