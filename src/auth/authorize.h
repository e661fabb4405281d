#pragma once
// May they: the caller's policies against an action and a resource.

#include <string>
#include <string_view>

#include "auth/caller.h"
#include "base/result.h"

namespace rollcall::auth {

// What an action is done to: the ARN that policies are matched with, and how AccessDenied messages
// call it.
struct Resource {
  std::string arn;
  std::string shown;
};

inline Resource resource(std::string arn) { return {arn, arn}; }

enum class Permission { Allowed, NotAllowed, Denied };

// NotAllowed: no policy says yes. Denied: a policy says no. Root is allowed everything.
Permission permission(const Caller& caller, std::string_view action, std::string_view resource_arn);

// AccessDenied, naming principal, action, resource and the reason, unless the caller has the
// permission.
base::Result<base::Nothing> authorize(const Caller& caller, std::string_view action,
                                      const Resource& resource);

}  // namespace rollcall::auth
