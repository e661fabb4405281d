// UntagInstanceProfile: removes tags of an instance profile by their keys. Keys that are not there
// are no error.
#include "actions/iam/instance_profiles/instance_profiles.h"
#include "actions/tagging/tagging.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::InstanceProfileName instance_profile_name;
  TagKeyEntries tag_keys;

  void fields(auto& field) {
    field("InstanceProfileName", instance_profile_name);
    field("TagKeys", tag_keys);
  }
};

api::Result<api::Nothing> run(api::Change& change, const Request& request) {
  const auto profile = TRY(find_instance_profile(change, request.instance_profile_name));
  return remove_tags(change, {store::Tagged::InstanceProfile, profile.name}, request.tag_keys);
}

}  // namespace

extern const api::Action untag_instance_profile = api::Declare<Request, api::Nothing>{
    .name = "UntagInstanceProfile",
    .access = api::Access::Tagging,
    .resources = named_instance_profile<Request>,
    .run = run,
};

}  // namespace rollcall::actions
