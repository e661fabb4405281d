#pragma once
// Whom a role trusts: its trust policy, and what the caller's own policies must say where that one
// leaves the choice to the caller's account. AWS user guide, Cross-account policy evaluation logic.

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "api/action.h"
#include "auth/permission/policy_cache.h"
#include "iam/role.h"
#include "policy/evaluate.h"
#include "store/tables.h"

namespace rollcall::actions {

// A role's trust policy, with the ids that the users and roles it names had when it was stored.
struct Trust {
  iam::Role role;
  std::shared_ptr<const policy::Policy> policy;
  store::TrustedIds trusted_ids;
};

// What both sides may ask of the call, and what that may still cost.
struct TrustTerms {
  const policy::Context& context;
  policy::Budget& budget;
};

Trust trust_of(const iam::Role& role, const store::Tables& tables, auth::PolicyCache& policies);

// The first of the actions (sts:AssumeRole, sts:TagSession …) that the caller may not do to the
// role; nullopt if it may do them all. Both sides must allow each, but in the role's own account a
// trust policy that names the caller closely stands in for the caller's policies. A deny on either
// side wins.
std::optional<std::string_view> first_refused(const auth::Caller& caller, const Trust& trust,
                                              const std::vector<std::string_view>& actions,
                                              const TrustTerms& terms);

// AccessDenied, with the same text whatever the reason: who may not assume a role need not know
// whether it exists.
base::Error not_trusted(const auth::Caller& caller, std::string_view action,
                        std::string_view role_arn);

}  // namespace rollcall::actions
