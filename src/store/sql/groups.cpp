#include "store/groups.h"

#include "iam/names.h"
#include "store/sql/paging.h"
#include "store/sql/renames.h"
#include "store/sql/transaction.h"
#include "store/sql/users.h"

namespace rollcall::store {
namespace {

// The columns every query of groups asks for, in this order: group_name, path, group_id, created;
// more may follow.
iam::Group group_of(iam::AccountId account, const Rows& rows) {
  return {.account = account,
          .name = rows.string(0),
          .path = rows.string(1),
          .id = rows.string(2),
          .created = rows.instant(3)};
}

}  // namespace

std::optional<iam::Group> Groups::find(std::string_view name) const {
  Rows rows = query(scope_.transaction->connection,
                    "SELECT group_name, path, group_id, created FROM user_groups "
                    "WHERE account_id = $1 AND group_key = $2",
                    scope_.account, iam::name_key(name));
  if (!rows.next())
    return std::nullopt;
  return group_of(scope_.account, rows);
}

Page<iam::Group> Groups::list(std::string_view path_prefix, const PageRequest& page) const {
  Rows rows = query(
      scope_.transaction->connection,
      "SELECT group_name, path, group_id, created, group_key FROM user_groups "
      "WHERE account_id = $1 AND group_key > $2 AND substr(path, 1, CAST($3 AS INTEGER)) = $4 "
      "ORDER BY group_key LIMIT $5",
      scope_.account, page.after, path_prefix.size(), path_prefix, page.most + 1);
  return page_of(rows, {.request = page, .key_column = 4},
                 [&] { return group_of(scope_.account, rows); });
}

std::size_t Groups::count() const {
  Rows rows = query(scope_.transaction->connection,
                    "SELECT COUNT(*) FROM user_groups WHERE account_id = $1", scope_.account);
  return rows.next() ? static_cast<std::size_t>(rows.integer(0)) : 0;
}

void Groups::insert(const iam::Group& group) {
  execute(scope_.transaction->connection,
          "INSERT INTO user_groups (account_id, group_key, group_name, path, created, group_id) "
          "VALUES ($1, $2, $3, $4, $5, $6)",
          scope_.account, iam::name_key(group.name), group.name, group.path, group.created,
          group.id);
}

void Groups::rename(std::string_view name, const iam::Group& changed) {
  const std::string key = iam::name_key(name), changed_key = iam::name_key(changed.name);
  if (changed_key != key)
    give_group_key(scope_, {.old_key = key, .new_key = changed_key});
  execute(scope_.transaction->connection,
          "UPDATE user_groups SET group_name = $1, path = $2 "
          "WHERE account_id = $3 AND group_key = $4",
          changed.name, changed.path, scope_.account, changed_key);
}

void Groups::erase(std::string_view name) {
  execute(scope_.transaction->connection,
          "DELETE FROM user_groups WHERE account_id = $1 AND group_key = $2", scope_.account,
          iam::name_key(name));
}

Page<iam::User> Groups::members(std::string_view group_name, const PageRequest& page) const {
  Rows rows = query(scope_.transaction->connection,
                    "SELECT u.user_name, u.path, u.user_id, u.created, u.password_created, "
                    "u.password_changed, u.password_last_used, u.password_reset_required, "
                    "u.earlier_password_last_used, m.user_key "
                    "FROM group_members m "
                    "JOIN users u ON u.account_id = m.account_id AND u.user_key = m.user_key "
                    "WHERE m.account_id = $1 AND m.group_key = $2 AND m.user_key > $3 "
                    "ORDER BY m.user_key LIMIT $4",
                    scope_.account, iam::name_key(group_name), page.after, page.most + 1);
  return page_of(rows, {.request = page, .key_column = 9},
                 [&] { return user_of(scope_.account, rows); });
}

bool Groups::has_members(std::string_view group_name) const {
  Rows rows = query(scope_.transaction->connection,
                    "SELECT 1 FROM group_members WHERE account_id = $1 AND group_key = $2 LIMIT 1",
                    scope_.account, iam::name_key(group_name));
  return rows.next();
}

std::vector<iam::Group> Groups::of_user(std::string_view user_name) const {
  std::vector<iam::Group> groups;
  Rows rows =
      query(scope_.transaction->connection,
            "SELECT g.group_name, g.path, g.group_id, g.created FROM group_members m "
            "JOIN user_groups g ON g.account_id = m.account_id AND g.group_key = m.group_key "
            "WHERE m.account_id = $1 AND m.user_key = $2 ORDER BY m.group_key",
            scope_.account, iam::name_key(user_name));
  while (rows.next())
    groups.push_back(group_of(scope_.account, rows));
  return groups;
}

void Groups::add_member(std::string_view group_name, std::string_view user_name) {
  execute(scope_.transaction->connection,
          "INSERT INTO group_members (account_id, group_key, user_key) VALUES ($1, $2, $3) "
          "ON CONFLICT (account_id, group_key, user_key) DO NOTHING",
          scope_.account, iam::name_key(group_name), iam::name_key(user_name));
}

void Groups::remove_member(std::string_view group_name, std::string_view user_name) {
  execute(scope_.transaction->connection,
          "DELETE FROM group_members WHERE account_id = $1 AND group_key = $2 AND user_key = $3",
          scope_.account, iam::name_key(group_name), iam::name_key(user_name));
}

}  // namespace rollcall::store
