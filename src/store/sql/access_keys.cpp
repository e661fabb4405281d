#include "store/access_keys.h"

#include "base/clock_tolerance.h"
#include "iam/names.h"
#include "store/sql/secrets.h"
#include "store/sql/user_changes.h"

namespace rollcall::store {
namespace {

// The columns every query of keys asks for, in this order: access_key_id, user_name, status,
// created, last_used_date, last_used_region, last_used_service; more may follow.
iam::AccessKey key_of(const Rows& rows) {
  iam::AccessKey key{.id = rows.string(0),
                     .user_name = rows.string(1),
                     .status = rows.status(2),
                     .created = rows.instant(3)};
  if (!rows.is_null(4))
    key.last_used = {
        .date = rows.instant(4), .region = rows.string(5), .service_name = rows.string(6)};
  return key;
}

SecretRecord record_of(iam::AccountId account, std::string_view access_key_id) {
  return {.kind = "access_key_secret", .account = account, .id = access_key_id};
}

}  // namespace

std::vector<iam::AccessKey> AccessKeys::of(std::string_view user_name) const {
  std::vector<iam::AccessKey> keys;
  Rows rows = query(scope_.transaction->connection,
                    "SELECT k.access_key_id, u.user_name, k.status, k.created, k.last_used_date, "
                    "k.last_used_region, k.last_used_service FROM access_keys k "
                    "JOIN users u ON u.account_id = k.account_id AND u.user_key = k.user_key "
                    "WHERE k.account_id = $1 AND k.user_key = $2 ORDER BY k.access_key_id",
                    scope_.account, iam::name_key(user_name));
  while (rows.next())
    keys.push_back(key_of(rows));
  return keys;
}

std::optional<iam::AccessKey> AccessKeys::find(std::string_view access_key_id) const {
  Rows rows = query(scope_.transaction->connection,
                    "SELECT k.access_key_id, u.user_name, k.status, k.created, k.last_used_date, "
                    "k.last_used_region, k.last_used_service FROM access_key_secrets s "
                    "JOIN access_keys k ON k.account_id = s.account_id AND k.user_key = s.user_key "
                    "AND k.access_key_id = s.access_key_id "
                    "JOIN users u ON u.account_id = s.account_id AND u.user_key = s.user_key "
                    "WHERE s.account_id = $1 AND s.access_key_id = $2",
                    scope_.account, access_key_id);
  if (!rows.next())
    return std::nullopt;
  return key_of(rows);
}

std::optional<iam::AccessKeyWithSecret> AccessKeys::find_with_secret(
    std::string_view access_key_id) const {
  Rows rows = query(scope_.transaction->connection,
                    "SELECT k.access_key_id, u.user_name, k.status, k.created, k.last_used_date, "
                    "k.last_used_region, k.last_used_service, s.sealed_secret "
                    "FROM access_key_secrets s "
                    "JOIN access_keys k ON k.account_id = s.account_id AND k.user_key = s.user_key "
                    "AND k.access_key_id = s.access_key_id "
                    "JOIN users u ON u.account_id = s.account_id AND u.user_key = s.user_key "
                    "WHERE s.account_id = $1 AND s.access_key_id = $2",
                    scope_.account, access_key_id);
  if (!rows.next())
    return std::nullopt;
  return iam::AccessKeyWithSecret{.key = key_of(rows),
                                  .secret = open_of(record_of(scope_.account, access_key_id),
                                                    scope_.transaction->sealing, rows.text(7))};
}

void AccessKeys::insert(const iam::AccessKeyWithSecret& made) {
  Connection& connection = scope_.transaction->connection;
  const iam::AccessKey& key = made.key;
  const std::string user_key = iam::name_key(key.user_name);
  std::optional<base::Instant> date;
  std::optional<std::string_view> region;
  std::optional<std::string_view> service;
  if (key.last_used) {
    date = key.last_used->date;
    region = key.last_used->region;
    service = key.last_used->service_name;
  }
  change_user(scope_, user_key,
              "INSERT INTO access_keys (account_id, user_key, access_key_id, status, created, "
              "last_used_date, last_used_region, last_used_service) "
              "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
              scope_.account, user_key, key.id, key.status, key.created, date, region, service);
  const std::string sealed =
      seal_for(record_of(scope_.account, key.id), scope_.transaction->sealing, made.secret);
  execute(connection,
          "INSERT INTO access_key_secrets (account_id, access_key_id, user_key, sealed_secret) "
          "VALUES ($1, $2, $3, $4)",
          scope_.account, key.id, user_key, Bytes{sealed});
}

void AccessKeys::set_status(const iam::AccessKey& key, iam::Status status) {
  Connection& connection = scope_.transaction->connection;
  const std::string user_key = iam::name_key(key.user_name);
  change_user(scope_, user_key,
              "UPDATE access_keys SET status = $1 "
              "WHERE account_id = $2 AND user_key = $3 AND access_key_id = $4",
              status, scope_.account, user_key, key.id);
  execute(connection,
          "DELETE FROM disabled_access_keys "
          "WHERE account_id = $1 AND user_key = $2 AND access_key_id = $3",
          scope_.account, user_key, key.id);
}

void AccessKeys::erase(const iam::AccessKey& key) {
  // The sealed secret goes with it: ON DELETE CASCADE.
  const std::string user_key = iam::name_key(key.user_name);
  change_user(
      scope_, user_key,
      "DELETE FROM access_keys WHERE account_id = $1 AND user_key = $2 AND access_key_id = $3",
      scope_.account, user_key, key.id);
}

// A use that was recorded by a clock that was ahead gives way.
bool AccessKeys::record_use(std::string_view access_key_id, const iam::AccessKeyLastUsed& use,
                            const iam::UseOrigin& origin, base::Seconds span) {
  return record(scope_,
                "UPDATE access_keys SET last_used_date = $1, last_used_region = $2, "
                "last_used_service = $3, last_used_address = $4, last_used_agent = $5 "
                "WHERE account_id = $6 AND access_key_id = $7 "
                "AND user_key = (SELECT user_key FROM access_key_secrets "
                "WHERE account_id = $6 AND access_key_id = $7) "
                "AND (last_used_date IS NULL OR last_used_date <= $8 OR last_used_date > $9) "
                "RETURNING user_key",
                {.user_key = {}, .access_key_id = std::string(access_key_id), .use = use}, use.date,
                use.region, use.service_name, origin.source_address, origin.user_agent,
                scope_.account, access_key_id, use.date - span, use.date + base::clock_tolerance);
}

bool AccessKeys::record_use(const UsedKey& key, const iam::AccessKeyLastUsed& use,
                            const iam::UseOrigin& origin, base::Seconds span) {
  const bool is_recorded =
      record(scope_,
             "UPDATE access_keys SET last_used_date = $1, last_used_region = $2, "
             "last_used_service = $3, last_used_address = $4, last_used_agent = $5 "
             "WHERE account_id = $6 AND user_key = $7 AND access_key_id = $8 "
             "AND (last_used_date IS NULL OR last_used_date <= $9 OR last_used_date > $10) "
             "RETURNING user_key",
             {.user_key = {}, .access_key_id = std::string(key.access_key_id), .use = use},
             use.date, use.region, use.service_name, origin.source_address, origin.user_agent,
             scope_.account, iam::name_key(key.user_name), key.access_key_id, use.date - span,
             use.date + base::clock_tolerance);
  return is_recorded || record_use(key.access_key_id, use, origin, span);
}

iam::UseOrigin AccessKeys::last_use_origin(std::string_view access_key_id) const {
  Rows rows = query(scope_.transaction->connection,
                    "SELECT k.last_used_address, k.last_used_agent FROM access_key_secrets s "
                    "JOIN access_keys k ON k.account_id = s.account_id AND k.user_key = s.user_key "
                    "AND k.access_key_id = s.access_key_id "
                    "WHERE s.account_id = $1 AND s.access_key_id = $2",
                    scope_.account, access_key_id);
  if (!rows.next())
    return {};
  return {.source_address = rows.string(0), .user_agent = rows.string(1)};
}

}  // namespace rollcall::store
