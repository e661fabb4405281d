// GetDisabledUser: since when a user is disabled, and what waits to be given back.
#include "actions/resources/resources.h"
#include "actions/rollcall/users/disabled_users.h"
#include "iam/errors.h"

namespace rollcall::actions {
namespace {

api::Result<DisabledUserResponse> run(const api::View& view, const DisabledUserRequest& request) {
  const iam::User user = TRY(find_user(view, request.user_name));
  const auto disabled = view.tables.disabled_users.find(user.name);
  if (!disabled)
    return base::fail(iam::errors::no_such_entity,
                      "The user with name " + user.name + " is not disabled.");
  return DisabledUserResponse{shape_of(user, *disabled)};
}

}  // namespace

extern const api::Action get_disabled_user =
    api::Declare<DisabledUserRequest, DisabledUserResponse>{
        .service = &api::rollcall_service,
        .name = "GetDisabledUser",
        .access = api::Access::Read,
        .resources = named_user<DisabledUserRequest>,
        .run = run,
    };

}  // namespace rollcall::actions
