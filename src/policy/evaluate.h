#pragma once
// May they? The one decision that policies are there for: an explicit deny wins over every allow,
// and nothing is allowed that not every kind of policy allows.

#include <optional>
#include <span>
#include <string_view>

#include "policy/budget.h"
#include "policy/context.h"
#include "policy/document.h"

namespace rollcall::policy {

struct AccessRequest {
  std::string_view action;    // "iam:GetUser", in any case
  std::string_view resource;  // an ARN, or "*" for an action that is on no resource in particular
  const Context& context;
};

enum class Outcome {
  Allow,
  ImplicitDeny,  // no policy allows it
  ExplicitDeny,  // a policy denies it
  TooCostly,     // the budget did not suffice to find out, which is denied too
};

// Whose word it was.
enum class PolicyKind { IdentityBased, PermissionsBoundary, Session };

struct Decision {
  Outcome outcome;
  PolicyKind decided_by = PolicyKind::IdentityBased;
  bool operator==(const Decision&) const = default;
};

inline bool is_allowed(const Decision& decision) { return decision.outcome == Outcome::Allow; }

// Neither allowed nor denied: whatever else speaks for the request may still allow it.
inline bool is_left_open(const Decision& decision) {
  return decision.outcome == Outcome::ImplicitDeny;
}

// All that bear on one caller, in any order.
struct Policies {
  std::span<const Policy* const> identity;       // of the user and its groups, or of the role
  const Policy* permissions_boundary = nullptr;  // nullptr: there is none
  // Absent: the session was not narrowed. Otherwise one of them must allow, so that none allows
  // nothing.
  std::optional<std::span<const Policy* const>> session = std::nullopt;
};

// An explicit deny of any kind wins, and of several the first in the order of Policies is named.
// Without one the identity-based policies, the boundary and the session policies must each allow,
// and the first kind that does not is named. What cannot be told fails closed: a statement that
// allows does not apply, one that denies does.
Decision evaluate(const Policies& policies, const AccessRequest& request, Budget& budget);

// Who asks to assume a role.
struct TrustedPrincipal {
  std::string_view account;  // twelve digits
  std::string_view arn;      // of the user, of root, or of the session; empty: not to be named
  std::string_view role_arn = {};  // of a role's session, else empty
};

// How closely a trust policy names the one it allows, and so what is still asked of the caller's
// own policies in the account of the role. AWS user guide, Policy evaluation for requests within a
// single account.
enum class TrustGrant {
  None,
  Account,    // its account: they must allow it like anything else
  Role,       // its role, or everybody: what bounds the caller and its session must allow it
  Principal,  // the user or the session itself: nothing but that none of them denies it
};

struct TrustDecision {
  Outcome outcome;
  TrustGrant grant = TrustGrant::None;  // the closest one, if the outcome is Allow
  bool operator==(const TrustDecision&) const = default;
};

// A caller has several names: its account, its user or role, its session. NotPrincipal speaks of a
// caller unless it lists them all (Deny), or only if it lists none of them (Allow).
TrustDecision evaluate_trust(const Policy& policy, std::string_view action,
                             const TrustedPrincipal& principal, const Context& context,
                             Budget& budget);

// What evaluate() says to somebody whom a trust policy of the own account has granted the same:
// kinds of policies that the grant stands in for need not allow. A deny wins all the same.
Decision evaluate_granted(const Policies& policies, const AccessRequest& request, TrustGrant grant,
                          Budget& budget);

}  // namespace rollcall::policy
