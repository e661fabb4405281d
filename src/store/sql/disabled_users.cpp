#include "store/disabled_users.h"

#include "iam/names.h"
#include "store/sql/user_changes.h"

namespace rollcall::store {

std::optional<iam::DisabledUser> DisabledUsers::find(std::string_view user_name) const {
  Connection& connection = scope_.transaction->connection;
  const std::string key = iam::name_key(user_name);
  std::optional<iam::DisabledUser> found;
  {
    Rows rows = query(connection,
                      "SELECT disabled, password_created, password_changed, password_last_used, "
                      "password_reset_required FROM disabled_users "
                      "WHERE account_id = $1 AND user_key = $2",
                      scope_.account, key);
    if (!rows.next())
      return std::nullopt;
    found = {.disabled = rows.instant(0), .login_profile = {}};
    if (!rows.is_null(1))
      found->login_profile = {.created = rows.instant(1),
                              .last_changed = rows.instant(2),
                              .last_used = rows.maybe_instant(3),
                              .reset_required = rows.flag(4)};
  }
  Rows keys = query(connection,
                    "SELECT access_key_id FROM disabled_access_keys "
                    "WHERE account_id = $1 AND user_key = $2 ORDER BY access_key_id",
                    scope_.account, key);
  while (keys.next())
    found->access_key_ids.push_back(keys.string(0));
  return found;
}

void DisabledUsers::set_aside(const iam::User& user, base::Instant now) {
  Connection& connection = scope_.transaction->connection;
  const std::string key = iam::name_key(user.name);
  execute(connection,
          "INSERT INTO disabled_users (account_id, user_key, disabled) VALUES ($1, $2, $3) "
          "ON CONFLICT (account_id, user_key) DO NOTHING",
          scope_.account, key, now);
  if (user.login_profile) {
    execute(connection,
            "UPDATE disabled_users SET password_created = $1, password_changed = $2, "
            "password_last_used = $3, password_reset_required = $4 "
            "WHERE account_id = $5 AND user_key = $6",
            user.login_profile->created, user.login_profile->last_changed,
            user.login_profile->last_used, user.login_profile->reset_required, scope_.account, key);
    change_user(scope_, key,
                "UPDATE users SET password_created = NULL, password_changed = NULL, "
                "earlier_password_last_used = "
                "COALESCE(password_last_used, earlier_password_last_used), "
                "password_last_used = NULL, password_reset_required = NULL "
                "WHERE account_id = $1 AND user_key = $2",
                scope_.account, key);
  }
  change_user(scope_, key,
              "UPDATE users SET sessions_ended = $1 WHERE account_id = $2 AND user_key = $3", now,
              scope_.account, key);
}

void DisabledUsers::set_aside(const iam::AccessKey& key) {
  execute(scope_.transaction->connection,
          "INSERT INTO disabled_access_keys (account_id, user_key, access_key_id) "
          "VALUES ($1, $2, $3) ON CONFLICT (account_id, user_key, access_key_id) DO NOTHING",
          scope_.account, iam::name_key(key.user_name), key.id);
}

void DisabledUsers::give_back(const iam::User& user, base::Instant now) {
  Connection& connection = scope_.transaction->connection;
  const std::string key = iam::name_key(user.name);
  const auto disabled = find(user.name);
  if (!disabled)
    return;
  if (disabled->login_profile && !user.login_profile)
    change_user(scope_, key,
                "UPDATE users SET password_created = $1, password_changed = $2, "
                "password_last_used = $3, password_reset_required = $4 "
                "WHERE account_id = $5 AND user_key = $6",
                disabled->login_profile->created, disabled->login_profile->last_changed,
                disabled->login_profile->last_used, disabled->login_profile->reset_required,
                scope_.account, key);
  // A clock that was ahead when the user was disabled shall not end what begins now.
  change_user(scope_, key,
              "UPDATE users SET sessions_ended = $1 "
              "WHERE account_id = $2 AND user_key = $3 AND sessions_ended > $1",
              now, scope_.account, key);
  execute(connection, "DELETE FROM disabled_access_keys WHERE account_id = $1 AND user_key = $2",
          scope_.account, key);
  execute(connection, "DELETE FROM disabled_users WHERE account_id = $1 AND user_key = $2",
          scope_.account, key);
}

std::optional<base::Instant> DisabledUsers::sessions_ended(std::string_view user_name) const {
  Rows rows = query(scope_.transaction->connection,
                    "SELECT sessions_ended FROM users WHERE account_id = $1 AND user_key = $2",
                    scope_.account, iam::name_key(user_name));
  return rows.next() ? rows.maybe_instant(0) : std::nullopt;
}

}  // namespace rollcall::store
