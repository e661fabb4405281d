// GetUserPolicy: an inline policy of a user, exactly as it was put.
#include "actions/iam/inline_policies/inline_policies.h"
#include "actions/resources/resources.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::ExistingUserName user_name;
  iam::PolicyName policy_name;

  void fields(auto& field) {
    field("UserName", user_name);
    field("PolicyName", policy_name);
  }
};

struct Response {
  std::string user_name;
  std::string policy_name;
  api::EncodedDocument policy_document;

  void fields(auto& field) const {
    field("UserName", user_name);
    field("PolicyName", policy_name);
    field("PolicyDocument", policy_document);
  }
};

// The answer names the policy as the request spelled it, not as it is stored. AWS, captured live.
api::Result<Response> run(const api::View& view, const Request& request) {
  const iam::User user = TRY(find_user(view, request.user_name));
  auto policy = TRY(find_inline_policy(view, store::user_holder(user.name), request.policy_name));
  return Response{user.name, request.policy_name.value(), {std::move(policy.document)}};
}

}  // namespace

extern const api::Action get_user_policy = api::Declare<Request, Response>{
    .name = "GetUserPolicy",
    .access = api::Access::Read,
    .resources = named_user<Request>,
    .run = run,
};

}  // namespace rollcall::actions
