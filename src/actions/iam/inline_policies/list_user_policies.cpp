// ListUserPolicies: the names of the inline policies of a user.
#include "actions/iam/inline_policies/inline_policies.h"
#include "actions/resources/resources.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::ExistingUserName user_name;
  PageFields page;

  void fields(auto& field) {
    field("UserName", user_name);
    page.fields(field);
  }
};

api::Result<InlinePolicyPage> run(const api::View& view, const Request& request) {
  const iam::User user = TRY(find_user(view, request.user_name));
  return inline_policy_page(view, store::user_holder(user.name), request.page, "user-policies");
}

}  // namespace

extern const api::Action list_user_policies = api::Declare<Request, InlinePolicyPage>{
    .name = "ListUserPolicies",
    .access = api::Access::List,
    .resources = named_user<Request>,
    .run = run,
};

}  // namespace rollcall::actions
