#include "store/roles.h"

#include "base/clock_tolerance.h"
#include "iam/arn.h"
#include "iam/names.h"
#include "store/sql/paging.h"
#include "store/sql/transaction.h"

namespace rollcall::store {
namespace {

// The columns every query of roles asks for, in this order: role_name, path, role_id, created,
// max_session_duration, description, last_used_date, last_used_region, trust_policy; more may
// follow.
iam::Role role_of(iam::AccountId account, const Rows& rows) {
  iam::Role role{.account = account,
                 .name = rows.string(0),
                 .path = rows.string(1),
                 .id = rows.string(2),
                 .created = rows.instant(3),
                 .assume_role_policy = rows.string(8),
                 .description = rows.maybe_string(5),
                 .max_session_duration = base::Seconds{rows.integer(4)},
                 .last_used = {}};
  if (!rows.is_null(6))
    role.last_used = {.date = rows.instant(6), .region = rows.string(7)};
  return role;
}

// The ARN of whoever of the kind has the id; empty if nobody has.
std::string arn_of_id(Connection& connection, const iam::ArnParts& arn, std::string_view id) {
  const bool is_user = arn.kind == "user";
  Rows rows = query(connection,
                    is_user ? Text("SELECT path, user_name FROM users "
                                   "WHERE account_id = $1 AND user_id = $2")
                            : Text("SELECT path, role_name FROM roles "
                                   "WHERE account_id = $1 AND role_id = $2"),
                    arn.account, id);
  if (!rows.next())
    return {};
  return is_user ? iam::user_arn(arn.account, rows.string(0), rows.string(1))
                 : iam::role_arn(arn.account, rows.string(0), rows.string(1));
}

}  // namespace

std::optional<iam::Role> Roles::find(std::string_view name) const {
  Rows rows = query(scope_.transaction->connection,
                    "SELECT role_name, path, role_id, created, max_session_duration, description, "
                    "last_used_date, last_used_region, trust_policy FROM roles "
                    "WHERE account_id = $1 AND role_key = $2",
                    scope_.account, iam::name_key(name));
  if (!rows.next())
    return std::nullopt;
  return role_of(scope_.account, rows);
}

Page<iam::Role> Roles::list(std::string_view path_prefix, const PageRequest& page) const {
  Rows rows =
      query(scope_.transaction->connection,
            "SELECT role_name, path, role_id, created, max_session_duration, description, "
            "last_used_date, last_used_region, trust_policy, role_key FROM roles "
            "WHERE account_id = $1 AND role_key > $2 AND substr(path, 1, CAST($3 AS INTEGER)) = $4 "
            "ORDER BY role_key LIMIT $5",
            scope_.account, page.after, path_prefix.size(), path_prefix, page.most + 1);
  return page_of(rows, {.request = page, .key_column = 9},
                 [&] { return role_of(scope_.account, rows); });
}

std::size_t Roles::count() const {
  Rows rows = query(scope_.transaction->connection,
                    "SELECT COUNT(*) FROM roles WHERE account_id = $1", scope_.account);
  return rows.next() ? static_cast<std::size_t>(rows.integer(0)) : 0;
}

void Roles::insert(const iam::Role& role) {
  std::optional<base::Instant> date;
  std::optional<std::string_view> region;
  if (role.last_used) {
    date = role.last_used->date;
    region = role.last_used->region;
  }
  execute(scope_.transaction->connection,
          "INSERT INTO roles (account_id, role_key, role_name, path, created, role_id, "
          "max_session_duration, description, last_used_date, last_used_region, trust_policy) "
          "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
          scope_.account, iam::name_key(role.name), role.name, role.path, role.created, role.id,
          role.max_session_duration, role.description, date, region, role.assume_role_policy);
}

void Roles::save(const iam::Role& role) {
  execute(scope_.transaction->connection,
          "UPDATE roles SET max_session_duration = $1, description = $2, trust_policy = $3 "
          "WHERE account_id = $4 AND role_key = $5",
          role.max_session_duration, role.description, role.assume_role_policy, scope_.account,
          iam::name_key(role.name));
}

void Roles::erase(std::string_view name) {
  // Its tags, its boundary and the ids it trusts go with it: ON DELETE CASCADE.
  execute(scope_.transaction->connection,
          "DELETE FROM roles WHERE account_id = $1 AND role_key = $2", scope_.account,
          iam::name_key(name));
}

TrustedIds Roles::trusted_ids(std::string_view name) const {
  TrustedIds ids;
  Rows rows = query(scope_.transaction->connection,
                    "SELECT trusted_arn, trusted_id FROM role_trusted_ids "
                    "WHERE account_id = $1 AND role_key = $2",
                    scope_.account, iam::name_key(name));
  while (rows.next())
    ids.emplace(rows.string(0), rows.string(1));
  return ids;
}

TrustedNames Roles::trusted_names(std::string_view name) const {
  TrustedNames names;
  for (const auto& [arn, id] : trusted_ids(name)) {
    const auto parts = iam::parse_iam_arn(arn);
    if (!parts)
      continue;
    std::string now = arn_of_id(scope_.transaction->connection, *parts, id);
    if (now != arn)
      names.emplace(arn, now.empty() ? id : std::move(now));
  }
  return names;
}

void Roles::replace_trusted_ids(std::string_view name, const TrustedIds& ids) {
  Connection& connection = scope_.transaction->connection;
  const std::string role_key = iam::name_key(name);
  execute(connection, "DELETE FROM role_trusted_ids WHERE account_id = $1 AND role_key = $2",
          scope_.account, role_key);
  for (const auto& [arn, id] : ids)
    execute(connection,
            "INSERT INTO role_trusted_ids (account_id, role_key, trusted_arn, trusted_id) "
            "VALUES ($1, $2, $3, $4)",
            scope_.account, role_key, arn, id);
}

// A use that was recorded by a clock that was ahead gives way.
void Roles::record_use(std::string_view name, const iam::RoleLastUsed& use, base::Seconds span) {
  execute(scope_.transaction->connection,
          "UPDATE roles SET last_used_date = $1, last_used_region = $2 "
          "WHERE account_id = $3 AND role_key = $4 "
          "AND (last_used_date IS NULL OR last_used_date <= $5 OR last_used_date > $6)",
          use.date, use.region, scope_.account, iam::name_key(name), use.date - span,
          use.date + base::clock_tolerance);
}

}  // namespace rollcall::store
