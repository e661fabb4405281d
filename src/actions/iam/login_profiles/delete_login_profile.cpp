// DeleteLoginProfile: takes a user's password away; what is remembered of earlier ones goes too.
#include "actions/iam/login_profiles/login_profiles.h"
#include "actions/resources/resources.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

struct Request {
  std::optional<iam::UserName> user_name;

  void fields(auto& field) { field("UserName", user_name); }
};

api::Result<api::Nothing> run(api::Change& change, const Request& request) {
  const std::string_view name = meant_name(change, request.user_name);
  const iam::User user = TRY(find_user_with_password(change, name));
  change.tables.passwords.erase(user.name);
  change.tables.signin_sessions.erase_of(user.name, change.caller.spared_session());
  return api::Nothing{};
}

}  // namespace

extern const api::Action delete_login_profile = api::Declare<Request, api::Nothing>{
    .name = "DeleteLoginProfile",
    .access = api::Access::Write,
    .resources = named_user<Request>,
    .run = run,
};

}  // namespace rollcall::actions
