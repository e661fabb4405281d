#pragma once
// Permissions boundaries of users and roles: the managed policy beyond which nothing that their
// other policies allow reaches. AWS user guide, Permissions boundaries for IAM entities.

#include <string_view>

#include "api/action.h"
#include "store/policies.h"

namespace rollcall::actions {

// InvalidInput, "ARN x is not valid.", for what is no ARN; NoSuchEntity, "Scope ARN: x does not
// exist or is not attachable.", where there is no such policy.
api::Result<api::Nothing> check_boundary(const api::View& view, std::string_view policy_arn);

// Bounds the holder by a policy that was checked. LimitExceeded where it is one too many in use.
api::Result<api::Nothing> set_boundary(api::Change& change, const store::PolicyHolder& holder,
                                       std::string_view policy_arn);

// NoSuchEntity for whoever has none.
api::Result<api::Nothing> delete_boundary(api::Change& change, const store::PolicyHolder& holder);

}  // namespace rollcall::actions
