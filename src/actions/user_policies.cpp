#include "actions/user_policies.h"

#include <cassert>

#include "iam/arn.h"
#include "iam/errors.h"

namespace rollcall::actions {

api::Result<store::InlinePolicy> find_inline_policy(api::Session& session,
                                                    std::string_view user_name,
                                                    std::string_view policy_name) {
  auto policy = session.tables.policies.find_inline(user_name, policy_name);
  if (!policy)
    return base::fail(
        iam::errors::no_such_entity,
        "The user policy with name " + std::string(policy_name) + " cannot be found.");
  return *std::move(policy);
}

api::Result<api::Nothing> check_policy_arn(std::string_view arn) {
  if (!iam::is_arn(arn))
    return base::fail(iam::errors::validation_error, "ARN " + std::string(arn) + " is not valid.");
  return api::Nothing{};
}

AttachedPolicyShape attached_policy_shape(std::string_view policy_arn) {
  const policy::ManagedPolicy* policy = policy::find_managed_policy(policy_arn);
  assert(policy);
  return {std::string(policy->name), std::string(policy_arn)};
}

}  // namespace rollcall::actions
