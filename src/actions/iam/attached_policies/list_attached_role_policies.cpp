// ListAttachedRolePolicies: the managed policies attached to a role, by name.
#include "actions/iam/attached_policies/attached_policies.h"
#include "actions/iam/roles/roles.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::RoleName role_name;
  AttachedPolicyFields which;

  void fields(auto& field) {
    field("RoleName", role_name);
    which.fields(field);
  }
};

api::Result<AttachedPolicyPage> run(const api::View& view, const Request& request) {
  const iam::Role role = TRY(find_role(view, request.role_name));
  return attached_policy_page(view, store::role_holder(role.name), request.which,
                              "attached-role-policies");
}

}  // namespace

extern const api::Action list_attached_role_policies = api::Declare<Request, AttachedPolicyPage>{
    .name = "ListAttachedRolePolicies",
    .access = api::Access::List,
    .resources = named_role<Request>,
    .run = run,
};

}  // namespace rollcall::actions
