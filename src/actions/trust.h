#pragma once
// Whom a role trusts: its trust policy, and what the caller's own policies must say where that one
// leaves the choice to the caller's account. AWS user guide, Cross-account policy evaluation logic.

#include <memory>
#include <string_view>

#include "api/action.h"
#include "auth/policy_cache.h"
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

Trust trust_of(const iam::Role& role, store::Tables& tables, auth::PolicyCache& policies);

// Whether the caller may do `action` (sts:AssumeRole, sts:TagSession …) to the role. In the role's
// own account it is enough that the trust policy names the caller itself; otherwise the caller's
// policies must allow it as well. A deny on either side wins.
bool may_assume(const auth::Caller& caller, const Trust& trust, std::string_view action,
                const policy::Context& context);

// AccessDenied, with the same text whatever the reason: who may not assume a role need not know
// whether it exists.
base::Error not_trusted(const auth::Caller& caller, std::string_view action,
                        std::string_view role_arn);

}  // namespace rollcall::actions
