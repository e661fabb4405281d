#include "policy/parse.h"

#include <utility>

#include "iam/errors.h"
#include "policy/checks.h"
#include "policy/draft.h"
#include "policy/keys.h"
#include "policy/resources.h"

namespace rollcall::policy {
namespace {

PatternList compile_actions(const DraftList& list) {
  PatternList compiled{list.sense, {}};
  for (const std::string& action : list.texts)
    compiled.patterns.push_back(action_pattern(action));
  return compiled;
}

PatternList compile_resources(const DraftList& list, Variables variables) {
  PatternList compiled{list.sense, {}};
  for (const std::string& resource : list.texts)
    compiled.patterns.push_back(
        read_pattern(completed_resource(resource), {Wildcards::Known, variables}));
  return compiled;
}

Condition compile_condition(DraftCondition draft, Variables variables) {
  Condition condition{draft.comparison, std::move(draft.key), {}};
  condition.values.reserve(draft.values.size());
  for (const std::string& value : draft.values)
    condition.values.push_back(
        read_pattern(value, {draft.comparison.operation->wildcards, variables}));
  return condition;
}

Statement compile(DraftStatement draft, Variables variables) {
  Statement statement{.sid = std::move(draft.sid),
                      .effect = draft.effect == "Allow" ? Effect::Allow : Effect::Deny,
                      .principals = std::move(draft.principals.list),
                      .actions = compile_actions(draft.actions),
                      .resources = compile_resources(draft.resources, variables),
                      .conditions = {},
                      .begin = draft.begin,
                      .end = draft.end};
  statement.conditions.reserve(draft.conditions.size());
  for (DraftCondition& condition : draft.conditions)
    statement.conditions.push_back(compile_condition(std::move(condition), variables));
  return statement;
}

Policy compile(Draft draft) {
  const auto variables = draft.version == newest_version ? Variables::Known : Variables::Literal;
  Policy policy;
  policy.statements.reserve(draft.statements.size());
  for (DraftStatement& statement : draft.statements)
    policy.statements.push_back(compile(std::move(statement), variables));
  policy.keys = keys_of(policy.statements);
  return policy;
}

}  // namespace

base::Result<Policy> parse(std::string_view document, DocumentKind kind) {
  Draft draft = TRY(read_draft(document, kind));
  if (auto complaint = first_complaint(draft, kind))
    return base::fail(iam::errors::malformed_policy_document, std::move(*complaint));
  return compile(std::move(draft));
}

base::Result<Policy> read_stored(std::string_view document, DocumentKind kind) {
  return compile(TRY(read_draft(document, kind)));
}

}  // namespace rollcall::policy
