// DeleteRolePolicy: removes an inline policy of a role.
#include "actions/iam/inline_policies/inline_policies.h"
#include "actions/iam/roles/roles.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::RoleName role_name;
  iam::PolicyName policy_name;

  void fields(auto& field) {
    field("RoleName", role_name);
    field("PolicyName", policy_name);
  }
};

api::Result<api::Nothing> run(api::Change& change, const Request& request) {
  const iam::Role role = TRY(find_role(change, request.role_name));
  const store::PolicyHolder holder = store::role_holder(role.name);
  const auto policy = TRY(find_inline_policy(change, holder, request.policy_name));
  change.tables.policies.erase_inline(holder, policy.name);
  return api::Nothing{};
}

}  // namespace

extern const api::Action delete_role_policy = api::Declare<Request, api::Nothing>{
    .name = "DeleteRolePolicy",
    .access = api::Access::PermissionsManagement,
    .resources = named_role<Request>,
    .run = run,
};

}  // namespace rollcall::actions
