#include "policy/prospect.h"

#include <algorithm>
#include <string>

#include "base/ascii.h"
#include "policy/kinds.h"
#include "policy/wildcard.h"

namespace rollcall::policy {
namespace {

// Whether the statement speaks of the action on some resource or other. Actions have no variables,
// so that nothing of it is unknown while the budget lasts.
bool is_about(const Statement& statement, std::string_view action, Budget& budget) {
  const Context nothing_known;
  const bool is_listed =
      std::ranges::any_of(statement.actions.patterns, [&](const Pattern& pattern) {
        return match(pattern, action, nothing_known, budget) == Match::Yes;
      });
  return is_listed == (statement.actions.sense == Sense::Listed);
}

bool is_everything(const Pattern& pattern) {
  return pattern.variables.empty() && !pattern.text.empty() &&
         std::ranges::all_of(pattern.text, [](char c) { return c == any_run; });
}

bool spares_nothing(const Statement& statement) {
  return statement.conditions.empty() && statement.resources.sense == Sense::Listed &&
         std::ranges::any_of(statement.resources.patterns, is_everything);
}

Prospect prospect_of(const PoliciesOfAKind& kind, std::string_view action, Budget& budget) {
  auto prospect = Prospect::NotAllowed;
  for (const Policy* policy : kind.policies)
    for (const Statement& statement : policy->statements) {
      const bool is_denial = statement.effect == Effect::Deny;
      const bool could_decide = is_denial ? spares_nothing(statement) : prospect != Prospect::Open;
      if (!could_decide || !is_about(statement, action, budget))
        continue;
      if (is_denial)
        return Prospect::Denied;
      prospect = Prospect::Open;
    }
  return prospect;
}

}  // namespace

Prospect prospect_of(const Policies& policies, std::string_view action, Budget& budget) {
  const std::string folded = base::lower(action);
  auto prospect = Prospect::Open;
  for (const PoliciesOfAKind& kind : by_kind(policies)) {
    const Prospect of_kind = prospect_of(kind, folded, budget);
    if (budget.is_exceeded())
      return Prospect::Open;
    prospect = std::min(prospect, of_kind);
  }
  return prospect;
}

}  // namespace rollcall::policy
