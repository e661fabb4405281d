// SimulateCustomPolicy: what policies of the request would let somebody do who had just them.
#include "actions/iam/simulation/simulation.h"
#include "actions/resources/resources.h"

namespace rollcall::actions {
namespace {

struct Request {
  PolicyDocuments policy_input_list;
  SimulationFields simulation;

  void fields(auto& field) {
    field("PolicyInputList", policy_input_list);
    simulation.fields(field);
  }
};

api::Result<SimulationResponse> run(const api::View&, const Request& request) {
  auto identity = TRY(read_documents("PolicyInputList", request.policy_input_list));
  return simulate({std::move(identity), std::nullopt}, simulated_context(), request.simulation);
}

}  // namespace

extern const api::Action simulate_custom_policy = api::Declare<Request, SimulationResponse>{
    .name = "SimulateCustomPolicy",
    .access = api::Access::Read,
    .reading = api::Reading::Long,
    .resources = account_wide<Request>,
    .run = run,
};

}  // namespace rollcall::actions
