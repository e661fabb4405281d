// PutUserPolicy: writes a policy into a user, in place of the one of that name if there is one.
#include "actions/iam/inline_policies/inline_policies.h"
#include "actions/resources/resources.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::ExistingUserName user_name;
  iam::PolicyName policy_name;
  iam::PolicyDocument policy_document;

  void fields(auto& field) {
    field("UserName", user_name);
    field("PolicyName", policy_name);
    field("PolicyDocument", policy_document);
  }
};

api::Result<api::Nothing> prepare(const api::View& view, const Request& request) {
  TRY(find_user(view, request.user_name));
  return check_inline_policy(request.policy_document);
}

api::Result<api::Nothing> run(api::Change& change, const Request& request) {
  const iam::User user = TRY(find_user(change, request.user_name));
  return put_inline_policy(change, store::user_holder(user.name),
                           {request.policy_name.value(), request.policy_document.value()});
}

}  // namespace

extern const api::Action put_user_policy = api::Declare<Request, api::Nothing>{
    .name = "PutUserPolicy",
    .access = api::Access::PermissionsManagement,
    .resources = named_user<Request>,
    .prepare = prepare,
    .run = run,
};

}  // namespace rollcall::actions
