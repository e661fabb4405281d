// Whom a role trusts.

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "iam/arn.h"
#include "policy/evaluate.h"
#include "policy/statement.h"

namespace rollcall::policy {
namespace {

// The names of a caller, the widest first. One that it does not have is empty: root has no name but
// its account's.
struct Names {
  std::string root_arn;
  std::array<std::string_view, 2> own;  // of the session's role, and of the user or session
};

Names names_of(const TrustedPrincipal& principal) {
  std::string root(iam::arn_beginning);
  root.append(principal.account).append(iam::root_resource);
  const std::string_view arn = principal.arn == root ? std::string_view() : principal.arn;
  return {std::move(root), {principal.role_arn, arn}};
}

bool is_everybody(const PrincipalPattern& pattern) {
  return pattern.type == PrincipalType::Everybody;
}

bool is_account(const PrincipalPattern& pattern, const TrustedPrincipal& principal,
                const Names& names) {
  return pattern.type == PrincipalType::Aws &&
         (pattern.text == principal.account || pattern.text == names.root_arn);
}

bool is_name(const PrincipalPattern& pattern, std::string_view name) {
  return pattern.type == PrincipalType::Aws && !name.empty() && pattern.text == name;
}

bool has(const PrincipalList& list, auto&& is_it) {
  return std::ranges::any_of(list.principals, is_it);
}

// How closely a list names the caller.
TrustGrant closest(const PrincipalList& list, const TrustedPrincipal& principal) {
  const Names names = names_of(principal);
  const auto& [role, caller] = names.own;
  if (has(list, [&](const auto& pattern) { return is_name(pattern, caller); }))
    return TrustGrant::Principal;
  const auto names_role = [&](const auto& pattern) {
    return is_everybody(pattern) || is_name(pattern, role);
  };
  if (has(list, names_role))
    return TrustGrant::Role;
  const auto names_account = [&](const auto& pattern) {
    return is_account(pattern, principal, names);
  };
  return has(list, names_account) ? TrustGrant::Account : TrustGrant::None;
}

// Whether a list holds every name of the caller.
bool names_in_full(const PrincipalList& list, const TrustedPrincipal& principal) {
  if (has(list, is_everybody))
    return true;
  const Names names = names_of(principal);
  const bool has_account =
      has(list, [&](const auto& pattern) { return is_account(pattern, principal, names); });
  return has_account && std::ranges::all_of(names.own, [&](std::string_view name) {
           return name.empty() ||
                  has(list, [&](const auto& pattern) { return is_name(pattern, name); });
         });
}

// What a statement's Principal or NotPrincipal makes of the caller.
TrustGrant grant_of(const Statement& statement, const TrustedPrincipal& principal) {
  const PrincipalList& list = statement.principals;
  if (list.sense == Sense::Listed)
    return closest(list, principal);
  const bool is_left_out = statement.effect == Effect::Deny
                               ? names_in_full(list, principal)
                               : closest(list, principal) != TrustGrant::None;
  return is_left_out ? TrustGrant::None : TrustGrant::Role;
}

}  // namespace

TrustDecision evaluate_trust(const Policy& policy, std::string_view action,
                             const TrustedPrincipal& principal, const Context& context,
                             Budget& budget) {
  const std::string folded_action = base::lower(action);
  const AccessRequest request{folded_action, {}, context};
  TrustGrant closest_grant = TrustGrant::None;
  for (const Statement& statement : policy.statements) {
    const bool is_affordable = budget.spend(1 + statement.principals.principals.size());
    const TrustGrant grant = is_affordable ? grant_of(statement, principal) : TrustGrant::None;
    const bool does_count =
        grant != TrustGrant::None && counts(statement, speaks_of(statement, request, budget));
    if (budget.is_exceeded())
      return {Outcome::TooCostly};
    if (does_count && statement.effect == Effect::Deny)
      return {Outcome::ExplicitDeny};
    if (does_count)
      closest_grant = std::max(closest_grant, grant);
  }
  if (closest_grant == TrustGrant::None)
    return {Outcome::ImplicitDeny};
  return {Outcome::Allow, closest_grant};
}

}  // namespace rollcall::policy
