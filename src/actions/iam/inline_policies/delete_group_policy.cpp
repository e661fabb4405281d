// DeleteGroupPolicy: removes an inline policy of a group.
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

api::Result<api::Nothing> run(api::Change& change, const Request& request) {
  const iam::Group group = TRY(find_group(change, request.group_name));
  const store::PolicyHolder holder = store::group_holder(group.name);
  const auto policy = TRY(find_inline_policy(change, holder, request.policy_name));
  change.tables.policies.erase_inline(holder, policy.name);
  return api::Nothing{};
}

}  // namespace

extern const api::Action delete_group_policy = api::Declare<Request, api::Nothing>{
    .name = "DeleteGroupPolicy",
    .access = api::Access::PermissionsManagement,
    .resources = named_group<Request>,
    .run = run,
};

}  // namespace rollcall::actions
