// EndSignInSession: signs somebody out of one of their sign-in sessions, at once.
#include "actions/resources/resources.h"
#include "actions/rollcall/sign_in_sessions/sign_in_sessions.h"
#include "iam/errors.h"

namespace rollcall::actions {
namespace {

struct Request {
  std::optional<iam::ExistingUserName> user_name;  // absent: the caller's own
  iam::SignInSessionId session_id;

  void fields(auto& field) {
    field("UserName", user_name);
    field("SessionId", session_id);
  }
};

// Somebody else's is none of this user's, and one that is over is none any more.
api::Result<api::Nothing> run(api::Change& change, const Request& request) {
  const iam::User user = TRY(user_or_caller(change, request.user_name));
  const auto found = change.tables.signin_sessions.find(request.session_id);
  if (!found || found->user_name != user.name || !is_live(change, *found))
    return base::fail(
        iam::errors::no_such_entity,
        "The sign-in session with id " + request.session_id.value() + " cannot be found.");
  change.tables.signin_sessions.erase(found->id_hash);
  return api::Nothing{};
}

}  // namespace

extern const api::Action end_sign_in_session = api::Declare<Request, api::Nothing>{
    .service = &api::rollcall_service,
    .name = "EndSignInSession",
    .access = api::Access::Write,
    .effect = api::Effect::Record,
    .resources = named_user<Request>,
    .allowed_anyway = is_about_oneself<Request>,
    .run = run,
};

}  // namespace rollcall::actions
