// GetContextKeysForCustomPolicy: which keys of the context policies of the request ask for.
#include "actions/iam/simulation/context_keys.h"
#include "actions/resources/resources.h"

namespace rollcall::actions {
namespace {

struct Request {
  PolicyDocuments policy_input_list;

  void fields(auto& field) { field("PolicyInputList", policy_input_list); }
};

api::Result<ContextKeysResponse> run(const api::View&, const Request& request) {
  return context_keys_of(TRY(read_documents("PolicyInputList", request.policy_input_list)));
}

}  // namespace

extern const api::Action get_context_keys_for_custom_policy =
    api::Declare<Request, ContextKeysResponse>{
        .name = "GetContextKeysForCustomPolicy",
        .access = api::Access::Read,
        .reading = api::Reading::Long,
        .resources = account_wide<Request>,
        .run = run,
    };

}  // namespace rollcall::actions
