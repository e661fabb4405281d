#include "actions/iam/permissions_boundaries/permissions_boundaries.h"

#include <string>

#include "actions/iam/managed_policies/managed_policies.h"
#include "iam/arn.h"
#include "iam/errors.h"

namespace rollcall::actions {

api::Result<api::Nothing> check_boundary(const api::View& view, std::string_view policy_arn) {
  const std::string arn(policy_arn);
  if (!iam::is_full_arn(arn))
    return base::fail(iam::errors::invalid_input, "ARN " + arn + " is not valid.");
  if (!is_policy(arn, view.tables))
    return base::fail(iam::errors::no_such_entity,
                      "Scope ARN: " + arn + " does not exist or is not attachable.");
  return api::Nothing{};
}

api::Result<api::Nothing> set_boundary(api::Change& change, const store::PolicyHolder& holder,
                                       std::string_view policy_arn) {
  change.tables.policies.set_boundary(holder, policy_arn);
  return check_policies_in_use(change);
}

api::Result<api::Nothing> delete_boundary(api::Change& change, const store::PolicyHolder& holder) {
  if (!change.tables.policies.boundary_of(holder))
    return base::fail(
        iam::errors::no_such_entity,
        "The permissions boundary of " + std::string(holder.name) + " cannot be found.");
  change.tables.policies.erase_boundary(holder);
  return api::Nothing{};
}

}  // namespace rollcall::actions
