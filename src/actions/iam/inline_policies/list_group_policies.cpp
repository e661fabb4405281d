// ListGroupPolicies: the names of the inline policies of a group.
#include "actions/iam/groups/groups.h"
#include "actions/iam/inline_policies/inline_policies.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::GroupName group_name;
  PageFields page;

  void fields(auto& field) {
    field("GroupName", group_name);
    page.fields(field);
  }
};

api::Result<InlinePolicyPage> run(const api::View& view, const Request& request) {
  const iam::Group group = TRY(find_group(view, request.group_name));
  return inline_policy_page(view, store::group_holder(group.name), request.page, "group-policies");
}

}  // namespace

extern const api::Action list_group_policies = api::Declare<Request, InlinePolicyPage>{
    .name = "ListGroupPolicies",
    .access = api::Access::List,
    .resources = named_group<Request>,
    .run = run,
};

}  // namespace rollcall::actions
