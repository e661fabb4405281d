// AttachGroupPolicy: gives a group what a managed policy says. Attaching it again changes nothing.
#include "actions/iam/attached_policies/attached_policies.h"
#include "actions/iam/groups/groups.h"
#include "actions/iam/managed_policies/managed_policies.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::GroupName group_name;
  iam::PolicyArn policy_arn;

  void fields(auto& field) {
    field("GroupName", group_name);
    field("PolicyArn", policy_arn);
  }
};

api::Result<api::Nothing> run(api::Change& change, const Request& request) {
  TRY(check_policy_arn(request.policy_arn));
  const iam::Group group = TRY(find_group(change, request.group_name));
  return attach_policy(change, store::group_holder(group.name), request.policy_arn);
}

}  // namespace

extern const api::Action attach_group_policy = api::Declare<Request, api::Nothing>{
    .name = "AttachGroupPolicy",
    .access = api::Access::PermissionsManagement,
    .resources = named_group<Request>,
    .run = run,
};

}  // namespace rollcall::actions
