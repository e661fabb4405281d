// PutRolePolicy: writes a policy into a role, in place of the one of that name if there is one.
#include "actions/iam/inline_policies/inline_policies.h"
#include "actions/iam/roles/roles.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::RoleName role_name;
  iam::PolicyName policy_name;
  iam::PolicyDocument policy_document;

  void fields(auto& field) {
    field("RoleName", role_name);
    field("PolicyName", policy_name);
    field("PolicyDocument", policy_document);
  }
};

api::Result<api::Nothing> prepare(const api::View& view, const Request& request) {
  TRY(find_role(view, request.role_name));
  return check_inline_policy(request.policy_document);
}

api::Result<api::Nothing> run(api::Change& change, const Request& request) {
  const iam::Role role = TRY(find_role(change, request.role_name));
  return put_inline_policy(change, store::role_holder(role.name),
                           {request.policy_name.value(), request.policy_document.value()});
}

}  // namespace

extern const api::Action put_role_policy = api::Declare<Request, api::Nothing>{
    .name = "PutRolePolicy",
    .access = api::Access::PermissionsManagement,
    .resources = named_role<Request>,
    .prepare = prepare,
    .run = run,
};

}  // namespace rollcall::actions
