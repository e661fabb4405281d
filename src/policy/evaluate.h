#pragma once
// May they? The one decision that policies are there for: an explicit deny wins over every allow,
// and nothing is allowed that no policy allows.

#include <span>
#include <string_view>

#include "policy/budget.h"
#include "policy/context.h"
#include "policy/document.h"

namespace rollcall::policy {

struct AccessRequest {
  std::string_view action;    // "iam:GetUser", in any case
  std::string_view resource;  // an ARN, or "*" for an action that is on no resource in particular
  Context context = {};
};

enum class Outcome {
  Allow,
  ImplicitDeny,  // no policy allows it
  ExplicitDeny,  // a policy denies it
  TooCostly,     // the budget did not suffice to find out, which is denied too
};

// Whose word it was.
enum class PolicyKind { IdentityBased };

struct Decision {
  Outcome outcome;
  PolicyKind decided_by = PolicyKind::IdentityBased;
  bool operator==(const Decision&) const = default;
};

inline bool is_allowed(const Decision& decision) { return decision.outcome == Outcome::Allow; }

// What cannot be told fails closed: where a variable has no value in the request, or where a
// statement has conditions, which nobody can weigh yet, a statement that allows does not apply and
// one that denies does. The policies may stand in any order.
Decision evaluate(std::span<const Policy* const> identity_policies, const AccessRequest& request,
                  Budget& budget);

}  // namespace rollcall::policy
