// GetGroupPolicy: an inline policy of a group, exactly as it was put.
#include "actions/iam/groups/groups.h"
#include "actions/iam/inline_policies/inline_policies.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::GroupName group_name;
  iam::PolicyName policy_name;

  void fields(auto& field) {
    field("GroupName", group_name);
    field("PolicyName", policy_name);
  }
};

struct Response {
  std::string group_name;
  std::string policy_name;
  api::EncodedDocument policy_document;

  void fields(auto& field) const {
    field("GroupName", group_name);
    field("PolicyName", policy_name);
    field("PolicyDocument", policy_document);
  }
};

// The answer names the policy as the request spelled it, not as it is stored. AWS, captured live.
api::Result<Response> run(const api::View& view, const Request& request) {
  const iam::Group group = TRY(find_group(view, request.group_name));
  auto policy = TRY(find_inline_policy(view, store::group_holder(group.name), request.policy_name));
  return Response{group.name, request.policy_name.value(), {std::move(policy.document)}};
}

}  // namespace

extern const api::Action get_group_policy = api::Declare<Request, Response>{
    .name = "GetGroupPolicy",
    .access = api::Access::Read,
    .resources = named_group<Request>,
    .run = run,
};

}  // namespace rollcall::actions
