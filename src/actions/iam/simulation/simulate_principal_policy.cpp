// SimulatePrincipalPolicy: what a user, a group or a role may do, with policies of the request in
// addition.
#include "actions/iam/simulation/simulation.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::EntityArn policy_source_arn;
  std::optional<PolicyDocuments> policy_input_list;
  SimulationFields simulation;

  void fields(auto& field) {
    field("PolicySourceArn", policy_source_arn);
    field("PolicyInputList", policy_input_list);
    simulation.fields(field);
  }
};

api::Result<SimulationResponse> run(const api::View& view, const Request& request) {
  const Entity entity = TRY(find_entity(view, request.policy_source_arn));
  PolicySources sources = sources_of(view, entity);
  if (request.policy_input_list)
    for (PolicySource& added : TRY(read_documents("PolicyInputList", *request.policy_input_list)))
      sources.identity.push_back(std::move(added));
  policy::Context context = simulated_context();
  add_entity(context, view, entity);
  return simulate(std::move(sources), std::move(context), request.simulation);
}

}  // namespace

extern const api::Action simulate_principal_policy = api::Declare<Request, SimulationResponse>{
    .name = "SimulatePrincipalPolicy",
    .access = api::Access::Read,
    .reading = api::Reading::Long,
    .resources = policy_source<Request>,
    .run = run,
};

}  // namespace rollcall::actions
