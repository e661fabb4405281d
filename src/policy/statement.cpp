#include "policy/statement.h"

#include "policy/condition.h"

namespace rollcall::policy {
namespace {

Match match_any(const std::vector<Pattern>& patterns, std::string_view text, const Context& context,
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

Match match_list(const PatternList& list, std::string_view text, const Context& context,
                 Budget& budget) {
  const Match matched = match_any(list.patterns, text, context, budget);
  return list.sense == Sense::Listed ? matched : opposite(matched);
}

}  // namespace

Match reaches(const Statement& statement, const AccessRequest& request, Budget& budget) {
  const Match action = match_list(statement.actions, request.action, request.context, budget);
  if (action == Match::No || statement.resources.patterns.empty())
    return action;
  return match_list(statement.resources, request.resource, request.context, budget);
}

Match speaks_of(const Statement& statement, const AccessRequest& request, Budget& budget) {
  const Match reached = reaches(statement, request, budget);
  if (reached == Match::No || statement.conditions.empty())
    return reached;
  const Match held = all_hold(statement.conditions, request.context, budget);
  return held == Match::Yes ? reached : held;
}

}  // namespace rollcall::policy
