// DetachRolePolicy: takes a managed policy from a role.
#include "actions/iam/attached_policies/attached_policies.h"
#include "actions/iam/managed_policies/managed_policies.h"
#include "actions/iam/roles/roles.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::RoleName role_name;
  iam::PolicyArn policy_arn;

  void fields(auto& field) {
    field("RoleName", role_name);
    field("PolicyArn", policy_arn);
  }
};

api::Result<api::Nothing> run(api::Change& change, const Request& request) {
  TRY(check_policy_arn(request.policy_arn));
  const iam::Role role = TRY(find_role(change, request.role_name));
  return detach_policy(change, store::role_holder(role.name), request.policy_arn);
}

}  // namespace

extern const api::Action detach_role_policy = api::Declare<Request, api::Nothing>{
    .name = "DetachRolePolicy",
    .access = api::Access::PermissionsManagement,
    .resources = named_role<Request>,
    .run = run,
};

}  // namespace rollcall::actions
