// GetContextKeysForPrincipalPolicy: which keys of the context the policies of a user, a group or a
// role ask for, and policies of the request in addition.
#include "actions/iam/simulation/context_keys.h"
#include "iam/simulation.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::EntityArn policy_source_arn;
  std::optional<PolicyDocuments> policy_input_list;

  void fields(auto& field) {
    field("PolicySourceArn", policy_source_arn);
    field("PolicyInputList", policy_input_list);
  }
};

api::Result<ContextKeysResponse> run(const api::View& view, const Request& request) {
  const Entity entity = TRY(find_entity(view, request.policy_source_arn));
  std::vector<PolicySource> sources = sources_of(view, entity).identity;
  if (request.policy_input_list)
    for (PolicySource& added : TRY(read_documents("PolicyInputList", *request.policy_input_list)))
      sources.push_back(std::move(added));
  return context_keys_of(sources);
}

}  // namespace

extern const api::Action get_context_keys_for_principal_policy =
    api::Declare<Request, ContextKeysResponse>{
        .name = "GetContextKeysForPrincipalPolicy",
        .access = api::Access::Read,
        .reading = api::Reading::Long,
        .resources = policy_source<Request>,
        .run = run,
    };

}  // namespace rollcall::actions
