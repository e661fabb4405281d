#include "auth/permission/caller_policies.h"

#include "policy/managed_policy.h"

namespace rollcall::auth {

using policy::DocumentKind;
using PolicyPointer = std::shared_ptr<const policy::Policy>;

CallerPolicies CallerPolicyReader::of_user(std::string_view user_name) {
  CallerPolicies policies;
  add_identity(policies, store::user_holder(user_name));
  for (const iam::Group& group : tables_.groups.of_user(user_name))
    add_identity(policies, store::group_holder(group.name));
  add_boundary(policies, store::user_holder(user_name));
  return policies;
}

CallerPolicies CallerPolicyReader::of_role(std::string_view role_name) {
  CallerPolicies policies;
  add_identity(policies, store::role_holder(role_name));
  add_boundary(policies, store::role_holder(role_name));
  return policies;
}

void CallerPolicyReader::narrow(CallerPolicies& policies, const SessionPolicies& session) {
  policies.session.emplace();
  if (!session.document.empty())
    policies.session->push_back(
        hold(policies, cache_.parsed(session.document, DocumentKind::Session)));
  for (const std::string& arn : session.policy_arns)
    policies.session->push_back(hold(policies, managed(arn)));
}

void CallerPolicyReader::add_identity(CallerPolicies& policies, store::PolicyHolder holder) {
  for (const store::InlinePolicy& policy : tables_.policies.inline_of(holder))
    policies.identity.push_back(
        hold(policies, cache_.parsed(policy.document, DocumentKind::Identity)));
  for (const std::string& arn : tables_.policies.attached_to(holder))
    policies.identity.push_back(hold(policies, managed(arn)));
}

void CallerPolicyReader::add_boundary(CallerPolicies& policies, store::PolicyHolder holder) {
  if (const auto arn = tables_.policies.boundary_of(holder))
    policies.permissions_boundary = hold(policies, managed(*arn));
}

const policy::Policy* CallerPolicyReader::hold(CallerPolicies& policies, PolicyPointer policy) {
  policies.ask_for_context = policies.ask_for_context || policy::mentions_any(*policy);
  policies.held.push_back(std::move(policy));
  return policies.held.back().get();
}

// Policies of AWS are there for good, and are not copied. One that is not there any more denies
// everything.
PolicyPointer CallerPolicyReader::managed(std::string_view policy_arn) {
  if (const policy::ManagedPolicy* found = policy::find_managed_policy(policy_arn))
    return PolicyPointer(std::shared_ptr<void>(), &found->policy);
  const auto policy = tables_.managed_policies.find_by_arn(policy_arn);
  if (!policy)
    return deny_all();
  const auto version = tables_.managed_policies.find_version(policy->name, policy->default_version);
  return version ? cache_.parsed(version->document, DocumentKind::Identity) : deny_all();
}

}  // namespace rollcall::auth
