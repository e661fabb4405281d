// TagPolicy: sets tags of a managed policy. Keys that differ in case are different keys here.
#include "actions/iam/managed_policies/managed_policies.h"
#include "actions/tagging/tagging.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::PolicyArn policy_arn;
  TagEntries tags;

  void fields(auto& field) {
    field("PolicyArn", policy_arn);
    field("Tags", tags);
  }
};

api::Result<api::Nothing> run(api::Change& change, const Request& request) {
  const auto added = TRY(checked_tags(request.tags, store::Tagged::Policy));
  const iam::ManagedPolicy policy = TRY(find_own_policy(change, request.policy_arn));
  return set_tags(change, {store::Tagged::Policy, policy.name}, added);
}

}  // namespace

extern const api::Action tag_policy = api::Declare<Request, api::Nothing>{
    .name = "TagPolicy",
    .access = api::Access::Tagging,
    .resources = named_policy<Request>,
    .run = run,
};

}  // namespace rollcall::actions
