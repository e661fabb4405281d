// ListUsers: the account's users by name, without root and without their tags.
#include "actions/paging/path_listing.h"
#include "actions/resources/shapes.h"
#include "api/action.h"
#include "iam/arn.h"

namespace rollcall::actions {
namespace {

api::Result<PathListing<UserShape>> run(const api::View& view, const PathListingRequest& request) {
  return path_listing<iam::User, UserShape>("Users", request, view.tables.users,
                                            shape_with_last_use);
}

}  // namespace

extern const api::Action list_users = api::Declare<PathListingRequest, PathListing<UserShape>>{
    .name = "ListUsers",
    .access = api::Access::List,
    .reading = api::Reading::Long,
    .resources = everything_under_a_path<iam::user_arn>,
    .run = run,
};

}  // namespace rollcall::actions
