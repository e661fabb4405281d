// DeletePolicyVersion: removes a version of a managed policy that is not the one in force. Its
// number is not given again.
#include "actions/iam/managed_policies/managed_policies.h"
#include "api/action.h"
#include "iam/errors.h"

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
  const auto [policy, number] =
      TRY(find_own_version(change, request.policy_arn, request.version_id));
  if (number == policy.default_version)
    return base::fail(iam::errors::delete_conflict,
                      "Cannot delete the default version of a policy.");
  change.tables.managed_policies.erase_version(policy.name, number);
  return api::Nothing{};
}

}  // namespace

extern const api::Action delete_policy_version = api::Declare<Request, api::Nothing>{
    .name = "DeletePolicyVersion",
    .access = api::Access::PermissionsManagement,
    .resources = named_policy<Request>,
    .run = run,
};

}  // namespace rollcall::actions
