#include "store/signing_certificates.h"

#include "iam/names.h"
#include "store/sql/user_changes.h"

namespace rollcall::store {
namespace {

// The columns every query of this file asks for, in this order: certificate_id, user_name, body,
// status, uploaded.
iam::SigningCertificate certificate_of(const Rows& rows) {
  return {.id = rows.string(0),
          .user_name = rows.string(1),
          .body = rows.string(2),
          .status = rows.status(3),
          .uploaded = rows.instant(4)};
}

}  // namespace

std::vector<iam::SigningCertificate> SigningCertificates::of(std::string_view user_name) const {
  std::vector<iam::SigningCertificate> certificates;
  Rows rows = query(scope_.transaction->connection,
                    "SELECT c.certificate_id, u.user_name, b.body, c.status, c.uploaded "
                    "FROM signing_certificates c "
                    "JOIN users u ON u.account_id = c.account_id AND u.user_key = c.user_key "
                    "JOIN certificate_bodies b "
                    "ON b.account_id = c.account_id AND b.certificate_id = c.certificate_id "
                    "WHERE c.account_id = $1 AND c.user_key = $2 ORDER BY c.certificate_id",
                    scope_.account, iam::name_key(user_name));
  while (rows.next())
    certificates.push_back(certificate_of(rows));
  return certificates;
}

std::optional<iam::SigningCertificate> SigningCertificates::find(
    std::string_view certificate_id) const {
  Rows rows = query(
      scope_.transaction->connection,
      "SELECT c.certificate_id, u.user_name, b.body, c.status, c.uploaded "
      "FROM certificate_bodies b "
      "JOIN signing_certificates c ON c.account_id = b.account_id AND c.user_key = b.user_key "
      "AND c.certificate_id = b.certificate_id "
      "JOIN users u ON u.account_id = b.account_id AND u.user_key = b.user_key "
      "WHERE b.account_id = $1 AND b.certificate_id = $2",
      scope_.account, certificate_id);
  if (!rows.next())
    return std::nullopt;
  return certificate_of(rows);
}

void SigningCertificates::insert(const iam::SigningCertificate& certificate) {
  Connection& connection = scope_.transaction->connection;
  const std::string user_key = iam::name_key(certificate.user_name);
  change_user(
      scope_, user_key,
      "INSERT INTO signing_certificates (account_id, user_key, certificate_id, status, uploaded) "
      "VALUES ($1, $2, $3, $4, $5)",
      scope_.account, user_key, certificate.id, certificate.status, certificate.uploaded);
  execute(connection,
          "INSERT INTO certificate_bodies (account_id, certificate_id, user_key, body) "
          "VALUES ($1, $2, $3, $4)",
          scope_.account, certificate.id, user_key, certificate.body);
}

void SigningCertificates::set_status(const iam::SigningCertificate& certificate,
                                     iam::Status status) {
  const std::string user_key = iam::name_key(certificate.user_name);
  change_user(scope_, user_key,
              "UPDATE signing_certificates SET status = $1 "
              "WHERE account_id = $2 AND user_key = $3 AND certificate_id = $4",
              status, scope_.account, user_key, certificate.id);
}

void SigningCertificates::erase(const iam::SigningCertificate& certificate) {
  // The body goes with it: ON DELETE CASCADE.
  const std::string user_key = iam::name_key(certificate.user_name);
  change_user(scope_, user_key,
              "DELETE FROM signing_certificates "
              "WHERE account_id = $1 AND user_key = $2 AND certificate_id = $3",
              scope_.account, user_key, certificate.id);
}

}  // namespace rollcall::store
