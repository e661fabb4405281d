#include "store/account_settings.h"

#include "store/sql/accounts.h"
#include "store/sql/query.h"
#include "store/sql/transaction.h"

namespace rollcall::store {
namespace {

std::optional<int> maybe_int(const Rows& rows, int column) {
  if (rows.is_null(column))
    return std::nullopt;
  return static_cast<int>(rows.integer(column));
}

std::optional<bool> maybe_flag(const Rows& rows, int column) {
  return rows.is_null(column) ? std::nullopt : std::optional(rows.flag(column));
}

}  // namespace

iam::Account AccountSettings::get() const {
  return *find_account(scope_.transaction->connection, scope_.account);
}

void AccountSettings::set_root_email(std::string_view email) {
  execute(scope_.transaction->connection,
          "UPDATE accounts SET root_email = $1 WHERE account_id = $2", email, scope_.account);
}

bool AccountSettings::set_alias(std::string_view alias) {
  Connection& connection = scope_.transaction->connection;
  const auto owner = find_account_with_alias(connection, alias);
  if (owner && *owner != scope_.account)
    return false;
  execute(connection, "UPDATE accounts SET alias = $1 WHERE account_id = $2", alias,
          scope_.account);
  return true;
}

void AccountSettings::erase_alias() {
  execute(scope_.transaction->connection, "UPDATE accounts SET alias = NULL WHERE account_id = $1",
          scope_.account);
}

std::optional<iam::PasswordPolicy> AccountSettings::password_policy() const {
  Rows rows = query(scope_.transaction->connection,
                    "SELECT minimum_length, require_symbols, require_numbers, require_uppercase, "
                    "require_lowercase, allow_users_to_change_password, max_age_days, "
                    "reuse_prevention, hard_expiry FROM password_policies WHERE account_id = $1",
                    scope_.account);
  if (!rows.next())
    return std::nullopt;
  return iam::PasswordPolicy{.minimum_length = static_cast<int>(rows.integer(0)),
                             .require_symbols = rows.flag(1),
                             .require_numbers = rows.flag(2),
                             .require_uppercase = rows.flag(3),
                             .require_lowercase = rows.flag(4),
                             .allow_users_to_change_password = rows.flag(5),
                             .max_age_days = maybe_int(rows, 6),
                             .reuse_prevention = maybe_int(rows, 7),
                             .hard_expiry = maybe_flag(rows, 8)};
}

void AccountSettings::save(const iam::PasswordPolicy& policy) {
  erase_password_policy();
  execute(scope_.transaction->connection,
          "INSERT INTO password_policies (account_id, minimum_length, require_symbols, "
          "require_numbers, require_uppercase, require_lowercase, allow_users_to_change_password, "
          "max_age_days, reuse_prevention, hard_expiry) "
          "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
          scope_.account, policy.minimum_length, policy.require_symbols, policy.require_numbers,
          policy.require_uppercase, policy.require_lowercase, policy.allow_users_to_change_password,
          policy.max_age_days, policy.reuse_prevention, policy.hard_expiry);
}

void AccountSettings::erase_password_policy() {
  execute(scope_.transaction->connection, "DELETE FROM password_policies WHERE account_id = $1",
          scope_.account);
}

}  // namespace rollcall::store
