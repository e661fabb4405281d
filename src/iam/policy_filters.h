#pragma once
// The words by which listings of managed policies, and of who uses them, are narrowed. AWS API
// reference, ListPolicies and ListEntitiesForPolicy.

#include "iam/parameter.h"

namespace rollcall::iam {

// Whose policies are meant: everybody's, those that are there in every account, or the account's
// own.
enum class PolicyScope { All, Aws, Local };

template <>
inline constexpr auto words<PolicyScope> = std::array{
    Word<PolicyScope>{"All", PolicyScope::All},
    Word<PolicyScope>{"AWS", PolicyScope::Aws},
    Word<PolicyScope>{"Local", PolicyScope::Local},
};

// What a policy is used for: to give permissions, or to bound them.
enum class PolicyUsage { PermissionsPolicy, PermissionsBoundary };

template <>
inline constexpr auto words<PolicyUsage> = std::array{
    Word<PolicyUsage>{"PermissionsPolicy", PolicyUsage::PermissionsPolicy},
    Word<PolicyUsage>{"PermissionsBoundary", PolicyUsage::PermissionsBoundary},
};

}  // namespace rollcall::iam
