// DeletePolicy: removes a managed policy that nobody uses any more, with its only version.
#include "actions/iam/managed_policies/managed_policies.h"
#include "api/action.h"
#include "iam/errors.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::PolicyArn policy_arn;

  void fields(auto& field) { field("PolicyArn", policy_arn); }
};

api::Result<api::Nothing> run(api::Change& change, const Request& request) {
  const iam::ManagedPolicy policy = TRY(find_own_policy(change, request.policy_arn));
  store::Policies& uses = change.tables.policies;
  if (uses.count_attachments(request.policy_arn) > 0 || uses.count_bounded(request.policy_arn) > 0)
    return base::fail(iam::errors::delete_conflict, "Cannot delete a policy attached to entities.");
  store::ManagedPolicies& policies = change.tables.managed_policies;
  if (policies.versions(policy.name).size() > 1)
    return base::fail(iam::errors::delete_conflict,
                      "This policy has more than one version. Before you delete a policy, you must "
                      "delete the policy's versions. The default version is deleted with the "
                      "policy.");
  policies.erase_version(policy.name, policy.default_version);
  policies.erase(policy.name);
  return api::Nothing{};
}

}  // namespace

extern const api::Action delete_policy = api::Declare<Request, api::Nothing>{
    .name = "DeletePolicy",
    .access = api::Access::PermissionsManagement,
    .resources = named_policy<Request>,
    .run = run,
};

}  // namespace rollcall::actions
