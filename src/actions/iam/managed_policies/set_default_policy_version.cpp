// SetDefaultPolicyVersion: puts a version of a managed policy in force, for all who have the
// policy.
#include "actions/iam/managed_policies/managed_policies.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::PolicyArn policy_arn;
  iam::PolicyVersionId version_id;

  void fields(auto& field) {
    field("PolicyArn", policy_arn);
    field("VersionId", version_id);
  }
};

api::Result<api::Nothing> run(api::Change& change, const Request& request) {
  auto [policy, number] = TRY(find_own_version(change, request.policy_arn, request.version_id));
  policy.default_version = number;
  change.tables.managed_policies.save(policy);
  return api::Nothing{};
}

}  // namespace

extern const api::Action set_default_policy_version = api::Declare<Request, api::Nothing>{
    .name = "SetDefaultPolicyVersion",
    .access = api::Access::PermissionsManagement,
    .resources = named_policy<Request>,
    .run = run,
};

}  // namespace rollcall::actions
