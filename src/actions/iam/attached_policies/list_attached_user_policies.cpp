// ListAttachedUserPolicies: the managed policies attached to a user, by name.
#include "actions/iam/attached_policies/attached_policies.h"
#include "actions/resources/resources.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::UserName user_name;
  AttachedPolicyFields which;

  void fields(auto& field) {
    field("UserName", user_name);
    which.fields(field);
  }
};

api::Result<AttachedPolicyPage> run(const api::View& view, const Request& request) {
  const iam::User user = TRY(find_user(view, request.user_name));
  return attached_policy_page(view, store::user_holder(user.name), request.which,
                              "attached-user-policies");
}

}  // namespace

extern const api::Action list_attached_user_policies = api::Declare<Request, AttachedPolicyPage>{
    .name = "ListAttachedUserPolicies",
    .access = api::Access::List,
    .resources = named_user<Request>,
    .run = run,
};

}  // namespace rollcall::actions
