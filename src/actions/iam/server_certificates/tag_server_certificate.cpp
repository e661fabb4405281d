// TagServerCertificate: sets tags of a server certificate. Keys that differ in case are different
// keys here.
#include "actions/iam/server_certificates/server_certificates.h"
#include "actions/tagging/tagging.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::ServerCertificateName server_certificate_name;
  TagEntries tags;

  void fields(auto& field) {
    field("ServerCertificateName", server_certificate_name);
    field("Tags", tags);
  }
};

api::Result<api::Nothing> run(api::Change& change, const Request& request) {
  const auto added = TRY(checked_tags(request.tags, store::Tagged::ServerCertificate));
  const auto certificate = TRY(find_server_certificate(change, request.server_certificate_name));
  return set_tags(change, {store::Tagged::ServerCertificate, certificate.name}, added);
}

}  // namespace

extern const api::Action tag_server_certificate = api::Declare<Request, api::Nothing>{
    .name = "TagServerCertificate",
    .access = api::Access::Tagging,
    .resources = named_server_certificate<Request>,
    .run = run,
};

}  // namespace rollcall::actions
