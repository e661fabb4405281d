#include "store/security_keys.h"

#include "iam/names.h"
#include "store/sql/user_changes.h"

namespace rollcall::store {
namespace {

// The columns every query of this file asks for, in this order: serial_number, user_name, enabled,
// credential_id, algorithm, public_key, sign_count, has_verified_user.
iam::SecurityKey key_of(const Rows& rows) {
  return {.serial_number = rows.string(0),
          .user_name = rows.string(1),
          .enabled = rows.instant(2),
          .credential_id = rows.string(3),
          .algorithm = static_cast<int>(rows.integer(4)),
          .public_key = rows.string(5),
          .sign_count = static_cast<std::uint32_t>(rows.integer(6)),
          .has_verified_user = rows.flag(7)};
}

}  // namespace

std::optional<iam::SecurityKey> SecurityKeys::find(std::string_view serial_number) const {
  Rows rows = query(scope_.transaction->connection,
                    "SELECT k.serial_number, u.user_name, k.enabled, k.credential_id, k.algorithm, "
                    "k.public_key, k.sign_count, k.has_verified_user FROM security_keys k "
                    "JOIN users u ON u.account_id = k.account_id AND u.user_key = k.user_key "
                    "WHERE k.account_id = $1 AND k.serial_key = $2",
                    scope_.account, iam::name_key(serial_number));
  if (!rows.next())
    return std::nullopt;
  return key_of(rows);
}

std::vector<iam::SecurityKey> SecurityKeys::of(std::string_view user_name) const {
  std::vector<iam::SecurityKey> keys;
  Rows rows = query(scope_.transaction->connection,
                    "SELECT k.serial_number, u.user_name, k.enabled, k.credential_id, k.algorithm, "
                    "k.public_key, k.sign_count, k.has_verified_user FROM security_keys k "
                    "JOIN users u ON u.account_id = k.account_id AND u.user_key = k.user_key "
                    "WHERE k.account_id = $1 AND k.user_key = $2 ORDER BY k.serial_key",
                    scope_.account, iam::name_key(user_name));
  while (rows.next())
    keys.push_back(key_of(rows));
  return keys;
}

bool SecurityKeys::has_credential(std::string_view credential_id) const {
  Rows rows = query(scope_.transaction->connection,
                    "SELECT 1 FROM security_keys WHERE account_id = $1 AND credential_id = $2",
                    scope_.account, Bytes{credential_id});
  return rows.next();
}

std::size_t SecurityKeys::count() const {
  Rows rows = query(scope_.transaction->connection,
                    "SELECT COUNT(*) FROM security_keys WHERE account_id = $1", scope_.account);
  return rows.next() ? static_cast<std::size_t>(rows.integer(0)) : 0;
}

void SecurityKeys::insert(const iam::SecurityKey& key) {
  const std::string user_key = iam::name_key(key.user_name);
  change_user(
      scope_, user_key,
      "INSERT INTO security_keys (account_id, user_key, serial_key, serial_number, enabled, "
      "credential_id, algorithm, public_key, sign_count, has_verified_user) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
      scope_.account, user_key, iam::name_key(key.serial_number), key.serial_number, key.enabled,
      Bytes{key.credential_id}, key.algorithm, Bytes{key.public_key}, key.sign_count,
      key.has_verified_user);
}

bool SecurityKeys::raise_sign_count(std::string_view serial_number, std::uint32_t sign_count) {
  return change_whoever_it_is(scope_,
                              "UPDATE security_keys SET sign_count = $1 "
                              "WHERE account_id = $2 AND serial_key = $3 "
                              "AND (sign_count < $1 OR (sign_count = 0 AND $1 = 0)) "
                              "RETURNING user_key",
                              sign_count, scope_.account, iam::name_key(serial_number)) != 0;
}

void SecurityKeys::erase(std::string_view serial_number) {
  change_whoever_it_is(
      scope_,
      "DELETE FROM security_keys WHERE account_id = $1 AND serial_key = $2 RETURNING user_key",
      scope_.account, iam::name_key(serial_number));
}

}  // namespace rollcall::store
