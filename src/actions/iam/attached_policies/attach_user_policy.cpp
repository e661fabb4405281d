// AttachUserPolicy: gives a user what a managed policy says. Attaching it again changes nothing.
#include "actions/iam/attached_policies/attached_policies.h"
#include "actions/iam/managed_policies/managed_policies.h"
#include "actions/resources/resources.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::UserName user_name;
  iam::PolicyArn policy_arn;

  void fields(auto& field) {
    field("UserName", user_name);
    field("PolicyArn", policy_arn);
  }
};

api::Result<api::Nothing> run(api::Change& change, const Request& request) {
  TRY(check_policy_arn(request.policy_arn));
  const iam::User user = TRY(find_user(change, request.user_name));
  return attach_policy(change, store::user_holder(user.name), request.policy_arn);
}

}  // namespace

extern const api::Action attach_user_policy = api::Declare<Request, api::Nothing>{
    .name = "AttachUserPolicy",
    .access = api::Access::PermissionsManagement,
    .resources = named_user<Request>,
    .run = run,
};

}  // namespace rollcall::actions
