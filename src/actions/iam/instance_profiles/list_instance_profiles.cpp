// ListInstanceProfiles: the account's instance profiles by name, without their tags.
#include "actions/iam/instance_profiles/instance_profiles.h"
#include "actions/paging/path_listing.h"
#include "api/action.h"
#include "iam/arn.h"

namespace rollcall::actions {
namespace {

api::Result<PathListing<InstanceProfileShape>> run(const api::View& view,
                                                   const PathListingRequest& request) {
  return path_listing<iam::InstanceProfile, InstanceProfileShape>(
      "InstanceProfiles", request, view.tables.instance_profiles,
      [&](const iam::InstanceProfile& profile) { return shape_of(profile, view.tables); });
}

}  // namespace

extern const api::Action list_instance_profiles =
    api::Declare<PathListingRequest, PathListing<InstanceProfileShape>>{
        .name = "ListInstanceProfiles",
        .access = api::Access::List,
        .reading = api::Reading::Long,
        .resources = everything_under_a_path<iam::instance_profile_arn>,
        .run = run,
    };

}  // namespace rollcall::actions
