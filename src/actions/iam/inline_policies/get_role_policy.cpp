// GetRolePolicy: an inline policy of a role, exactly as it was put.
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

struct Response {
  std::string role_name;
  std::string policy_name;
  api::EncodedDocument policy_document;

  void fields(auto& field) const {
    field("RoleName", role_name);
    field("PolicyName", policy_name);
    field("PolicyDocument", policy_document);
  }
};

// The answer names the policy as the request spelled it, not as it is stored. AWS, captured live.
api::Result<Response> run(const api::View& view, const Request& request) {
  const iam::Role role = TRY(find_role(view, request.role_name));
  auto policy = TRY(find_inline_policy(view, store::role_holder(role.name), request.policy_name));
  return Response{role.name, request.policy_name.value(), {std::move(policy.document)}};
}

}  // namespace

extern const api::Action get_role_policy = api::Declare<Request, Response>{
    .name = "GetRolePolicy",
    .access = api::Access::Read,
    .resources = named_role<Request>,
    .run = run,
};

}  // namespace rollcall::actions
