#pragma once
// The users and roles that a role's trust policy names. Each must exist when the policy is stored,
// and is known by its unique id from then on: whoever is given the name later is somebody else. AWS
// user guide, AWS JSON policy elements: Principal.

#include <string>
#include <string_view>
#include <vector>

#include "api/action.h"
#include "iam/account.h"
#include "iam/names.h"
#include "store/roles.h"

namespace rollcall::actions {

// A trust policy that can be stored, and whom it names.
struct TrustPolicy {
  iam::AccountId account;          // of the role
  std::vector<std::string> named;  // ARNs of users and roles, as the policy writes them
  store::TrustedIds ids_elsewhere = {};
};

// MalformedPolicyDocument; LimitExceeded for a document that is too long.
api::Result<TrustPolicy> read_trust_policy(const api::View& view,
                                           const iam::PolicyDocument& document);

// Adds the ids of those named who live in other accounts of this server, outside of any
// transaction. MalformedPolicyDocument, 'Invalid principal in policy: "AWS":"…"', for one who does
// not exist.
api::Result<TrustPolicy> with_ids_elsewhere(const api::Environment& environment,
                                            TrustPolicy policy);

// The ids of all who are named, those of the role's own account as they are now.
// MalformedPolicyDocument as above.
api::Result<store::TrustedIds> trusted_ids(const api::View& view, const TrustPolicy& policy);

}  // namespace rollcall::actions
