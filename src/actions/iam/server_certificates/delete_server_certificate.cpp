// DeleteServerCertificate: removes a server certificate with its private key and its tags, for
// good.
#include "actions/iam/server_certificates/server_certificates.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::ServerCertificateName server_certificate_name;

  void fields(auto& field) { field("ServerCertificateName", server_certificate_name); }
};

api::Result<api::Nothing> run(api::Change& change, const Request& request) {
  const auto certificate = TRY(find_server_certificate(change, request.server_certificate_name));
  change.tables.server_certificates.erase(certificate.name);
  return api::Nothing{};
}

}  // namespace

extern const api::Action delete_server_certificate = api::Declare<Request, api::Nothing>{
    .name = "DeleteServerCertificate",
    .access = api::Access::Write,
    .resources = named_server_certificate<Request>,
    .run = run,
};

}  // namespace rollcall::actions
