// GetServerCertificate: a server certificate with its body, its chain and its tags, and without its
// private key.
#include "actions/iam/server_certificates/server_certificates.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::ServerCertificateName server_certificate_name;

  void fields(auto& field) { field("ServerCertificateName", server_certificate_name); }
};

struct WholeCertificate {
  ServerCertificateShape server_certificate_metadata;
  std::string certificate_body;
  std::optional<std::string> certificate_chain;
  std::optional<std::vector<TagShape>> tags;

  void fields(auto& field) const {
    field("ServerCertificateMetadata", server_certificate_metadata);
    field("CertificateBody", certificate_body);
    field("CertificateChain", certificate_chain);
    field("Tags", tags);
  }
};

struct Response {
  WholeCertificate server_certificate;

  void fields(auto& field) const { field("ServerCertificate", server_certificate); }
};

api::Result<Response> run(const api::View& view, const Request& request) {
  const auto certificate = TRY(find_server_certificate(view, request.server_certificate_name));
  auto text = view.tables.server_certificates.text(certificate.name);
  Response response{{.server_certificate_metadata = shape_of(certificate),
                     .certificate_body = std::move(text.body),
                     .certificate_chain = std::move(text.chain),
                     .tags = {}}};
  const auto tags = view.tables.tags.of(store::Tagged::ServerCertificate, certificate.name);
  if (!tags.empty())
    response.server_certificate.tags = shapes_of(tags);
  return response;
}

}  // namespace

extern const api::Action get_server_certificate = api::Declare<Request, Response>{
    .name = "GetServerCertificate",
    .access = api::Access::Read,
    .resources = named_server_certificate<Request>,
    .run = run,
};

}  // namespace rollcall::actions
