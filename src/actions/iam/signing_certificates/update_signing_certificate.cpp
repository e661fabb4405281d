// UpdateSigningCertificate: makes a certificate active or inactive. When it was uploaded stays as
// it is.
#include "actions/iam/signing_certificates/signing_certificates.h"
#include "actions/resources/credentials.h"
#include "actions/resources/resources.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

struct Request {
  std::optional<iam::ExistingUserName> user_name;  // absent: the caller's own certificate
  iam::CertificateId certificate_id;
  iam::Status status = {};

  void fields(auto& field) {
    field("UserName", user_name);
    field("CertificateId", certificate_id);
    field("Status", status);
  }
};

api::Result<api::Nothing> run(api::Change& change, const Request& request) {
  const iam::User user = TRY(user_or_caller(change, request.user_name));
  TRY(check_status(request.status));
  const auto certificate = TRY(find_signing_certificate(change, user, request.certificate_id));
  change.tables.signing_certificates.set_status(certificate, request.status);
  return api::Nothing{};
}

}  // namespace

extern const api::Action update_signing_certificate = api::Declare<Request, api::Nothing>{
    .name = "UpdateSigningCertificate",
    .access = api::Access::Write,
    .resources = named_user<Request>,
    .run = run,
};

}  // namespace rollcall::actions
