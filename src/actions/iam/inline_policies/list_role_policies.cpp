// ListRolePolicies: the names of the inline policies of a role.
#include "actions/iam/inline_policies/inline_policies.h"
#include "actions/iam/roles/roles.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::RoleName role_name;
  PageFields page;

  void fields(auto& field) {
    field("RoleName", role_name);
    page.fields(field);
  }
};

api::Result<InlinePolicyPage> run(const api::View& view, const Request& request) {
  const iam::Role role = TRY(find_role(view, request.role_name));
  return inline_policy_page(view, store::role_holder(role.name), request.page, "role-policies");
}

}  // namespace

extern const api::Action list_role_policies = api::Declare<Request, InlinePolicyPage>{
    .name = "ListRolePolicies",
    .access = api::Access::List,
    .resources = named_role<Request>,
    .run = run,
};

}  // namespace rollcall::actions
