#pragma once
// The policy simulator: what would be decided for actions and resources that a request names, and
// which statements would decide it. AWS API reference, SimulateCustomPolicy.

#include <optional>
#include <string>
#include <vector>

#include "actions/iam/simulation/policy_sources.h"
#include "actions/paging/paging.h"
#include "api/action.h"
#include "iam/simulation.h"
#include "policy/evaluate.h"

namespace rollcall::actions {

struct ContextEntryFields {
  iam::ContextKeyName context_key_name;
  iam::Listed<iam::ContextKeyValue, most_simulated> context_key_values;
  std::optional<iam::ContextKeyType> context_key_type;

  void fields(auto& field) {
    field("ContextKeyName", context_key_name);
    field("ContextKeyValues", context_key_values);
    field("ContextKeyType", context_key_type);
  }
};

// What both simulations are asked; its fields stand among those of the action's request.
struct SimulationFields {
  std::optional<PolicyDocuments> permissions_boundary_policy_input_list;
  iam::Listed<iam::ActionName, most_simulated> action_names;
  std::optional<iam::Listed<iam::ResourceName, most_simulated>> resource_arns;
  std::optional<iam::PolicyDocument> resource_policy;
  std::optional<iam::ResourceName> resource_owner;
  std::optional<iam::ResourceName> caller_arn;
  std::optional<iam::Listed<ContextEntryFields, most_simulated>> context_entries;
  std::optional<iam::ResourceHandling> resource_handling_option;
  PageFields page;

  void fields(auto& field) {
    field("PermissionsBoundaryPolicyInputList", permissions_boundary_policy_input_list);
    field("ActionNames", action_names);
    field("ResourceArns", resource_arns);
    field("ResourcePolicy", resource_policy);
    field("ResourceOwner", resource_owner);
    field("CallerArn", caller_arn);
    field("ContextEntries", context_entries);
    field("ResourceHandlingOption", resource_handling_option);
    page.fields(field);
  }
};

struct PositionShape {
  int line;
  int column;

  void fields(auto& field) const {
    field("Line", line);
    field("Column", column);
  }
};

struct MatchedStatementShape {
  std::string source_policy_id;
  std::string source_policy_type;
  PositionShape start_position;
  PositionShape end_position;

  void fields(auto& field) const {
    field("SourcePolicyId", source_policy_id);
    field("SourcePolicyType", source_policy_type);
    field("StartPosition", start_position);
    field("EndPosition", end_position);
  }
};

struct BoundaryDetailShape {
  bool allowed_by_permissions_boundary;

  void fields(auto& field) const {
    field("AllowedByPermissionsBoundary", allowed_by_permissions_boundary);
  }
};

// The decision on one resource.
struct ResourceResultShape {
  std::string eval_resource_name;
  std::string eval_resource_decision;
  std::vector<MatchedStatementShape> matched_statements;
  std::vector<std::string> missing_context_values;
  std::optional<BoundaryDetailShape> permissions_boundary_decision_detail;

  void fields(auto& field) const {
    field("EvalResourceName", eval_resource_name);
    field("EvalResourceDecision", eval_resource_decision);
    field("MatchedStatements", matched_statements);
    field("MissingContextValues", missing_context_values);
    field("PermissionsBoundaryDecisionDetail", permissions_boundary_decision_detail);
  }
};

// The decision on one action, which is the strictest of those on the resources.
struct EvaluationResultShape {
  std::string eval_action_name;
  std::string eval_resource_name;
  std::string eval_decision;
  std::vector<MatchedStatementShape> matched_statements;
  std::vector<std::string> missing_context_values;
  std::optional<BoundaryDetailShape> permissions_boundary_decision_detail;
  std::vector<ResourceResultShape> resource_specific_results;

  void fields(auto& field) const {
    field("EvalActionName", eval_action_name);
    field("EvalResourceName", eval_resource_name);
    field("EvalDecision", eval_decision);
    field("MatchedStatements", matched_statements);
    field("MissingContextValues", missing_context_values);
    field("PermissionsBoundaryDecisionDetail", permissions_boundary_decision_detail);
    field("ResourceSpecificResults", resource_specific_results);
  }
};

struct SimulationResponse {
  std::vector<EvaluationResultShape> evaluation_results;
  Continuation continuation;

  void fields(auto& field) const {
    field("EvaluationResults", evaluation_results);
    continuation.fields(field);
  }
};

// The context of a simulated request, to which the caller may add what is known of its principal
// before simulate() adds what the request says.
policy::Context simulated_context();

// A boundary that the request gives takes the place of the one in `sources`. InvalidInput;
// PolicyEvaluation where all decisions together would take too long.
api::Result<SimulationResponse> simulate(PolicySources sources, policy::Context context,
                                         const SimulationFields& fields);

}  // namespace rollcall::actions
