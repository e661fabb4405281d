#include "actions/iam/simulation/simulation.h"

#include <algorithm>

#include "iam/arn.h"
#include "iam/errors.h"
#include "policy/actions.h"
#include "policy/explain.h"

namespace rollcall::actions {
namespace {

constexpr std::string_view listing = "simulation";
constexpr std::string_view every_resource = "*";

// All decisions of one page together. A fraction of a second, at worst.
constexpr std::size_t most_steps = 50 * policy::most_steps_a_request;

struct Simulated {
  PolicySources sources;
  policy::Context context;
};

std::string_view word_of(policy::Outcome outcome) {
  switch (outcome) {
    case policy::Outcome::Allow:
      return "allowed";
    case policy::Outcome::ExplicitDeny:
      return "explicitDeny";
    case policy::Outcome::ImplicitDeny:
    case policy::Outcome::TooCostly:
      break;
  }
  return "implicitDeny";
}

PositionShape shape_of(const policy::Place& place) {
  return {static_cast<int>(place.line), static_cast<int>(place.column)};
}

// One decision at a time, all out of one budget.
class Simulator {
 public:
  explicit Simulator(const Simulated& simulated)
      : sources_(simulated.sources), context_(simulated.context), budget_(most_steps) {
    for (const PolicySource& source : sources_.identity)
      identity_.push_back(source.policy.get());
  }

  ResourceResultShape decide(std::string_view action, std::string_view resource) {
    policy::Policies policies{.identity = identity_};
    if (sources_.boundary)
      policies.permissions_boundary = sources_.boundary->policy.get();
    const policy::AccessRequest request{action, resource, context_};
    policy::Explanation explanation = policy::explain(policies, request, budget_);
    ResourceResultShape result{
        .eval_resource_name = std::string(resource),
        .eval_resource_decision = std::string(word_of(explanation.decision.outcome)),
        .matched_statements = {},
        .missing_context_values = std::move(explanation.missing_keys),
        .permissions_boundary_decision_detail = boundary_detail(request)};
    for (const policy::MatchedStatement& matched : explanation.matched)
      result.matched_statements.push_back(shape_of_match(matched));
    return result;
  }

  bool has_taken_too_long() const { return budget_.is_exceeded(); }

 private:
  std::optional<BoundaryDetailShape> boundary_detail(const policy::AccessRequest& request) {
    if (!sources_.boundary)
      return std::nullopt;
    const policy::Policy* const boundary = sources_.boundary->policy.get();
    const auto decision = policy::evaluate({.identity = {&boundary, 1}}, request, budget_);
    return BoundaryDetailShape{policy::is_allowed(decision)};
  }

  MatchedStatementShape shape_of_match(const policy::MatchedStatement& matched) const {
    const bool is_boundary = matched.kind == policy::PolicyKind::PermissionsBoundary;
    const PolicySource& source =
        is_boundary ? *sources_.boundary : sources_.identity[matched.policy];
    const policy::Statement& statement = source.policy->statements[matched.statement];
    return {source.id, source.type, shape_of(statement.begin), shape_of(statement.end)};
  }

  const PolicySources& sources_;
  const policy::Context& context_;
  policy::Budget budget_;
  std::vector<const policy::Policy*> identity_;
};

// What is said of all resources is what is said of the one with the strictest decision.
const ResourceResultShape& strictest(const std::vector<ResourceResultShape>& results) {
  const auto strictness = [](const ResourceResultShape& result) {
    if (result.eval_resource_decision == word_of(policy::Outcome::Allow))
      return 0;
    return result.eval_resource_decision == word_of(policy::Outcome::ImplicitDeny) ? 1 : 2;
  };
  return *std::ranges::max_element(results, {}, strictness);
}

// No resource in particular is asked about, be it by saying so. What keys are missing is then told
// of the action, and otherwise of each resource. AWS API reference, EvaluationResult.
bool is_about_every_resource(const SimulationFields& fields) {
  if (!fields.resource_arns || fields.resource_arns->elements.empty())
    return true;
  const auto& names = fields.resource_arns->elements;
  return names.size() == 1 && names.front().value() == every_resource;
}

EvaluationResultShape evaluate_action(Simulator& simulator, const iam::ActionName& action,
                                      const SimulationFields& fields) {
  if (is_about_every_resource(fields)) {
    ResourceResultShape everywhere = simulator.decide(action, every_resource);
    return {.eval_action_name = action.value(),
            .eval_resource_name = std::move(everywhere.eval_resource_name),
            .eval_decision = std::move(everywhere.eval_resource_decision),
            .matched_statements = std::move(everywhere.matched_statements),
            .missing_context_values = std::move(everywhere.missing_context_values),
            .permissions_boundary_decision_detail = everywhere.permissions_boundary_decision_detail,
            .resource_specific_results = {}};
  }
  std::vector<ResourceResultShape> results;
  for (const iam::ResourceName& resource : fields.resource_arns->elements)
    results.push_back(simulator.decide(action, resource));
  const ResourceResultShape& all = strictest(results);
  return {.eval_action_name = action.value(),
          .eval_resource_name = results.size() == 1 ? results.front().eval_resource_name
                                                    : std::string(every_resource),
          .eval_decision = all.eval_resource_decision,
          .matched_statements = all.matched_statements,
          .missing_context_values = {},
          .permissions_boundary_decision_detail = all.permissions_boundary_decision_detail,
          .resource_specific_results = std::move(results)};
}

void add_caller(policy::Context& context, std::string_view arn) {
  context.set("aws:PrincipalArn", std::string(arn));
  if (const auto parts = iam::parse_iam_arn(arn))
    context.set("aws:username", std::string(parts->name));
}

void add_entry(policy::Context& context, const ContextEntryFields& entry) {
  std::vector<std::string> values;
  for (const iam::ContextKeyValue& value : entry.context_key_values.elements)
    values.push_back(value.value());
  const bool is_set =
      entry.context_key_type ? iam::is_list(*entry.context_key_type) : values.size() != 1;
  if (is_set || values.empty())
    context.set_all(entry.context_key_name, std::move(values));
  else
    context.set(entry.context_key_name, std::move(values.front()));
}

void add_request(policy::Context& context, const SimulationFields& fields) {
  if (fields.caller_arn)
    add_caller(context, *fields.caller_arn);
  if (!fields.context_entries)
    return;
  for (const ContextEntryFields& entry : fields.context_entries->elements)
    add_entry(context, entry);
}

api::Result<std::optional<PolicySource>> given_boundary(const SimulationFields& fields) {
  constexpr std::string_view parameter = "PermissionsBoundaryPolicyInputList";
  if (!fields.permissions_boundary_policy_input_list)
    return std::nullopt;
  auto given = TRY(read_documents(parameter, *fields.permissions_boundary_policy_input_list));
  if (given.size() > 1)
    return base::fail(iam::errors::invalid_input,
                      "There can be only one policy in " + std::string(parameter) + ".");
  if (given.empty())
    return std::nullopt;
  return std::move(given.front());
}

// What a pattern of actions would be told is of no use: each of them may be decided otherwise. AWS
// API reference, SimulateCustomPolicy: wildcards are not supported in this parameter.
api::Result<api::Nothing> check_action_names(const SimulationFields& fields) {
  std::size_t number = 0;
  for (const iam::ActionName& name : fields.action_names.elements) {
    ++number;
    if (!policy::is_one_action(name))
      return base::fail(iam::errors::invalid_input,
                        "Invalid ActionNames.member." + std::to_string(number) + ": " +
                            name.value() +
                            " is not the name of one action, such as iam:GetUser. Wildcards are "
                            "not supported.");
  }
  return api::Nothing{};
}

// AWS API reference, SimulateCustomPolicy: the ARN of a user alone can be specified.
api::Result<api::Nothing> check_caller(const SimulationFields& fields) {
  if (!fields.caller_arn)
    return api::Nothing{};
  const auto arn = iam::parse_iam_arn(*fields.caller_arn);
  if (!arn || arn->kind != "user")
    return base::fail(
        iam::errors::invalid_input,
        "Invalid CallerArn: " + fields.caller_arn->value() + " is not the ARN of an IAM user.");
  return api::Nothing{};
}

}  // namespace

policy::Context simulated_context() {
  return policy::Context(policy::UnreadableNumbers::Incomparable);
}

api::Result<SimulationResponse> simulate(PolicySources sources, policy::Context context,
                                         const SimulationFields& fields) {
  if (fields.resource_policy)
    return base::fail(iam::errors::invalid_input,
                      "Resource-based policies cannot be simulated here.");
  TRY(check_action_names(fields));
  TRY(check_caller(fields));
  if (auto boundary = TRY(given_boundary(fields)))
    sources.boundary = std::move(boundary);
  add_request(context, fields);
  const store::PageRequest wanted = TRY(page_request(fields.page, listing));
  const auto& actions = fields.action_names.elements;
  std::size_t next = TRY(position_of(wanted));

  const Simulated simulated{std::move(sources), std::move(context)};
  Simulator simulator(simulated);
  SimulationResponse response;
  for (; next < actions.size() && response.evaluation_results.size() < wanted.most; ++next)
    response.evaluation_results.push_back(evaluate_action(simulator, actions[next], fields));
  if (simulator.has_taken_too_long())
    return base::fail(iam::errors::policy_evaluation,
                      "The provided policies take too long to evaluate.");
  if (next < actions.size())
    response.continuation = continuation(std::to_string(next), listing);
  return response;
}

}  // namespace rollcall::actions
