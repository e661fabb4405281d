#include "actions/iam/attached_policies/attached_policies.h"

#include <algorithm>

#include "actions/iam/managed_policies/managed_policies.h"
#include "actions/refusals/quotas.h"
#include "iam/arn.h"
#include "iam/errors.h"

namespace rollcall::actions {
namespace {

Quota quota_of(store::HolderKind kind, const iam::Quotas& quotas) {
  switch (kind) {
    case store::HolderKind::User:
      return {"PoliciesPerUser", quotas.attached_policies_per_user};
    case store::HolderKind::Group:
      return {"PoliciesPerGroup", quotas.attached_policies_per_group};
    case store::HolderKind::Role:
      return {"PoliciesPerRole", quotas.attached_policies_per_role};
  }
  return {};
}

// The part of a policy's ARN between "policy" and the name: "/" or "/team/".
std::string_view path_in(std::string_view policy_arn) {
  const auto first = policy_arn.find('/');
  return policy_arn.substr(first, policy_arn.rfind('/') + 1 - first);
}

// What attached policies are listed by. Only the account's own policy and one of every account can
// have the same name; an ARN would not do, since it can be longer than a marker.
std::string key_of(const AttachedPolicyShape& policy) {
  const std::string_view arn = policy.policy_arn;
  const auto owner = arn.substr(iam::arn_beginning.size());
  return iam::name_key(policy.policy_name) + " " + std::string(owner.substr(0, owner.find(':')));
}

bool is_attached(const std::vector<std::string>& attached, std::string_view policy_arn) {
  return std::ranges::find(attached, policy_arn) != attached.end();
}

}  // namespace

api::Result<api::Nothing> attach_policy(api::Change& change, const store::PolicyHolder& holder,
                                        std::string_view policy_arn) {
  if (!is_policy(policy_arn, change.tables))
    return base::fail(iam::errors::no_such_entity, "Policy " + std::string(policy_arn) +
                                                       " does not exist or is not attachable.");
  const auto attached = change.tables.policies.attached_to(holder);
  if (is_attached(attached, policy_arn))
    return api::Nothing{};
  TRY(check_room(attached.size(), quota_of(holder.kind, change.environment.quotas)));
  change.tables.policies.attach(holder, policy_arn);
  return check_policies_in_use(change);
}

api::Result<api::Nothing> detach_policy(api::Change& change, const store::PolicyHolder& holder,
                                        std::string_view policy_arn) {
  if (!is_attached(change.tables.policies.attached_to(holder), policy_arn))
    return base::fail(iam::errors::no_such_entity,
                      "Policy " + std::string(policy_arn) + " was not found.");
  change.tables.policies.detach(holder, policy_arn);
  return api::Nothing{};
}

AttachedPolicyShape attached_policy_shape(std::string_view policy_arn) {
  return {std::string(policy_arn.substr(policy_arn.rfind('/') + 1)), std::string(policy_arn)};
}

api::Result<AttachedPolicyPage> attached_policy_page(const api::View& view,
                                                     const store::PolicyHolder& holder,
                                                     const AttachedPolicyFields& fields,
                                                     std::string_view listing) {
  const store::PageRequest wanted = TRY(page_request(fields.page, listing));
  std::vector<AttachedPolicyShape> attached;
  for (const std::string& arn : view.tables.policies.attached_to(holder))
    if (!fields.path_prefix || path_in(arn).starts_with(*fields.path_prefix))
      attached.push_back(attached_policy_shape(arn));
  std::ranges::sort(attached, {}, key_of);
  auto page = page_of(attached, wanted, key_of);
  return AttachedPolicyPage{std::move(page.rows), continuation(page.next, listing)};
}

}  // namespace rollcall::actions
