// UploadSigningCertificate: a certificate for a user, or for whoever calls, named by its own hash.
#include "actions/iam/signing_certificates/signing_certificates.h"
#include "actions/refusals/quotas.h"
#include "actions/resources/credentials.h"
#include "actions/resources/resources.h"
#include "api/action.h"
#include "crypto/certificate.h"
#include "iam/errors.h"

namespace rollcall::actions {
namespace {

struct Request {
  std::optional<iam::ExistingUserName> user_name;
  iam::CertificateBody certificate_body;

  void fields(auto& field) {
    field("UserName", user_name);
    field("CertificateBody", certificate_body);
  }
};

struct Response {
  CertificateShape certificate;

  void fields(auto& field) const { field("Certificate", certificate); }
};

// A certificate that has expired is malformed to AWS, and so is one that is not valid yet. It is
// good from its first second up to and including its last.
api::Result<crypto::Certificate> parsed(const api::View& view, const Request& request) {
  TRY(user_or_caller(view, request.user_name));
  auto certificate = crypto::parse_certificate(request.certificate_body);
  if (!certificate || view.now < certificate->not_before || view.now > certificate->not_after)
    return base::fail(iam::errors::malformed_certificate,
                      "Certificate " + request.certificate_body.value() + " is malformed.");
  return *std::move(certificate);
}

// What comes of a certificate that is here already. To the same user it is answered as it was
// uploaded, and as active whatever it is by now, which stays as it is. AWS, captured live.
api::Result<Response> uploaded_again(iam::SigningCertificate stored, const iam::User& user) {
  if (!is_held_by(stored.user_name, user))
    return base::fail(iam::errors::duplicate_certificate, "Duplicate certificate uploaded.");
  stored.status = iam::Status::Active;
  return Response{shape_of(stored, user)};
}

api::Result<Response> run(api::Change& change, const Request& request,
                          const crypto::Certificate& parsed_certificate) {
  const iam::User user = TRY(user_or_caller(change, request.user_name));
  store::SigningCertificates& certificates = change.tables.signing_certificates;
  if (auto stored = certificates.find(parsed_certificate.id))
    return uploaded_again(*std::move(stored), user);
  TRY(check_room(certificates.of(user.name).size(),
                 {"CertificatesPerUser", change.environment.quotas.signing_certificates_per_user}));
  const iam::SigningCertificate certificate{
      .id = parsed_certificate.id,
      .user_name = user.name,
      .body = request.certificate_body.value(),
      .status = iam::Status::Active,
      .uploaded = change.now,
  };
  certificates.insert(certificate);
  return Response{shape_of(certificate, user)};
}

}  // namespace

extern const api::Action upload_signing_certificate =
    api::Declare<Request, Response, crypto::Certificate>{
        .name = "UploadSigningCertificate",
        .access = api::Access::Write,
        .resources = named_user<Request>,
        .prepare = parsed,
        .run = run,
    };

}  // namespace rollcall::actions
