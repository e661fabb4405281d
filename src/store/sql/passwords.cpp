#include "store/passwords.h"

#include "base/clock_tolerance.h"
#include "iam/names.h"
#include "store/sql/user_changes.h"

namespace rollcall::store {

std::vector<std::string> Passwords::hashes(std::string_view user_name, std::size_t most) const {
  std::vector<std::string> hashes;
  Rows rows = query(scope_.transaction->connection,
                    "SELECT hash FROM password_hashes WHERE account_id = $1 AND user_key = $2 "
                    "ORDER BY number DESC LIMIT $3",
                    scope_.account, iam::name_key(user_name), most);
  while (rows.next())
    hashes.push_back(rows.string(0));
  return hashes;
}

void Passwords::save(std::string_view user_name, const iam::LoginProfile& profile) {
  const std::string key = iam::name_key(user_name);
  change_user(
      scope_, key,
      "UPDATE users SET password_created = $1, password_changed = $2, password_last_used = $3, "
      "password_reset_required = $4 WHERE account_id = $5 AND user_key = $6",
      profile.created, profile.last_changed, profile.last_used, profile.reset_required,
      scope_.account, key);
}

void Passwords::save(std::string_view user_name, const iam::LoginProfile& profile,
                     std::string_view new_hash, std::size_t remembered) {
  require_account_lock(scope_);
  save(user_name, profile);
  Connection& connection = scope_.transaction->connection;
  const std::string key = iam::name_key(user_name);
  execute(connection,
          "INSERT INTO password_hashes (account_id, user_key, number, hash) "
          "SELECT $1, $2, COALESCE(MAX(number), 0) + 1, $3 FROM password_hashes "
          "WHERE account_id = $1 AND user_key = $2",
          scope_.account, key, new_hash);
  execute(connection,
          "UPDATE disabled_users SET password_created = NULL, password_changed = NULL, "
          "password_last_used = NULL, password_reset_required = NULL "
          "WHERE account_id = $1 AND user_key = $2",
          scope_.account, key);
  execute(connection,
          "DELETE FROM password_hashes WHERE account_id = $1 AND user_key = $2 AND number <= "
          "(SELECT MAX(number) FROM password_hashes WHERE account_id = $1 AND user_key = $2) - $3",
          scope_.account, key, remembered);
}

void Passwords::erase(std::string_view user_name) {
  Connection& connection = scope_.transaction->connection;
  const std::string key = iam::name_key(user_name);
  execute(connection, "DELETE FROM password_hashes WHERE account_id = $1 AND user_key = $2",
          scope_.account, key);
  change_user(
      scope_, key,
      "UPDATE users SET password_created = NULL, password_changed = NULL, "
      "earlier_password_last_used = COALESCE(password_last_used, earlier_password_last_used), "
      "password_last_used = NULL, password_reset_required = NULL "
      "WHERE account_id = $1 AND user_key = $2",
      scope_.account, key);
}

// A sign-in that was recorded by a clock that was ahead gives way.
bool Passwords::record_use(std::string_view user_name, base::Instant now, base::Seconds span) {
  return record(scope_,
                "UPDATE users SET password_last_used = $1 "
                "WHERE account_id = $2 AND user_key = $3 AND password_created IS NOT NULL "
                "AND (password_last_used IS NULL OR password_last_used <= $4 "
                "OR password_last_used > $5) RETURNING user_key",
                {.user_key = {}, .access_key_id = {}, .use = {.date = now}}, now, scope_.account,
                iam::name_key(user_name), now - span, now + base::clock_tolerance);
}

}  // namespace rollcall::store
