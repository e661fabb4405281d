#pragma once
// Policies that are written into a user, a group or a role: put, found and listed, for holders of
// every kind alike.

#include <string>
#include <string_view>
#include <vector>

#include "actions/paging/paging.h"
#include "api/action.h"
#include "iam/names.h"
#include "store/policies.h"

namespace rollcall::actions {

// MalformedPolicyDocument for a document that cannot be an inline policy. To be asked before
// anybody has to wait for it.
api::Result<api::Nothing> check_inline_policy(const iam::PolicyDocument& document);

// Puts a policy that was checked in place of the one of that name, if there is one. LimitExceeded
// where the holder's inline policies would then be too large together.
api::Result<api::Nothing> put_inline_policy(api::Change& change, const store::PolicyHolder& holder,
                                            const store::InlinePolicy& policy);

// An inline policy, whatever the case of its name. NoSuchEntity: "The user policy with name X
// cannot be found.", or "The group policy…", "The role policy…".
api::Result<store::InlinePolicy> find_inline_policy(const api::View& view,
                                                    const store::PolicyHolder& holder,
                                                    std::string_view policy_name);

// What ListUserPolicies and its like answer.
struct InlinePolicyPage {
  std::vector<std::string> policy_names;
  Continuation continuation;

  void fields(auto& field) const {
    field("PolicyNames", policy_names);
    continuation.fields(field);
  }
};

api::Result<InlinePolicyPage> inline_policy_page(const api::View& view,
                                                 const store::PolicyHolder& holder,
                                                 const PageFields& fields,
                                                 std::string_view listing);

}  // namespace rollcall::actions
