#pragma once
// The policies that say what somebody may do, read from the store and ready to be evaluated.

#include <string>
#include <string_view>
#include <vector>

#include "auth/permission/caller.h"
#include "auth/permission/policy_cache.h"
#include "store/tables.h"

namespace rollcall::auth {

// What a session was narrowed to when it was made: a document of its own, managed policies, or
// both. Absent in both: it was not.
struct SessionPolicies {
  std::string document;  // empty: none
  std::vector<std::string> policy_arns;

  bool are_given() const { return !document.empty() || !policy_arns.empty(); }
};

class CallerPolicyReader {
 public:
  CallerPolicyReader(const store::Tables& tables, PolicyCache& cache)
      : tables_(tables), cache_(cache) {}

  // A user's own policies, those of the user's groups, and the permissions boundary.
  CallerPolicies of_user(std::string_view user_name);
  CallerPolicies of_role(std::string_view role_name);

  // Puts the bounds of a session around them. A managed policy counts as it is now.
  void narrow(CallerPolicies& policies, const SessionPolicies& session);

 private:
  void add_identity(CallerPolicies& policies, store::PolicyHolder holder);
  void add_boundary(CallerPolicies& policies, store::PolicyHolder holder);
  const policy::Policy* hold(CallerPolicies& policies,
                             std::shared_ptr<const policy::Policy> policy);
  std::shared_ptr<const policy::Policy> managed(std::string_view policy_arn);

  const store::Tables& tables_;
  PolicyCache& cache_;
};

}  // namespace rollcall::auth
