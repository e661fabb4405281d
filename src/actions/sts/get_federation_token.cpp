// GetFederationToken: temporary credentials for somebody the caller vouches for, who may do what
// the caller may and the given policies leave of it.
#include "actions/resources/resources.h"
#include "actions/sts/temporary_credentials.h"
#include "api/action.h"
#include "iam/arn.h"
#include "iam/errors.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::FederatedUserName name;
  SessionFields session;
  std::optional<UserSessionSeconds> duration_seconds;

  void fields(auto& field) {
    field("Name", name);
    session.fields(field);
    field("DurationSeconds", duration_seconds);
  }
};

struct FederatedUserShape {
  std::string federated_user_id;
  std::string arn;

  void fields(auto& field) const {
    field("FederatedUserId", federated_user_id);
    field("Arn", arn);
  }
};

struct Response {
  CredentialsShape credentials;
  FederatedUserShape federated_user;
  std::optional<int> packed_policy_size;

  void fields(auto& field) const {
    field("Credentials", credentials);
    field("FederatedUser", federated_user);
    field("PackedPolicySize", packed_policy_size);
  }
};

api::Result<api::Resources> federated_user(const api::View& view, const Request& request) {
  if (view.caller.session)
    return base::fail(iam::errors::access_denied,
                      "Cannot call GetFederationToken with session credentials");
  return and_tagging(auth::resource(iam::federated_user_arn(view.caller.account, request.name)),
                     "sts:TagSession", request.session.tags);
}

api::Result<Response> run(api::Change& change, const Request& request) {
  const auth::Caller& caller = change.caller;
  const auto tags = TRY(session_tags(request.session));
  auto policies = TRY(session_policies(request.session, change.tables));
  const auto packed = TRY(packed_size(policies, tags));
  const std::string arn = iam::federated_user_arn(caller.account, request.name);
  auth::SessionToken token{
      .kind = auth::SessionKind::FederatedUser,
      .account = caller.account,
      .principal_name = caller.user_name,
      .principal_id = caller.user_id,
      .parent_key_id = caller.access_key_id,
      .name = request.name.value(),
      .issued = change.now,
      .expires = change.now + user_session_duration(request.duration_seconds, caller),
      .policies = std::move(policies),
      .tags = tags};
  return Response{
      .credentials = make_credentials(change.environment, std::move(token)),
      .federated_user = {iam::to_string(caller.account) + ":" + request.name.value(), arn},
      .packed_policy_size = packed};
}

}  // namespace

extern const api::Action get_federation_token = api::Declare<Request, Response>{
    .service = &api::sts_service,
    .name = "GetFederationToken",
    .access = api::Access::Write,
    .effect = api::Effect::Record,
    .resources = federated_user,
    .run = run,
};

}  // namespace rollcall::actions
