// ListServerCertificates: the account's server certificates by name, without bodies, chains and
// tags.
#include "actions/iam/server_certificates/server_certificates.h"
#include "actions/paging/path_listing.h"
#include "api/action.h"
#include "iam/arn.h"

namespace rollcall::actions {
namespace {

api::Result<PathListing<ServerCertificateShape>> run(const api::View& view,
                                                     const PathListingRequest& request) {
  return path_listing<iam::ServerCertificate, ServerCertificateShape>(
      "ServerCertificateMetadataList", request, view.tables.server_certificates,
      [](const iam::ServerCertificate& certificate) { return shape_of(certificate); });
}

}  // namespace

extern const api::Action list_server_certificates =
    api::Declare<PathListingRequest, PathListing<ServerCertificateShape>>{
        .name = "ListServerCertificates",
        .access = api::Access::List,
        .resources = everything_under_a_path<iam::server_certificate_arn>,
        .run = run,
    };

}  // namespace rollcall::actions
