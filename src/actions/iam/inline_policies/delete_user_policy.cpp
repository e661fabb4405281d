// DeleteUserPolicy: removes an inline policy of a user.
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

api::Result<api::Nothing> run(api::Change& change, const Request& request) {
  const iam::User user = TRY(find_user(change, request.user_name));
  const store::PolicyHolder holder = store::user_holder(user.name);
  const auto policy = TRY(find_inline_policy(change, holder, request.policy_name));
  change.tables.policies.erase_inline(holder, policy.name);
  return api::Nothing{};
}

}  // namespace

extern const api::Action delete_user_policy = api::Declare<Request, api::Nothing>{
    .name = "DeleteUserPolicy",
    .access = api::Access::PermissionsManagement,
    .resources = named_user<Request>,
    .run = run,
};

}  // namespace rollcall::actions
