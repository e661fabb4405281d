#include "store/ssh_public_keys.h"

#include "iam/names.h"
#include "store/sql/query.h"
#include "store/sql/transaction.h"

namespace rollcall::store {
namespace {

// The columns every query of keys asks for, in this order: ssh_key_id, user_name, fingerprint,
// body, status, uploaded.
iam::SshPublicKey key_of(const Rows& rows) {
  return {.id = rows.string(0),
          .user_name = rows.string(1),
          .fingerprint = rows.string(2),
          .body = rows.string(3),
          .status = rows.status(4),
          .uploaded = rows.instant(5)};
}

}  // namespace

std::optional<iam::SshPublicKey> SshPublicKeys::find(std::string_view key_id) const {
  Rows rows = query(scope_.transaction->connection,
                    "SELECT k.ssh_key_id, u.user_name, k.fingerprint, k.body, k.status, k.uploaded "
                    "FROM ssh_public_keys k "
                    "JOIN users u ON u.account_id = k.account_id AND u.user_key = k.user_key "
                    "WHERE k.account_id = $1 AND k.ssh_key_id = $2",
                    scope_.account, key_id);
  if (!rows.next())
    return std::nullopt;
  return key_of(rows);
}

std::vector<iam::SshPublicKey> SshPublicKeys::of(std::string_view user_name) const {
  std::vector<iam::SshPublicKey> keys;
  Rows rows = query(scope_.transaction->connection,
                    "SELECT k.ssh_key_id, u.user_name, k.fingerprint, k.body, k.status, k.uploaded "
                    "FROM ssh_public_keys k "
                    "JOIN users u ON u.account_id = k.account_id AND u.user_key = k.user_key "
                    "WHERE k.account_id = $1 AND k.user_key = $2 ORDER BY k.ssh_key_id",
                    scope_.account, iam::name_key(user_name));
  while (rows.next())
    keys.push_back(key_of(rows));
  return keys;
}

void SshPublicKeys::insert(const iam::SshPublicKey& key) {
  execute(scope_.transaction->connection,
          "INSERT INTO ssh_public_keys (account_id, ssh_key_id, user_key, fingerprint, status, "
          "uploaded, body) VALUES ($1, $2, $3, $4, $5, $6, $7)",
          scope_.account, key.id, iam::name_key(key.user_name), key.fingerprint, key.status,
          key.uploaded, key.body);
}

void SshPublicKeys::save(const iam::SshPublicKey& key) {
  execute(scope_.transaction->connection,
          "UPDATE ssh_public_keys SET status = $1 WHERE account_id = $2 AND ssh_key_id = $3",
          key.status, scope_.account, key.id);
}

void SshPublicKeys::erase(std::string_view key_id) {
  execute(scope_.transaction->connection,
          "DELETE FROM ssh_public_keys WHERE account_id = $1 AND ssh_key_id = $2", scope_.account,
          key_id);
}

}  // namespace rollcall::store
