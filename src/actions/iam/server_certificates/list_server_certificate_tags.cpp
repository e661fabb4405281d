// ListServerCertificateTags: the tags of a server certificate, in the order in which they were set.
#include "actions/iam/server_certificates/server_certificates.h"
#include "actions/tagging/tagging.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::ServerCertificateName server_certificate_name;
  PageFields page;

  void fields(auto& field) {
    field("ServerCertificateName", server_certificate_name);
    page.fields(field);
  }
};

api::Result<TagPage> run(const api::View& view, const Request& request) {
  const auto certificate = TRY(find_server_certificate(view, request.server_certificate_name));
  return tag_page(view.tables.tags.of(store::Tagged::ServerCertificate, certificate.name),
                  request.page, "server-certificate-tags");
}

}  // namespace

extern const api::Action list_server_certificate_tags = api::Declare<Request, TagPage>{
    .name = "ListServerCertificateTags",
    .access = api::Access::List,
    .resources = named_server_certificate<Request>,
    .run = run,
};

}  // namespace rollcall::actions
