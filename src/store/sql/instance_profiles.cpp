#include "store/instance_profiles.h"

#include "iam/names.h"
#include "store/sql/paging.h"
#include "store/sql/transaction.h"

namespace rollcall::store {
namespace {

// The columns every query of instance profiles asks for, in this order: profile_name, path,
// profile_id, created, role_name; more may follow.
iam::InstanceProfile profile_of(iam::AccountId account, const Rows& rows) {
  return {.account = account,
          .name = rows.string(0),
          .path = rows.string(1),
          .id = rows.string(2),
          .created = rows.instant(3),
          .role_name = rows.maybe_string(4)};
}

}  // namespace

std::optional<iam::InstanceProfile> InstanceProfiles::find(std::string_view name) const {
  Rows rows = query(scope_.transaction->connection,
                    "SELECT p.profile_name, p.path, p.profile_id, p.created, r.role_name "
                    "FROM instance_profiles p "
                    "LEFT JOIN instance_profile_roles h "
                    "ON h.account_id = p.account_id AND h.profile_key = p.profile_key "
                    "LEFT JOIN roles r ON r.account_id = h.account_id AND r.role_key = h.role_key "
                    "WHERE p.account_id = $1 AND p.profile_key = $2",
                    scope_.account, iam::name_key(name));
  if (!rows.next())
    return std::nullopt;
  return profile_of(scope_.account, rows);
}

Page<iam::InstanceProfile> InstanceProfiles::list(std::string_view path_prefix,
                                                  const PageRequest& page) const {
  Rows rows =
      query(scope_.transaction->connection,
            "SELECT p.profile_name, p.path, p.profile_id, p.created, r.role_name, p.profile_key "
            "FROM instance_profiles p "
            "LEFT JOIN instance_profile_roles h "
            "ON h.account_id = p.account_id AND h.profile_key = p.profile_key "
            "LEFT JOIN roles r ON r.account_id = h.account_id AND r.role_key = h.role_key "
            "WHERE p.account_id = $1 AND p.profile_key > $2 "
            "AND substr(p.path, 1, CAST($3 AS INTEGER)) = $4 ORDER BY p.profile_key LIMIT $5",
            scope_.account, page.after, path_prefix.size(), path_prefix, page.most + 1);
  return page_of(rows, {.request = page, .key_column = 5},
                 [&] { return profile_of(scope_.account, rows); });
}

std::vector<iam::InstanceProfile> InstanceProfiles::of_role(std::string_view role_name) const {
  std::vector<iam::InstanceProfile> profiles;
  Rows rows = query(scope_.transaction->connection,
                    "SELECT p.profile_name, p.path, p.profile_id, p.created, r.role_name "
                    "FROM instance_profile_roles h "
                    "JOIN instance_profiles p "
                    "ON p.account_id = h.account_id AND p.profile_key = h.profile_key "
                    "JOIN roles r ON r.account_id = h.account_id AND r.role_key = h.role_key "
                    "WHERE h.account_id = $1 AND h.role_key = $2 ORDER BY h.profile_key",
                    scope_.account, iam::name_key(role_name));
  while (rows.next())
    profiles.push_back(profile_of(scope_.account, rows));
  return profiles;
}

std::size_t InstanceProfiles::count() const {
  Rows rows = query(scope_.transaction->connection,
                    "SELECT COUNT(*) FROM instance_profiles WHERE account_id = $1", scope_.account);
  return rows.next() ? static_cast<std::size_t>(rows.integer(0)) : 0;
}

void InstanceProfiles::insert(const iam::InstanceProfile& profile) {
  execute(scope_.transaction->connection,
          "INSERT INTO instance_profiles (account_id, profile_key, profile_name, path, created, "
          "profile_id) VALUES ($1, $2, $3, $4, $5, $6)",
          scope_.account, iam::name_key(profile.name), profile.name, profile.path, profile.created,
          profile.id);
}

void InstanceProfiles::erase(std::string_view name) {
  // Its tags go with it: ON DELETE CASCADE.
  execute(scope_.transaction->connection,
          "DELETE FROM instance_profiles WHERE account_id = $1 AND profile_key = $2",
          scope_.account, iam::name_key(name));
}

void InstanceProfiles::add_role(std::string_view name, std::string_view role_name) {
  execute(scope_.transaction->connection,
          "INSERT INTO instance_profile_roles (account_id, profile_key, role_key) "
          "VALUES ($1, $2, $3)",
          scope_.account, iam::name_key(name), iam::name_key(role_name));
}

void InstanceProfiles::remove_role(std::string_view name) {
  execute(scope_.transaction->connection,
          "DELETE FROM instance_profile_roles WHERE account_id = $1 AND profile_key = $2",
          scope_.account, iam::name_key(name));
}

}  // namespace rollcall::store
