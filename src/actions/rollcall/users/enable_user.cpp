// EnableUser: gives a disabled user back what DisableUser took, as it was: the password with its
// dates, and of the keys those that nobody has decided over since. Who is not disabled stays as
// they are.
#include "actions/resources/resources.h"
#include "actions/rollcall/users/disabled_users.h"

namespace rollcall::actions {
namespace {

api::Result<api::Nothing> run(api::Change& change, const DisabledUserRequest& request) {
  store::Tables& tables = change.tables;
  const iam::User user = TRY(find_user(change, request.user_name));
  const auto disabled = tables.disabled_users.find(user.name);
  if (!disabled)
    return api::Nothing{};
  for (const std::string& id : disabled->access_key_ids)
    if (const auto key = tables.access_keys.find(id))
      tables.access_keys.set_status(*key, iam::Status::Active);
  tables.disabled_users.give_back(user, change.now);
  return api::Nothing{};
}

}  // namespace

extern const api::Action enable_user = api::Declare<DisabledUserRequest, api::Nothing>{
    .service = &api::rollcall_service,
    .name = "EnableUser",
    .access = api::Access::Write,
    .resources = user_to_disable,
    .run = run,
};

}  // namespace rollcall::actions
