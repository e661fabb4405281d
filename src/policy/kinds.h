#pragma once
// The policies that bear on a caller, kind by kind: each kind that is there must allow.

#include <span>
#include <vector>

#include "policy/evaluate.h"

namespace rollcall::policy {

struct PoliciesOfAKind {
  PolicyKind kind;
  std::span<const Policy* const> policies;
};

// In the order in which a decision names them. Looks into `policies`, which must stay.
inline std::vector<PoliciesOfAKind> by_kind(const Policies& policies) {
  std::vector<PoliciesOfAKind> kinds = {{PolicyKind::IdentityBased, policies.identity}};
  if (policies.permissions_boundary != nullptr)
    kinds.push_back({PolicyKind::PermissionsBoundary, {&policies.permissions_boundary, 1}});
  if (policies.session)
    kinds.push_back({PolicyKind::Session, *policies.session});
  return kinds;
}

}  // namespace rollcall::policy
