#include "policy/parse.h"

#include <utility>

#include "iam/errors.h"
#include "policy/checks.h"
#include "policy/draft.h"
#include "policy/resources.h"

namespace rollcall::policy {
namespace {

PatternList compile_actions(const DraftList& list) {
  PatternList compiled{list.sense, {}};
  for (const std::string& action : list.texts)
    compiled.patterns.push_back(action_pattern(action));
  return compiled;
}

PatternList compile_resources(const DraftList& list) {
  PatternList compiled{list.sense, {}};
  for (const std::string& resource : list.texts)
    compiled.patterns.push_back(resource_pattern(completed_resource(resource)));
  return compiled;
}

Statement compile(DraftStatement draft) {
  return {.sid = std::move(draft.sid),
          .effect = draft.effect == "Allow" ? Effect::Allow : Effect::Deny,
          .actions = compile_actions(draft.actions),
          .resources = compile_resources(draft.resources),
          .conditions = std::move(draft.conditions)};
}

}  // namespace

base::Result<Policy> parse(std::string_view document) {
  Draft draft = TRY(read_draft(document));
  if (auto complaint = first_complaint(draft))
    return base::fail(iam::errors::malformed_policy_document, std::move(*complaint));
  Policy policy;
  for (DraftStatement& statement : draft.statements)
    policy.statements.push_back(compile(std::move(statement)));
  return policy;
}

base::Result<base::Nothing> refuse_conditions(const Policy& policy) {
  for (std::size_t i = 0; i < policy.statements.size(); ++i)
    if (!policy.statements[i].conditions.empty())
      return base::fail(iam::errors::malformed_policy_document,
                        "Condition is not supported yet, and statement " + std::to_string(i + 1) +
                            " of the policy has one.");
  return base::Nothing{};
}

}  // namespace rollcall::policy
