// CreateInstanceProfile: a new instance profile, without a role yet.
#include "actions/iam/instance_profiles/instance_profiles.h"
#include "actions/refusals/quotas.h"
#include "actions/resources/resources.h"
#include "actions/tagging/tagging.h"
#include "api/action.h"
#include "iam/arn.h"
#include "iam/errors.h"
#include "iam/identifiers.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::InstanceProfileName instance_profile_name;
  std::optional<iam::Path> path;
  std::optional<TagEntries> tags;

  void fields(auto& field) {
    field("InstanceProfileName", instance_profile_name);
    field("Path", path);
    field("Tags", tags);
  }
};

struct Response {
  InstanceProfileShape instance_profile;

  void fields(auto& field) const { field("InstanceProfile", instance_profile); }
};

iam::InstanceProfile profile_to_be(const api::View& view, const Request& request) {
  return {.account = view.tables.account,
          .name = request.instance_profile_name.value(),
          .path = path_or_root(request.path),
          .id = {},
          .created = view.now,
          .role_name = {}};
}

api::Result<api::Resources> resource_to_be(const api::View& view, const Request& request) {
  return and_tagging(auth::resource(iam::arn_of(profile_to_be(view, request))),
                     "iam:TagInstanceProfile", request.tags);
}

api::Result<Response> run(api::Change& change, const Request& request) {
  const auto tags = TRY(first_tags(change, request.tags, store::Tagged::InstanceProfile));
  store::InstanceProfiles& profiles = change.tables.instance_profiles;
  if (profiles.find(request.instance_profile_name))
    return base::fail(
        iam::errors::entity_already_exists,
        "Instance Profile " + request.instance_profile_name.value() + " already exists.");
  TRY(check_room(profiles.count(),
                 {"InstanceProfilesPerAccount", change.environment.quotas.instance_profiles}));
  iam::InstanceProfile profile = profile_to_be(change, request);
  profile.id = iam::new_instance_profile_id(change.environment.random);
  profiles.insert(profile);
  change.tables.tags.replace(store::Tagged::InstanceProfile, profile.name, tags);
  Response response{shape_of(profile, change.tables)};
  if (!tags.empty())
    response.instance_profile.tags = shapes_of(tags);
  return response;
}

}  // namespace

extern const api::Action create_instance_profile = api::Declare<Request, Response>{
    .name = "CreateInstanceProfile",
    .access = api::Access::Write,
    .resources = resource_to_be,
    .run = run,
};

}  // namespace rollcall::actions
