// UntagServerCertificate: removes tags of a server certificate by their keys. Keys that are not
// there are no error.
#include "actions/iam/server_certificates/server_certificates.h"
#include "actions/tagging/tagging.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::ServerCertificateName server_certificate_name;
  TagKeyEntries tag_keys;

  void fields(auto& field) {
    field("ServerCertificateName", server_certificate_name);
    field("TagKeys", tag_keys);
  }
};

api::Result<api::Nothing> run(api::Change& change, const Request& request) {
  const auto certificate = TRY(find_server_certificate(change, request.server_certificate_name));
  return remove_tags(change, {store::Tagged::ServerCertificate, certificate.name},
                     request.tag_keys);
}

}  // namespace

extern const api::Action untag_server_certificate = api::Declare<Request, api::Nothing>{
    .name = "UntagServerCertificate",
    .access = api::Access::Tagging,
    .resources = named_server_certificate<Request>,
    .run = run,
};

}  // namespace rollcall::actions
