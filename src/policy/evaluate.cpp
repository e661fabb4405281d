#include "policy/evaluate.h"

#include <string>

#include "base/ascii.h"

namespace rollcall::policy {
namespace {

Match match_any(const std::vector<Pattern>& patterns, std::string_view text, Context context,
                Budget& budget) {
  Match best = Match::No;
  for (const Pattern& pattern : patterns) {
    const Match matched = match(pattern, text, context, budget);
    if (matched == Match::Yes)
      return Match::Yes;
    if (matched == Match::Unknown)
      best = Match::Unknown;
  }
  return best;
}

Match opposite(Match matched) {
  if (matched == Match::Unknown)
    return Match::Unknown;
  return matched == Match::Yes ? Match::No : Match::Yes;
}

Match match_list(const PatternList& list, std::string_view text, Context context, Budget& budget) {
  const Match matched = match_any(list.patterns, text, context, budget);
  return list.sense == Sense::Listed ? matched : opposite(matched);
}

// Whether the request is one of those that the statement speaks of. The action of the request is in
// lower case.
bool applies(const Statement& statement, const AccessRequest& request, Budget& budget) {
  if (match_list(statement.actions, request.action, request.context, budget) != Match::Yes)
    return false;
  const Match resource = match_list(statement.resources, request.resource, request.context, budget);
  if (resource == Match::No)
    return false;
  const bool is_certain = resource == Match::Yes && statement.conditions.empty();
  return is_certain || statement.effect == Effect::Deny;
}

}  // namespace

Decision evaluate(std::span<const Policy* const> identity_policies, const AccessRequest& request,
                  Budget& budget) {
  const std::string action = base::lower(request.action);
  const AccessRequest folded{action, request.resource, request.context};
  bool is_allowed_somewhere = false;
  for (const Policy* policy : identity_policies) {
    for (const Statement& statement : policy->statements) {
      // A second allow would change nothing.
      if (statement.effect == Effect::Allow && is_allowed_somewhere)
        continue;
      const bool does_apply = applies(statement, folded, budget);
      if (budget.is_exceeded())
        return {Outcome::TooCostly};
      if (does_apply && statement.effect == Effect::Deny)
        return {Outcome::ExplicitDeny};
      is_allowed_somewhere = is_allowed_somewhere || does_apply;
    }
  }
  return {is_allowed_somewhere ? Outcome::Allow : Outcome::ImplicitDeny};
}

}  // namespace rollcall::policy
