#include "actions/iam/inline_policies/inline_policies.h"

#include "iam/errors.h"
#include "policy/parse.h"
#include "policy/size.h"

namespace rollcall::actions {
namespace {

// What differs from one kind of holder to another.
struct KindFacts {
  std::string_view noun;
  std::size_t quota;
};

KindFacts facts_of(store::HolderKind kind, const iam::Quotas& quotas) {
  switch (kind) {
    case store::HolderKind::User:
      return {"user", quotas.user_policy_size};
    case store::HolderKind::Group:
      return {"group", quotas.group_policy_size};
    case store::HolderKind::Role:
      return {"role", quotas.role_policy_size};
  }
  return {};
}

// The size of all inline policies that the holder would have after `put`.
std::size_t size_afterwards(store::Policies& policies, const store::PolicyHolder& holder,
                            const store::InlinePolicy& put) {
  const std::string key = iam::name_key(put.name);
  std::size_t size = policy::size_without_white_space(put.document);
  for (const store::InlinePolicy& policy : policies.inline_of(holder))
    if (iam::name_key(policy.name) != key)
      size += policy::size_without_white_space(policy.document);
  return size;
}

}  // namespace

api::Result<api::Nothing> check_inline_policy(const iam::PolicyDocument& document) {
  TRY(policy::parse(document, policy::DocumentKind::Identity));
  return api::Nothing{};
}

api::Result<api::Nothing> put_inline_policy(api::Change& change, const store::PolicyHolder& holder,
                                            const store::InlinePolicy& policy) {
  store::Policies& policies = change.tables.policies;
  const auto [noun, quota] = facts_of(holder.kind, change.environment.quotas);
  if (size_afterwards(policies, holder, policy) > quota)
    return base::fail(iam::errors::limit_exceeded,
                      "Maximum policy size of " + std::to_string(quota) + " bytes exceeded for " +
                          std::string(noun) + " " + std::string(holder.name));
  policies.put_inline(holder, policy);
  return api::Nothing{};
}

api::Result<store::InlinePolicy> find_inline_policy(const api::View& view,
                                                    const store::PolicyHolder& holder,
                                                    std::string_view policy_name) {
  auto policy = view.tables.policies.find_inline(holder, policy_name);
  if (policy)
    return *std::move(policy);
  const std::string noun(facts_of(holder.kind, view.environment.quotas).noun);
  return base::fail(
      iam::errors::no_such_entity,
      "The " + noun + " policy with name " + std::string(policy_name) + " cannot be found.");
}

api::Result<InlinePolicyPage> inline_policy_page(const api::View& view,
                                                 const store::PolicyHolder& holder,
                                                 const PageFields& fields,
                                                 std::string_view listing) {
  const store::PageRequest wanted = TRY(page_request(fields, listing));
  const auto page =
      page_of(view.tables.policies.inline_of(holder), wanted,
              [](const store::InlinePolicy& policy) { return iam::name_key(policy.name); });
  InlinePolicyPage shown;
  for (const store::InlinePolicy& policy : page.rows)
    shown.policy_names.push_back(policy.name);
  shown.continuation = continuation(page.next, listing);
  return shown;
}

}  // namespace rollcall::actions
