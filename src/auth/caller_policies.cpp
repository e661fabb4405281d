#include "auth/caller_policies.h"

#include "policy/managed_policy.h"
#include "policy/parse.h"

namespace rollcall::auth {
namespace {

// What stands in for a policy that cannot be read: it denies everything.
std::shared_ptr<const policy::Policy> deny_all() {
  static const auto denial =
      std::make_shared<const policy::Policy>(policy::parse(R"({"Version": "2012-10-17",
                        "Statement": {"Effect": "Deny", "Action": "*", "Resource": "*"}})")
                                                 .value());
  return denial;
}

std::shared_ptr<const policy::Policy> parsed(std::string_view document) {
  auto policy = policy::parse(document);
  return policy ? std::make_shared<const policy::Policy>(*std::move(policy)) : deny_all();
}

// Managed policies are there for good, and are not copied.
std::shared_ptr<const policy::Policy> managed(std::string_view arn) {
  const policy::ManagedPolicy* found = policy::find_managed_policy(arn);
  return found ? std::shared_ptr<const policy::Policy>(std::shared_ptr<void>(), &found->policy)
               : deny_all();
}

}  // namespace

std::vector<std::shared_ptr<const policy::Policy>> policies_of(const iam::User& user,
                                                               store::Tables& tables) {
  std::vector<std::shared_ptr<const policy::Policy>> policies;
  for (const store::InlinePolicy& policy : tables.policies.inline_of(user.name))
    policies.push_back(parsed(policy.document));
  for (const std::string& arn : tables.policies.attached_to(user.name))
    policies.push_back(managed(arn));
  return policies;
}

}  // namespace rollcall::auth
