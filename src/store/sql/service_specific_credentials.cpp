#include "store/service_specific_credentials.h"

#include <cassert>

#include "iam/names.h"
#include "store/sql/paging.h"
#include "store/sql/query.h"
#include "store/sql/transaction.h"

namespace rollcall::store {
namespace {

// The columns every query of credentials asks for, in this order: credential_id, user_name,
// service_name, service_user_name, status, created, expires.
iam::ServiceSpecificCredential credential_of(const Rows& rows) {
  return {.id = rows.string(0),
          .user_name = rows.string(1),
          .service_name = rows.string(2),
          .service_user_name = rows.string(3),
          .status = rows.status(4),
          .created = rows.instant(5),
          .expires = rows.maybe_instant(6)};
}

}  // namespace

std::optional<iam::ServiceSpecificCredential> ServiceSpecificCredentials::find(
    std::string_view credential_id) const {
  Rows rows = query(scope_.transaction->connection,
                    "SELECT c.credential_id, u.user_name, c.service_name, c.service_user_name, "
                    "c.status, c.created, c.expires FROM service_specific_credentials c "
                    "JOIN users u ON u.account_id = c.account_id AND u.user_key = c.user_key "
                    "WHERE c.account_id = $1 AND c.credential_id = $2",
                    scope_.account, credential_id);
  if (!rows.next())
    return std::nullopt;
  return credential_of(rows);
}

std::vector<iam::ServiceSpecificCredential> ServiceSpecificCredentials::of(
    std::string_view user_name) const {
  std::vector<iam::ServiceSpecificCredential> credentials;
  Rows rows = query(scope_.transaction->connection,
                    "SELECT c.credential_id, u.user_name, c.service_name, c.service_user_name, "
                    "c.status, c.created, c.expires FROM service_specific_credentials c "
                    "JOIN users u ON u.account_id = c.account_id AND u.user_key = c.user_key "
                    "WHERE c.account_id = $1 AND c.user_key = $2 ORDER BY c.credential_id",
                    scope_.account, iam::name_key(user_name));
  while (rows.next())
    credentials.push_back(credential_of(rows));
  return credentials;
}

Page<iam::ServiceSpecificCredential> ServiceSpecificCredentials::list(
    std::string_view service_name, const PageRequest& page) const {
  Rows rows = query(scope_.transaction->connection,
                    "SELECT c.credential_id, u.user_name, c.service_name, c.service_user_name, "
                    "c.status, c.created, c.expires FROM service_specific_credentials c "
                    "JOIN users u ON u.account_id = c.account_id AND u.user_key = c.user_key "
                    "WHERE c.account_id = $1 AND c.credential_id > $2 "
                    "AND ($3 = '' OR c.service_name = $3) ORDER BY c.credential_id LIMIT $4",
                    scope_.account, page.after, service_name, page.most + 1);
  return page_of(rows, {.request = page, .key_column = 0}, [&] { return credential_of(rows); });
}

bool ServiceSpecificCredentials::holds_user_name(std::string_view service_name,
                                                 std::string_view service_user_name) const {
  Rows rows =
      query(scope_.transaction->connection,
            "SELECT 1 FROM service_specific_credentials "
            "WHERE account_id = $1 AND service_user_name = $2 AND service_name = $3 LIMIT 1",
            scope_.account, service_user_name, service_name);
  return rows.next();
}

std::string ServiceSpecificCredentials::password_hash(std::string_view credential_id) const {
  Rows rows = query(scope_.transaction->connection,
                    "SELECT password_hash FROM service_specific_credentials "
                    "WHERE account_id = $1 AND credential_id = $2",
                    scope_.account, credential_id);
  [[maybe_unused]] const bool exists = rows.next();
  assert(exists);
  return rows.string(0);
}

void ServiceSpecificCredentials::insert(const iam::ServiceSpecificCredential& credential,
                                        std::string_view password_hash) {
  execute(scope_.transaction->connection,
          "INSERT INTO service_specific_credentials (account_id, credential_id, user_key, "
          "service_name, service_user_name, status, created, expires, password_hash) "
          "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
          scope_.account, credential.id, iam::name_key(credential.user_name),
          credential.service_name, credential.service_user_name, credential.status,
          credential.created, credential.expires, password_hash);
}

void ServiceSpecificCredentials::save(const iam::ServiceSpecificCredential& credential) {
  execute(scope_.transaction->connection,
          "UPDATE service_specific_credentials SET status = $1 "
          "WHERE account_id = $2 AND credential_id = $3",
          credential.status, scope_.account, credential.id);
}

void ServiceSpecificCredentials::save_password(std::string_view credential_id,
                                               std::string_view password_hash) {
  execute(scope_.transaction->connection,
          "UPDATE service_specific_credentials SET password_hash = $1 "
          "WHERE account_id = $2 AND credential_id = $3",
          password_hash, scope_.account, credential_id);
}

void ServiceSpecificCredentials::erase(std::string_view credential_id) {
  execute(scope_.transaction->connection,
          "DELETE FROM service_specific_credentials "
          "WHERE account_id = $1 AND credential_id = $2",
          scope_.account, credential_id);
}

}  // namespace rollcall::store
