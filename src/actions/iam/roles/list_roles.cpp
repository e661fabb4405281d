// ListRoles: the account's roles by name, without their boundaries, tags and last uses.
#include "actions/iam/roles/roles.h"
#include "actions/paging/path_listing.h"
#include "api/action.h"
#include "iam/arn.h"

namespace rollcall::actions {
namespace {

api::Result<PathListing<RoleShape>> run(const api::View& view, const PathListingRequest& request) {
  return path_listing<iam::Role, RoleShape>(
      "Roles", request, view.tables.roles,
      [&](const iam::Role& role) { return shape_of(role, view.tables); });
}

}  // namespace

extern const api::Action list_roles = api::Declare<PathListingRequest, PathListing<RoleShape>>{
    .name = "ListRoles",
    .access = api::Access::List,
    .reading = api::Reading::Long,
    .resources = everything_under_a_path<iam::role_arn>,
    .run = run,
};

}  // namespace rollcall::actions
