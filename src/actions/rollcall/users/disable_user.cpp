// DisableUser: takes from a user, for a while, what they get in with. The password is set aside
// with its dates, active keys are made inactive and remembered, sessions end. What they have
// otherwise, and what they may do, stays. Done once more, it takes what the user has been given
// since.
#include "actions/resources/resources.h"
#include "actions/rollcall/users/disabled_users.h"

namespace rollcall::actions {
namespace {

api::Result<DisabledUserResponse> run(api::Change& change, const DisabledUserRequest& request) {
  store::Tables& tables = change.tables;
  const iam::User user = TRY(find_user(change, request.user_name));
  tables.disabled_users.set_aside(user, change.now);
  for (const iam::AccessKey& key : tables.access_keys.of(user.name))
    if (key.status == iam::Status::Active) {
      tables.access_keys.set_status(key, iam::Status::Inactive);
      tables.disabled_users.set_aside(key);
    }
  tables.signin_sessions.erase_of(user.name, {});
  return DisabledUserResponse{shape_of(user, *tables.disabled_users.find(user.name))};
}

}  // namespace

extern const api::Action disable_user = api::Declare<DisabledUserRequest, DisabledUserResponse>{
    .service = &api::rollcall_service,
    .name = "DisableUser",
    .access = api::Access::Write,
    .resources = user_to_disable,
    .run = run,
};

}  // namespace rollcall::actions
