#include "store/server_certificates.h"

#include <cassert>

#include "iam/names.h"
#include "store/sql/paging.h"
#include "store/sql/renames.h"
#include "store/sql/secrets.h"
#include "store/sql/transaction.h"

namespace rollcall::store {
namespace {

// The columns every query of server certificates asks for, in this order: certificate_name, path,
// certificate_id, uploaded, expires; more may follow.
iam::ServerCertificate certificate_of(iam::AccountId account, const Rows& rows) {
  return {.account = account,
          .name = rows.string(0),
          .path = rows.string(1),
          .id = rows.string(2),
          .uploaded = rows.instant(3),
          .expires = rows.instant(4)};
}

// By the id, which stays when the name does not.
SecretRecord record_of(iam::AccountId account, std::string_view certificate_id) {
  return {.kind = "server_certificate_key", .account = account, .id = certificate_id};
}

}  // namespace

std::optional<iam::ServerCertificate> ServerCertificates::find(std::string_view name) const {
  Rows rows = query(scope_.transaction->connection,
                    "SELECT certificate_name, path, certificate_id, uploaded, expires "
                    "FROM server_certificates WHERE account_id = $1 AND certificate_key = $2",
                    scope_.account, iam::name_key(name));
  if (!rows.next())
    return std::nullopt;
  return certificate_of(scope_.account, rows);
}

Page<iam::ServerCertificate> ServerCertificates::list(std::string_view path_prefix,
                                                      const PageRequest& page) const {
  Rows rows =
      query(scope_.transaction->connection,
            "SELECT certificate_name, path, certificate_id, uploaded, expires, certificate_key "
            "FROM server_certificates WHERE account_id = $1 AND certificate_key > $2 "
            "AND substr(path, 1, CAST($3 AS INTEGER)) = $4 ORDER BY certificate_key LIMIT $5",
            scope_.account, page.after, path_prefix.size(), path_prefix, page.most + 1);
  return page_of(rows, {.request = page, .key_column = 5},
                 [&] { return certificate_of(scope_.account, rows); });
}

std::size_t ServerCertificates::count() const {
  Rows rows =
      query(scope_.transaction->connection,
            "SELECT COUNT(*) FROM server_certificates WHERE account_id = $1", scope_.account);
  return rows.next() ? static_cast<std::size_t>(rows.integer(0)) : 0;
}

iam::ServerCertificateText ServerCertificates::text(std::string_view name) const {
  Rows rows = query(scope_.transaction->connection,
                    "SELECT body, chain FROM server_certificates "
                    "WHERE account_id = $1 AND certificate_key = $2",
                    scope_.account, iam::name_key(name));
  [[maybe_unused]] const bool exists = rows.next();
  assert(exists);
  return {.body = rows.string(0), .chain = rows.maybe_string(1)};
}

base::Secret ServerCertificates::private_key(std::string_view name) const {
  Rows rows = query(scope_.transaction->connection,
                    "SELECT certificate_id, sealed_private_key FROM server_certificates "
                    "WHERE account_id = $1 AND certificate_key = $2",
                    scope_.account, iam::name_key(name));
  [[maybe_unused]] const bool exists = rows.next();
  assert(exists);
  return open_of(record_of(scope_.account, rows.text(0)), scope_.transaction->sealing,
                 rows.text(1));
}

void ServerCertificates::insert(const iam::ServerCertificate& certificate,
                                const iam::ServerCertificateText& text,
                                const base::Secret& private_key) {
  const std::string sealed =
      seal_for(record_of(scope_.account, certificate.id), scope_.transaction->sealing, private_key);
  execute(scope_.transaction->connection,
          "INSERT INTO server_certificates (account_id, certificate_key, certificate_name, path, "
          "certificate_id, uploaded, expires, body, chain, sealed_private_key) "
          "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
          scope_.account, iam::name_key(certificate.name), certificate.name, certificate.path,
          certificate.id, certificate.uploaded, certificate.expires, text.body, text.chain,
          Bytes{sealed});
}

void ServerCertificates::rename(std::string_view name, const iam::ServerCertificate& changed) {
  const std::string key = iam::name_key(name), changed_key = iam::name_key(changed.name);
  if (changed_key != key)
    give_server_certificate_key(scope_, {.old_key = key, .new_key = changed_key});
  execute(scope_.transaction->connection,
          "UPDATE server_certificates SET certificate_name = $1, path = $2 "
          "WHERE account_id = $3 AND certificate_key = $4",
          changed.name, changed.path, scope_.account, changed_key);
}

void ServerCertificates::erase(std::string_view name) {
  // Its tags go with it: ON DELETE CASCADE.
  execute(scope_.transaction->connection,
          "DELETE FROM server_certificates WHERE account_id = $1 AND certificate_key = $2",
          scope_.account, iam::name_key(name));
}

}  // namespace rollcall::store
