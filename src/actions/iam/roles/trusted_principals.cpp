#include "actions/iam/roles/trusted_principals.h"

#include <optional>
#include <set>

#include "actions/refusals/quotas.h"
#include "iam/arn.h"
#include "iam/errors.h"
#include "policy/parse.h"
#include "policy/principals.h"
#include "policy/size.h"

namespace rollcall::actions {
namespace {

base::Error no_such_principal(std::string_view arn) {
  return {&iam::errors::malformed_policy_document, policy::invalid_principal(arn)};
}

// Accounts and sessions may be trusted without being there.
bool needs_nobody(std::string_view principal) {
  const auto arn = iam::parse_iam_arn(principal);
  return iam::parse_account_id(principal) || principal.starts_with(iam::sts_arn_beginning) ||
         (arn && arn->kind == "root");
}

// The unique id of a user or role of the account; nullopt where nobody has exactly this ARN.
std::optional<std::string> id_of(const store::Tables& tables, const iam::ArnParts& arn,
                                 std::string_view text) {
  if (arn.kind == "user") {
    const auto user = tables.users.find(arn.name);
    if (user && iam::arn_of(*user) == text)
      return user->id;
  }
  if (arn.kind == "role") {
    const auto role = tables.roles.find(arn.name);
    if (role && iam::arn_of(*role) == text)
      return role->id;
  }
  return std::nullopt;
}

// The ids of those named who are to live in the account of the tables.
api::Result<store::TrustedIds> ids_in(const store::Tables& tables,
                                      const std::vector<std::string>& named) {
  store::TrustedIds ids;
  for (const std::string& text : named) {
    const auto arn = iam::parse_iam_arn(text);
    if (!arn || arn->account != tables.account)
      continue;
    auto id = id_of(tables, *arn, text);
    if (!id)
      return std::unexpected(no_such_principal(text));
    ids.emplace(text, *std::move(id));
  }
  return ids;
}

}  // namespace

api::Result<TrustPolicy> read_trust_policy(const api::View& view,
                                           const iam::PolicyDocument& document) {
  const policy::Policy parsed = TRY(policy::parse(document, policy::DocumentKind::Trust));
  TRY(check_quota(policy::size_without_white_space(document),
                  {"ACLSizePerRole", view.environment.quotas.assume_role_policy_size}));
  TrustPolicy trust{.account = view.tables.account, .named = {}};
  for (std::string& principal : policy::aws_principals(parsed)) {
    if (needs_nobody(principal))
      continue;
    if (!iam::parse_iam_arn(principal))
      return std::unexpected(no_such_principal(principal));
    trust.named.push_back(std::move(principal));
  }
  return trust;
}

api::Result<TrustPolicy> with_ids_elsewhere(const api::Environment& environment,
                                            TrustPolicy policy) {
  std::set<iam::AccountId> elsewhere;
  for (const std::string& text : policy.named)
    if (const auto arn = iam::parse_iam_arn(text); arn && arn->account != policy.account)
      elsewhere.insert(arn->account);
  for (const iam::AccountId account : elsewhere)
    policy.ids_elsewhere.merge(TRY(environment.store.read(
        account, [&](const store::Tables& tables) { return ids_in(tables, policy.named); })));
  return policy;
}

api::Result<store::TrustedIds> trusted_ids(const api::View& view, const TrustPolicy& policy) {
  store::TrustedIds ids = TRY(ids_in(view.tables, policy.named));
  ids.insert(policy.ids_elsewhere.begin(), policy.ids_elsewhere.end());
  return ids;
}

}  // namespace rollcall::actions
