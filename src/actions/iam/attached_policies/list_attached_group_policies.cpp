// ListAttachedGroupPolicies: the managed policies attached to a group, by name.
#include "actions/iam/attached_policies/attached_policies.h"
#include "actions/iam/groups/groups.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::GroupName group_name;
  AttachedPolicyFields which;

  void fields(auto& field) {
    field("GroupName", group_name);
    which.fields(field);
  }
};

api::Result<AttachedPolicyPage> run(const api::View& view, const Request& request) {
  const iam::Group group = TRY(find_group(view, request.group_name));
  return attached_policy_page(view, store::group_holder(group.name), request.which,
                              "attached-group-policies");
}

}  // namespace

extern const api::Action list_attached_group_policies = api::Declare<Request, AttachedPolicyPage>{
    .name = "ListAttachedGroupPolicies",
    .access = api::Access::List,
    .resources = named_group<Request>,
    .run = run,
};

}  // namespace rollcall::actions
