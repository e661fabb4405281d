#pragma once
// The policies of a user as their actions handle them: inline documents, and managed policies that
// are attached.

#include <string>
#include <string_view>

#include "api/action.h"
#include "base/result.h"
#include "policy/managed_policy.h"
#include "store/policies.h"

namespace rollcall::actions {

// An inline policy of a user, whatever the case of its name. NoSuchEntity: "The user policy with
// name X cannot be found."
api::Result<store::InlinePolicy> find_inline_policy(api::Session& session,
                                                    std::string_view user_name,
                                                    std::string_view policy_name);

// ValidationError, "ARN x is not valid.", for what is no ARN at all.
api::Result<api::Nothing> check_policy_arn(std::string_view arn);

// What answers tell of a managed policy that is attached to somebody.
struct AttachedPolicyShape {
  std::string policy_name;
  std::string policy_arn;

  void fields(auto& field) const {
    field("PolicyName", policy_name);
    field("PolicyArn", policy_arn);
  }
};

// Every ARN that is attached was found to be a policy when it was attached, and managed policies do
// not go away.
AttachedPolicyShape attached_policy_shape(std::string_view policy_arn);

}  // namespace rollcall::actions
