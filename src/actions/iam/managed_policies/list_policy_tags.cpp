// ListPolicyTags: the tags of a managed policy, in the order in which they were set. Those that are
// there in every account have none.
#include "actions/iam/managed_policies/managed_policies.h"
#include "actions/tagging/tagging.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::PolicyArn policy_arn;
  PageFields page;

  void fields(auto& field) {
    field("PolicyArn", policy_arn);
    page.fields(field);
  }
};

api::Result<TagPage> run(const api::View& view, const Request& request) {
  TRY(check_policy(view, request.policy_arn));
  return tag_page(policy_resource(view, request.policy_arn).tags(), request.page, "policy-tags");
}

}  // namespace

extern const api::Action list_policy_tags = api::Declare<Request, TagPage>{
    .name = "ListPolicyTags",
    .access = api::Access::List,
    .resources = named_policy<Request>,
    .run = run,
};

}  // namespace rollcall::actions
