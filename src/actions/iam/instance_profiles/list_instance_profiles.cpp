// ListInstanceProfiles: the instance profiles of the account. There are none; see never_kept.h.
#include "actions/paging/never_kept.h"
#include "actions/paging/path_listing.h"
#include "actions/resources/resources.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

api::Result<PathListing<NeverKept>> run(const api::View&, const PathListingRequest& request) {
  return never_kept_listing("InstanceProfiles", request);
}

}  // namespace

extern const api::Action list_instance_profiles =
    api::Declare<PathListingRequest, PathListing<NeverKept>>{
        .name = "ListInstanceProfiles",
        .access = api::Access::List,
        .resources = account_wide<PathListingRequest>,
        .run = run,
    };

}  // namespace rollcall::actions
