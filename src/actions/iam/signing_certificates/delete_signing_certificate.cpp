// DeleteSigningCertificate: takes a certificate from a user for good.
#include "actions/iam/signing_certificates/signing_certificates.h"
#include "actions/resources/resources.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

struct Request {
  std::optional<iam::ExistingUserName> user_name;  // absent: the caller's own certificate
  iam::CertificateId certificate_id;

  void fields(auto& field) {
    field("UserName", user_name);
    field("CertificateId", certificate_id);
  }
};

api::Result<api::Nothing> run(api::Change& change, const Request& request) {
  const iam::User user = TRY(user_or_caller(change, request.user_name));
  const auto certificate = TRY(find_signing_certificate(change, user, request.certificate_id));
  change.tables.signing_certificates.erase(certificate);
  return api::Nothing{};
}

}  // namespace

extern const api::Action delete_signing_certificate = api::Declare<Request, api::Nothing>{
    .name = "DeleteSigningCertificate",
    .access = api::Access::Write,
    .resources = named_user<Request>,
    .run = run,
};

}  // namespace rollcall::actions
