#include "policy/statement.h"

#include "policy/condition.h"
#include "policy/pattern_below.h"

namespace rollcall::policy {
namespace {

// The best of what the patterns say, each of which is asked with `ask`.
Match match_any(const std::vector<Pattern>& patterns, auto ask) {
  Match best = Match::No;
  for (const Pattern& pattern : patterns) {
    const Match matched = ask(pattern);
    if (matched == Match::Yes)
      return Match::Yes;
    if (matched == Match::Unknown)
      best = Match::Unknown;
  }
  return best;
}

Match match_list(const PatternList& list, auto ask) {
  const Match matched = match_any(list.patterns, ask);
  return list.sense == Sense::Listed ? matched : opposite(matched);
}

}  // namespace

Match reaches(const Statement& statement, const AccessRequest& request, Budget& budget,
              Scope scope) {
  const Match action = match_list(statement.actions, [&](const Pattern& pattern) {
    return match(pattern, request.action, request.context, budget);
  });
  if (action == Match::No || statement.resources.patterns.empty())
    return action;
  return match_list(statement.resources, [&](const Pattern& pattern) {
    return scope == Scope::One
               ? match(pattern, request.resource, request.context, budget)
               : match_all_below(pattern, request.resource, request.context, budget);
  });
}

Match speaks_of(const Statement& statement, const AccessRequest& request, Budget& budget,
                Scope scope) {
  const Match reached = reaches(statement, request, budget, scope);
  if (reached == Match::No || statement.conditions.empty())
    return reached;
  const Match held = all_hold(statement.conditions, request.context, budget);
  return held == Match::Yes ? reached : held;
}

}  // namespace rollcall::policy
