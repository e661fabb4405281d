// ListGroups: the account's groups by name.
#include "actions/iam/groups/groups.h"
#include "actions/paging/path_listing.h"
#include "api/action.h"
#include "iam/arn.h"

namespace rollcall::actions {
namespace {

api::Result<PathListing<GroupShape>> run(const api::View& view, const PathListingRequest& request) {
  return path_listing<iam::Group, GroupShape>(
      "Groups", request, view.tables.groups,
      [](const iam::Group& group) { return shape_of(group); });
}

}  // namespace

extern const api::Action list_groups = api::Declare<PathListingRequest, PathListing<GroupShape>>{
    .name = "ListGroups",
    .access = api::Access::List,
    .reading = api::Reading::Long,
    .resources = everything_under_a_path<iam::group_arn>,
    .run = run,
};

}  // namespace rollcall::actions
