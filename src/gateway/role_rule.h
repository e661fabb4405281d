#pragma once
// The roles that a service knows its users by, given by what their policies allow.

#include <string>
#include <string_view>
#include <vector>

#include "auth/permission/caller.h"
#include "auth/permission/request_facts.h"
#include "base/result.h"

namespace rollcall::gateway {

// Whoever may do all of these has the role.
struct RoleRule {
  std::string role;
  std::vector<std::string> actions;  // "s3:PutObject"
};

// "swiftoperator=s3:GetObject,s3:PutObject". ValidationError for anything else.
base::Result<RoleRule> parse_role_rule(std::string_view text);

// Swift's own names: who may do all that its operators can, and who may only read.
std::vector<RoleRule> default_role_rules();

// An action counts where it is allowed on every object of every bucket; root has all roles.
std::vector<std::string> roles_of(const auth::Caller& caller, const auth::RequestFacts& facts,
                                  const std::vector<RoleRule>& rules);

}  // namespace rollcall::gateway
