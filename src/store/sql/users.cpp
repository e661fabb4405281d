#include "store/sql/users.h"

#include "iam/names.h"
#include "store/sql/paging.h"
#include "store/sql/renames.h"
#include "store/sql/user_changes.h"

namespace rollcall::store {
namespace {

void add_to_count(const Scope& scope, int users) {
  execute(scope.transaction->connection,
          "UPDATE account_locks SET user_count = user_count + $1 WHERE account_id = $2", users,
          scope.account);
}

}  // namespace

iam::User user_of(iam::AccountId account, const Rows& rows) {
  iam::User user{.account = account,
                 .name = rows.string(0),
                 .path = rows.string(1),
                 .id = rows.string(2),
                 .created = rows.instant(3)};
  if (!rows.is_null(4))
    user.login_profile = {.created = rows.instant(4),
                          .last_changed = rows.instant(5),
                          .last_used = rows.maybe_instant(6),
                          .reset_required = rows.flag(7)};
  user.earlier_password_last_used = rows.maybe_instant(8);
  return user;
}

std::optional<iam::User> Users::find(std::string_view name) const {
  Rows rows = query(scope_.transaction->connection,
                    "SELECT user_name, path, user_id, created, password_created, password_changed, "
                    "password_last_used, password_reset_required, earlier_password_last_used "
                    "FROM users WHERE account_id = $1 AND user_key = $2",
                    scope_.account, iam::name_key(name));
  if (!rows.next())
    return std::nullopt;
  return user_of(scope_.account, rows);
}

iam::User Users::root() const {
  auto root = find("");
  if (!root)
    throw Damage("account " + to_string(scope_.account) + " has no root user");
  return *std::move(root);
}

std::size_t Users::count() const {
  // Releases before counted in the account's own row, and servers of one may still do so beside us.
  Rows rows = query(scope_.transaction->connection,
                    "SELECT a.user_count + l.user_count FROM accounts a "
                    "JOIN account_locks l ON l.account_id = a.account_id WHERE a.account_id = $1",
                    scope_.account);
  return rows.next() ? static_cast<std::size_t>(rows.integer(0)) : 0;
}

Page<iam::User> Users::list(std::string_view path_prefix, const PageRequest& page) const {
  // Root's key is empty, so that every page begins behind it. The prefix is compared as it is: LIKE
  // would read its % and _.
  Rows rows = query(scope_.transaction->connection,
                    "SELECT user_name, path, user_id, created, password_created, password_changed, "
                    "password_last_used, password_reset_required, earlier_password_last_used, "
                    "user_key FROM users WHERE account_id = $1 AND user_key > $2 AND substr(path, "
                    "1, CAST($3 AS INTEGER)) = $4 "
                    "ORDER BY user_key LIMIT $5",
                    scope_.account, page.after, path_prefix.size(), path_prefix, page.most + 1);
  return page_of(rows, {.request = page, .key_column = 9},
                 [&] { return user_of(scope_.account, rows); });
}

void Users::insert(const iam::User& user) {
  const auto profile = user.login_profile.value_or(iam::LoginProfile{});
  const auto if_there_is_one = [&](auto value) {
    return user.login_profile ? std::optional(value) : std::nullopt;
  };
  const std::string user_key = iam::name_key(user.name);
  change_user(scope_, user_key,
              "INSERT INTO users (account_id, user_key, user_name, path, created, user_id, "
              "password_created, password_changed, password_last_used, password_reset_required) "
              "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
              scope_.account, user_key, user.name, user.path, user.created, user.id,
              if_there_is_one(profile.created), if_there_is_one(profile.last_changed),
              profile.last_used, if_there_is_one(profile.reset_required));
  if (!user.is_root())
    add_to_count(scope_, 1);
}

void Users::rename(std::string_view name, const iam::User& changed) {
  const std::string key = iam::name_key(name), changed_key = iam::name_key(changed.name);
  if (changed_key != key)
    give_user_key(scope_, {.old_key = key, .new_key = changed_key});
  note_touched(scope_, key);
  change_user(scope_, changed_key,
              "UPDATE users SET user_name = $1, path = $2 "
              "WHERE account_id = $3 AND user_key = $4",
              changed.name, changed.path, scope_.account, changed_key);
}

void Users::erase(std::string_view name) {
  const std::string key = iam::name_key(name);
  // Those of a login profile that is set aside: where there is one in force, its user stays.
  execute(scope_.transaction->connection,
          "DELETE FROM password_hashes WHERE account_id = $1 AND user_key = $2 "
          "AND EXISTS (SELECT 1 FROM disabled_users WHERE account_id = $1 AND user_key = $2 "
          "AND password_created IS NOT NULL)",
          scope_.account, key);
  const auto erased =
      change_user(scope_, key, "DELETE FROM users WHERE account_id = $1 AND user_key = $2",
                  scope_.account, key);
  if (erased != 0)
    add_to_count(scope_, -1);
}

}  // namespace rollcall::store
