#include "auth/authorize.h"

#include "iam/errors.h"
#include "policy/denial.h"
#include "policy/evaluate.h"

namespace rollcall::auth {
namespace {

constexpr policy::Decision allowed{policy::Outcome::Allow};

policy::Decision decide(const Caller& caller, std::string_view action,
                        std::string_view resource_arn) {
  if (caller.is_root())
    return allowed;
  std::vector<const policy::Policy*> policies;
  for (const auto& policy : caller.policies)
    policies.push_back(policy.get());
  const policy::ContextValue context[] = {{"aws:username", caller.user_name},
                                          {"aws:userid", caller.user_id}};
  policy::Budget budget;
  return policy::evaluate(policies,
                          {.action = action, .resource = resource_arn, .context = context}, budget);
}

}  // namespace

Permission permission(const Caller& caller, std::string_view action,
                      std::string_view resource_arn) {
  switch (decide(caller, action, resource_arn).outcome) {
    case policy::Outcome::Allow:
      return Permission::Allowed;
    case policy::Outcome::ImplicitDeny:
      return Permission::NotAllowed;
    case policy::Outcome::ExplicitDeny:
    case policy::Outcome::TooCostly:
      break;
  }
  return Permission::Denied;
}

base::Result<base::Nothing> authorize(const Caller& caller, std::string_view action,
                                      const Resource& resource) {
  const policy::Decision decision = decide(caller, action, resource.arn);
  if (policy::is_allowed(decision))
    return base::Nothing{};
  return base::fail(iam::errors::access_denied,
                    policy::denial_message(caller.arn, action, resource.shown, decision));
}

}  // namespace rollcall::auth
