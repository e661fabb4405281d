// GetPolicyVersion: one version of a managed policy, with its document exactly as it was given.
#include <algorithm>

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

struct Response {
  PolicyVersionShape policy_version;

  void fields(auto& field) const { field("PolicyVersion", policy_version); }
};

api::Result<Response> run(const api::View& view, const Request& request) {
  TRY(check_policy_arn(request.policy_arn));
  auto versions = versions_of(request.policy_arn, view.tables);
  const auto found =
      std::ranges::find(versions, request.version_id.value(), &PolicyVersionShape::version_id);
  if (found == versions.end())
    return std::unexpected(no_such_version(request.policy_arn, request.version_id));
  return Response{std::move(*found)};
}

}  // namespace

extern const api::Action get_policy_version = api::Declare<Request, Response>{
    .name = "GetPolicyVersion",
    .access = api::Access::Read,
    .resources = named_policy<Request>,
    .run = run,
};

}  // namespace rollcall::actions
