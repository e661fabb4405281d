#pragma once
// Managed policies that users, groups and roles have: given, taken and listed, for holders of every
// kind alike.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "actions/paging/paging.h"
#include "api/action.h"
#include "iam/names.h"
#include "store/policies.h"

namespace rollcall::actions {

// Attaching a policy again changes nothing. NoSuchEntity, "Policy ARN does not exist or is not
// attachable."; LimitExceeded.
api::Result<api::Nothing> attach_policy(api::Change& change, const store::PolicyHolder& holder,
                                        std::string_view policy_arn);

// NoSuchEntity, "Policy ARN was not found.", for one that is not attached.
api::Result<api::Nothing> detach_policy(api::Change& change, const store::PolicyHolder& holder,
                                        std::string_view policy_arn);

// What answers tell of a managed policy that is attached to somebody.
struct AttachedPolicyShape {
  std::string policy_name;
  std::string policy_arn;

  void fields(auto& field) const {
    field("PolicyName", policy_name);
    field("PolicyArn", policy_arn);
  }
};

// The name is the end of the ARN, which has the spelling that was stored.
AttachedPolicyShape attached_policy_shape(std::string_view policy_arn);

// Which of a holder's policies are to be listed; its fields stand among those of the action's
// request.
struct AttachedPolicyFields {
  std::optional<iam::PolicyPath> path_prefix;
  PageFields page;

  void fields(auto& field) {
    field("PathPrefix", path_prefix);
    page.fields(field);
  }
};

// What ListAttachedUserPolicies and its like answer.
struct AttachedPolicyPage {
  std::vector<AttachedPolicyShape> attached_policies;
  Continuation continuation;

  void fields(auto& field) const {
    field("AttachedPolicies", attached_policies);
    continuation.fields(field);
  }
};

api::Result<AttachedPolicyPage> attached_policy_page(const api::View& view,
                                                     const store::PolicyHolder& holder,
                                                     const AttachedPolicyFields& fields,
                                                     std::string_view listing);

}  // namespace rollcall::actions
