#pragma once
// What the actions on signing certificates share.

#include <optional>
#include <string>

#include "api/action.h"
#include "iam/names.h"
#include "iam/signing_certificate.h"
#include "iam/user.h"

namespace rollcall::actions {

struct CertificateShape {
  std::optional<std::string> user_name;
  std::string certificate_id;
  std::string certificate_body;
  std::string status;
  base::Instant upload_date;

  void fields(auto& field) const {
    field("UserName", user_name);
    field("CertificateId", certificate_id);
    field("CertificateBody", certificate_body);
    field("Status", status);
    field("UploadDate", upload_date);
  }
};

CertificateShape shape_of(const iam::SigningCertificate& certificate, const iam::User& owner);

// The user's own certificate of this id. NoSuchEntity "The Certificate with id X cannot be found.",
// also where it is someone else's.
api::Result<iam::SigningCertificate> find_signing_certificate(const api::View& view,
                                                              const iam::User& user,
                                                              const iam::CertificateId& id);

}  // namespace rollcall::actions
