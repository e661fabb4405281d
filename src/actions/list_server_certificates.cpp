// ListServerCertificates: the server certificates of the account. There are none; see never_kept.h.
#include "actions/never_kept.h"
#include "actions/paging.h"
#include "actions/resources.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

constexpr std::string_view listing = "server-certificates";

struct Request {
  std::optional<iam::PathPrefix> path_prefix;
  PageFields page;

  void fields(auto& field) {
    field("PathPrefix", path_prefix);
    page.fields(field);
  }
};

struct Response {
  EmptyList server_certificate_metadata_list;
  Continuation continuation;

  void fields(auto& field) const {
    field("ServerCertificateMetadataList", server_certificate_metadata_list);
    continuation.fields(field);
  }
};

api::Result<Response> run(api::Session&, const Request& request) {
  TRY(page_request(request.page, listing));
  return Response{};
}

}  // namespace

extern const api::Action list_server_certificates = api::Declare<Request, Response>{
    .name = "ListServerCertificates",
    .access = api::Access::List,
    .resources = account_wide<Request>,
    .run = run,
};

}  // namespace rollcall::actions
