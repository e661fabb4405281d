#include "store/managed_policies.h"

#include "iam/arn.h"
#include "iam/names.h"
#include "store/sql/paging.h"
#include "store/sql/transaction.h"

namespace rollcall::store {
namespace {

// The columns every query of policies asks for, in this order: policy_name, path, policy_id,
// description, created, updated, default_version, newest_version; more may follow.
iam::ManagedPolicy policy_of(iam::AccountId account, const Rows& rows) {
  return {.account = account,
          .name = rows.string(0),
          .path = rows.string(1),
          .id = rows.string(2),
          .description = rows.maybe_string(3),
          .created = rows.instant(4),
          .updated = rows.instant(5),
          .default_version = static_cast<int>(rows.integer(6)),
          .newest_version = static_cast<int>(rows.integer(7))};
}

// The columns every query of versions asks for, in this order: number, document, created.
iam::PolicyVersion version_of(const Rows& rows) {
  return {.number = static_cast<int>(rows.integer(0)),
          .document = rows.string(1),
          .created = rows.instant(2)};
}

}  // namespace

std::optional<iam::ManagedPolicy> ManagedPolicies::find(std::string_view name) const {
  Rows rows = query(scope_.transaction->connection,
                    "SELECT policy_name, path, policy_id, description, created, updated, "
                    "default_version, newest_version FROM managed_policies "
                    "WHERE account_id = $1 AND policy_key = $2",
                    scope_.account, iam::name_key(name));
  if (!rows.next())
    return std::nullopt;
  return policy_of(scope_.account, rows);
}

std::optional<iam::ManagedPolicy> ManagedPolicies::find_by_arn(std::string_view policy_arn) const {
  // The ARN ends in the name, and no two policies have the same: an index of ARNs would say no
  // more.
  auto policy = find(policy_arn.substr(policy_arn.rfind('/') + 1));
  if (!policy || iam::arn_of(*policy) != policy_arn)
    return std::nullopt;
  return policy;
}

Page<iam::ManagedPolicy> ManagedPolicies::list(std::string_view path_prefix,
                                               const PageRequest& page) const {
  Rows rows = query(
      scope_.transaction->connection,
      "SELECT policy_name, path, policy_id, description, created, updated, "
      "default_version, newest_version, policy_key FROM managed_policies "
      "WHERE account_id = $1 AND policy_key > $2 AND substr(path, 1, CAST($3 AS INTEGER)) = $4 "
      "ORDER BY policy_key LIMIT $5",
      scope_.account, page.after, path_prefix.size(), path_prefix, page.most + 1);
  return page_of(rows, {.request = page, .key_column = 8},
                 [&] { return policy_of(scope_.account, rows); });
}

std::size_t ManagedPolicies::count() const {
  Rows rows = query(scope_.transaction->connection,
                    "SELECT COUNT(*) FROM managed_policies WHERE account_id = $1", scope_.account);
  return rows.next() ? static_cast<std::size_t>(rows.integer(0)) : 0;
}

void ManagedPolicies::insert(const iam::ManagedPolicy& policy) {
  execute(scope_.transaction->connection,
          "INSERT INTO managed_policies (account_id, policy_key, policy_name, path, created, "
          "updated, policy_id, default_version, newest_version, description) "
          "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
          scope_.account, iam::name_key(policy.name), policy.name, policy.path, policy.created,
          policy.updated, policy.id, policy.default_version, policy.newest_version,
          policy.description);
}

void ManagedPolicies::save(const iam::ManagedPolicy& policy) {
  execute(scope_.transaction->connection,
          "UPDATE managed_policies SET updated = $1, default_version = $2, newest_version = $3 "
          "WHERE account_id = $4 AND policy_key = $5",
          policy.updated, policy.default_version, policy.newest_version, scope_.account,
          iam::name_key(policy.name));
}

void ManagedPolicies::erase(std::string_view name) {
  // Its tags go with it: ON DELETE CASCADE.
  execute(scope_.transaction->connection,
          "DELETE FROM managed_policies WHERE account_id = $1 AND policy_key = $2", scope_.account,
          iam::name_key(name));
}

std::vector<iam::PolicyVersion> ManagedPolicies::versions(std::string_view name) const {
  std::vector<iam::PolicyVersion> versions;
  Rows rows = query(scope_.transaction->connection,
                    "SELECT number, document, created FROM policy_versions "
                    "WHERE account_id = $1 AND policy_key = $2 ORDER BY number DESC",
                    scope_.account, iam::name_key(name));
  while (rows.next())
    versions.push_back(version_of(rows));
  return versions;
}

std::optional<iam::PolicyVersion> ManagedPolicies::find_version(std::string_view name,
                                                                int number) const {
  Rows rows = query(scope_.transaction->connection,
                    "SELECT number, document, created FROM policy_versions "
                    "WHERE account_id = $1 AND policy_key = $2 AND number = $3",
                    scope_.account, iam::name_key(name), number);
  if (!rows.next())
    return std::nullopt;
  return version_of(rows);
}

void ManagedPolicies::insert_version(std::string_view name, const iam::PolicyVersion& version) {
  execute(scope_.transaction->connection,
          "INSERT INTO policy_versions (account_id, policy_key, number, created, document) "
          "VALUES ($1, $2, $3, $4, $5)",
          scope_.account, iam::name_key(name), version.number, version.created, version.document);
}

void ManagedPolicies::erase_version(std::string_view name, int number) {
  execute(scope_.transaction->connection,
          "DELETE FROM policy_versions "
          "WHERE account_id = $1 AND policy_key = $2 AND number = $3",
          scope_.account, iam::name_key(name), number);
}

}  // namespace rollcall::store
