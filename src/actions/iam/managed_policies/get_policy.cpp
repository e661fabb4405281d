// GetPolicy: what is known of a managed policy, but for its document.
#include "actions/iam/managed_policies/managed_policies.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::PolicyArn policy_arn;

  void fields(auto& field) { field("PolicyArn", policy_arn); }
};

struct Response {
  PolicyShape policy;

  void fields(auto& field) const { field("Policy", policy); }
};

// Tags are there even where there are none, and a description only where one was given. AWS,
// captured live.
api::Result<Response> run(const api::View& view, const Request& request) {
  if (const policy::ManagedPolicy* const policy = policy::find_managed_policy(request.policy_arn)) {
    PolicyShape shape = shape_of(*policy, view.tables);
    shape.description = policy->description;
    shape.tags.emplace();
    return Response{std::move(shape)};
  }
  const iam::ManagedPolicy policy = TRY(find_own_policy(view, request.policy_arn));
  PolicyShape shape = shape_of(policy, view.tables);
  shape.description = policy.description;
  shape.tags = shapes_of(view.tables.tags.of(store::Tagged::Policy, policy.name));
  return Response{std::move(shape)};
}

}  // namespace

extern const api::Action get_policy = api::Declare<Request, Response>{
    .name = "GetPolicy",
    .access = api::Access::Read,
    .resources = named_policy<Request>,
    .run = run,
};

}  // namespace rollcall::actions
