// ListInstanceProfileTags: the tags of an instance profile, in the order in which they were set.
#include "actions/iam/instance_profiles/instance_profiles.h"
#include "actions/tagging/tagging.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::InstanceProfileName instance_profile_name;
  PageFields page;

  void fields(auto& field) {
    field("InstanceProfileName", instance_profile_name);
    page.fields(field);
  }
};

api::Result<TagPage> run(const api::View& view, const Request& request) {
  const auto profile = TRY(find_instance_profile(view, request.instance_profile_name));
  return tag_page(view.tables.tags.of(store::Tagged::InstanceProfile, profile.name), request.page,
                  "instance-profile-tags");
}

}  // namespace

extern const api::Action list_instance_profile_tags = api::Declare<Request, TagPage>{
    .name = "ListInstanceProfileTags",
    .access = api::Access::List,
    .resources = named_instance_profile<Request>,
    .run = run,
};

}  // namespace rollcall::actions
