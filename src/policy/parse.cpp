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
  for (const DraftText& action : list.texts)
    compiled.patterns.push_back(action_pattern(action.text));
  return compiled;
}

PatternList compile_resources(const DraftList& list, Variables variables) {
  PatternList compiled{list.sense, {}};
  for (const DraftText& resource : list.texts)
    compiled.patterns.push_back(
        read_pattern(completed_resource(resource.text), {Wildcards::Known, variables}));
  return compiled;
}

Condition compile_condition(DraftCondition draft, Variables variables) {
  Condition condition{draft.comparison, std::move(draft.key), {}};
  condition.values.reserve(draft.values.size());
  for (const DraftText& value : draft.values)
    condition.values.push_back(
        read_pattern(value.text, {draft.comparison.operation->wildcards, variables}));
  return condition;
}

Statement compile(DraftStatement draft, Variables variables) {
  Statement statement{.sid = std::move(draft.sid.text),
                      .effect = draft.effect.text == "Allow" ? Effect::Allow : Effect::Deny,
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
  const auto variables = draft.version && draft.version->text == newest_version
                             ? Variables::Known
                             : Variables::Literal;
  Policy policy;
  policy.statements.reserve(draft.statements.size());
  for (DraftStatement& statement : draft.statements)
    policy.statements.push_back(compile(std::move(statement), variables));
  policy.keys = keys_of(policy.statements);
  return policy;
}

// The detail is for the log. It repeats nothing of the document, which may be long.
std::unexpected<base::Error> malformed(const Complaints& complaints) {
  const Complaint& first = complaints.list().front();
  return base::fail(iam::errors::malformed_policy_document, first.message,
                    std::string(first.issue->code));
}

}  // namespace

base::Result<Policy> parse(std::string_view document, DocumentKind kind) {
  DraftReading reading = read_draft(document, kind);
  if (!reading.complaints.empty())
    return malformed(reading.complaints);
  if (const Complaints complaints = complaints_about(reading.draft, kind); !complaints.empty())
    return malformed(complaints);
  return compile(std::move(reading.draft));
}

base::Result<Policy> read_stored(std::string_view document, DocumentKind kind) {
  DraftReading reading = read_draft(document, kind);
  if (!reading.complaints.empty())
    return malformed(reading.complaints);
  return compile(std::move(reading.draft));
}

}  // namespace rollcall::policy
