#include "policy/evaluate.h"

#include <string>

#include "base/ascii.h"
#include "policy/all_below.h"
#include "policy/kinds.h"
#include "policy/statement.h"

namespace rollcall::policy {
namespace {

// What the policies of one kind say together, as the outcome that they alone would lead to.
Outcome outcome_of(std::span<const Policy* const> policies, const AccessRequest& request,
                   Scope scope, Budget& budget) {
  bool is_allowed_somewhere = false;
  for (const Policy* policy : policies) {
    for (const Statement& statement : policy->statements) {
      // A second allow would change nothing.
      if (statement.effect == Effect::Allow && is_allowed_somewhere)
        continue;
      const bool does_count = counts(statement, speaks_of(statement, request, budget, scope));
      if (budget.is_exceeded())
        return Outcome::TooCostly;
      if (does_count && statement.effect == Effect::Deny)
        return Outcome::ExplicitDeny;
      is_allowed_somewhere = is_allowed_somewhere || does_count;
    }
  }
  return is_allowed_somewhere ? Outcome::Allow : Outcome::ImplicitDeny;
}

bool stands_in_for(TrustGrant grant, PolicyKind kind) {
  switch (grant) {
    case TrustGrant::None:
    case TrustGrant::Account:
      return false;
    case TrustGrant::Role:
      return kind == PolicyKind::IdentityBased;
    case TrustGrant::Principal:
      return true;
  }
  return false;
}

// What has been granted already, and to how much the request is.
struct Reach {
  TrustGrant grant = TrustGrant::None;
  Scope scope = Scope::One;
};

Decision decision_of(const Policies& policies, const AccessRequest& request, const Reach& reach,
                     Budget& budget) {
  const std::string action = base::lower(request.action);
  const AccessRequest folded{action, request.resource, request.context};
  Decision decision{Outcome::Allow};
  for (const PoliciesOfAKind& kind : by_kind(policies)) {
    const Outcome outcome = outcome_of(kind.policies, folded, reach.scope, budget);
    if (outcome == Outcome::ExplicitDeny || outcome == Outcome::TooCostly)
      return {outcome, kind.kind};
    if (outcome == Outcome::ImplicitDeny && is_allowed(decision) &&
        !stands_in_for(reach.grant, kind.kind))
      decision = {outcome, kind.kind};
  }
  return decision;
}

}  // namespace

Decision evaluate(const Policies& policies, const AccessRequest& request, Budget& budget) {
  return decision_of(policies, request, {}, budget);
}

Decision evaluate_all_below(const Policies& policies, const AccessRequest& request,
                            Budget& budget) {
  return decision_of(policies, request, {.scope = Scope::AllBelow}, budget);
}

Decision evaluate_granted(const Policies& policies, const AccessRequest& request, TrustGrant grant,
                          Budget& budget) {
  return decision_of(policies, request, {.grant = grant}, budget);
}

}  // namespace rollcall::policy
