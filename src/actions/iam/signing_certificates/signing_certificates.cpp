#include "actions/iam/signing_certificates/signing_certificates.h"

#include "actions/resources/credentials.h"
#include "iam/errors.h"

namespace rollcall::actions {

CertificateShape shape_of(const iam::SigningCertificate& certificate, const iam::User& owner) {
  return {
      .user_name = owner_name(owner),
      .certificate_id = certificate.id,
      .certificate_body = certificate.body,
      .status = std::string(to_string(certificate.status)),
      .upload_date = certificate.uploaded,
  };
}

api::Result<iam::SigningCertificate> find_signing_certificate(const api::View& view,
                                                              const iam::User& user,
                                                              const iam::CertificateId& id) {
  auto certificate = view.tables.signing_certificates.find(id);
  if (!certificate || !is_held_by(certificate->user_name, user))
    return base::fail(iam::errors::no_such_entity,
                      "The Certificate with id " + id.value() + " cannot be found.");
  return *std::move(certificate);
}

}  // namespace rollcall::actions
