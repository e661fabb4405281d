// UntagPolicy: removes tags of a managed policy by their keys, whose case matters. Keys that are
// not there are no error.
#include "actions/iam/managed_policies/managed_policies.h"
#include "actions/tagging/tagging.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::PolicyArn policy_arn;
  TagKeyEntries tag_keys;

  void fields(auto& field) {
    field("PolicyArn", policy_arn);
    field("TagKeys", tag_keys);
  }
};

api::Result<api::Nothing> run(api::Change& change, const Request& request) {
  const iam::ManagedPolicy policy = TRY(find_own_policy(change, request.policy_arn));
  return remove_tags(change, {store::Tagged::Policy, policy.name}, request.tag_keys);
}

}  // namespace

extern const api::Action untag_policy = api::Declare<Request, api::Nothing>{
    .name = "UntagPolicy",
    .access = api::Access::Tagging,
    .resources = named_policy<Request>,
    .run = run,
};

}  // namespace rollcall::actions
