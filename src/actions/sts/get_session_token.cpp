// GetSessionToken: temporary credentials of the caller's own, with MFA if a code is given. Needs no
// permission.
#include "actions/sts/temporary_credentials.h"
#include "api/action.h"
#include "iam/errors.h"

namespace rollcall::actions {
namespace {

struct Request {
  std::optional<UserSessionSeconds> duration_seconds;
  MfaFields mfa;

  void fields(auto& field) {
    field("DurationSeconds", duration_seconds);
    mfa.fields(field);
  }
};

struct Response {
  CredentialsShape credentials;

  void fields(auto& field) const { field("Credentials", credentials); }
};

struct Prepared {
  auth::Caller caller;
  base::Instant now;
  std::optional<base::Instant> mfa_given = {};
};

api::Result<Prepared> prepare(const api::View& view, const Request&) {
  if (view.caller.session)
    return base::fail(iam::errors::access_denied,
                      "Cannot call GetSessionToken with session credentials");
  return Prepared{.caller = view.caller, .now = view.now};
}

api::Result<Prepared> work(const api::Environment& environment, const Request& request,
                           Prepared prepared) {
  prepared.mfa_given = TRY(take_code(environment, prepared.caller, request.mfa, prepared.now));
  return prepared;
}

api::Result<Response> run(api::Change& change, const Request& request, const Prepared& prepared) {
  const auth::Caller& caller = change.caller;
  auth::SessionToken token{
      .kind = auth::SessionKind::User,
      .account = caller.account,
      .principal_name = caller.user_name,
      .principal_id = caller.user_id,
      .parent_key_id = caller.access_key_id,
      .issued = change.now,
      .expires = change.now + user_session_duration(request.duration_seconds, caller),
      .mfa_given = prepared.mfa_given};
  return Response{make_credentials(change.environment, std::move(token))};
}

}  // namespace

extern const api::Action get_session_token = api::Declare<Request, Response, Prepared>{
    .service = &api::sts_service,
    .name = "GetSessionToken",
    .access = api::Access::Write,
    .effect = api::Effect::Record,
    .prepare = prepare,
    .work = work,
    .run = run,
};

}  // namespace rollcall::actions
