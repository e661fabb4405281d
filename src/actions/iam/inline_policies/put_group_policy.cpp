// PutGroupPolicy: writes a policy into a group, in place of the one of that name if there is one.
#include "actions/iam/groups/groups.h"
#include "actions/iam/inline_policies/inline_policies.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::GroupName group_name;
  iam::PolicyName policy_name;
  iam::PolicyDocument policy_document;

  void fields(auto& field) {
    field("GroupName", group_name);
    field("PolicyName", policy_name);
    field("PolicyDocument", policy_document);
  }
};

api::Result<api::Nothing> prepare(const api::View& view, const Request& request) {
  TRY(find_group(view, request.group_name));
  return check_inline_policy(request.policy_document);
}

api::Result<api::Nothing> run(api::Change& change, const Request& request) {
  const iam::Group group = TRY(find_group(change, request.group_name));
  return put_inline_policy(change, store::group_holder(group.name),
                           {request.policy_name.value(), request.policy_document.value()});
}

}  // namespace

extern const api::Action put_group_policy = api::Declare<Request, api::Nothing>{
    .name = "PutGroupPolicy",
    .access = api::Access::PermissionsManagement,
    .resources = named_group<Request>,
    .prepare = prepare,
    .run = run,
};

}  // namespace rollcall::actions
