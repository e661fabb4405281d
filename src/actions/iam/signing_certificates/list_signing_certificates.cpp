// ListSigningCertificates: the certificates of a user, or of whoever calls, by id and with their
// bodies.
#include "actions/iam/signing_certificates/signing_certificates.h"
#include "actions/paging/paging.h"
#include "actions/resources/resources.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

constexpr std::string_view listing = "signing-certificates";

struct Request {
  std::optional<iam::ExistingUserName> user_name;
  PageFields page;

  void fields(auto& field) {
    field("UserName", user_name);
    page.fields(field);
  }
};

struct Response {
  std::vector<CertificateShape> certificates;
  Continuation continuation;

  void fields(auto& field) const {
    field("Certificates", certificates);
    continuation.fields(field);
  }
};

api::Result<Response> run(const api::View& view, const Request& request) {
  const store::PageRequest wanted = TRY(page_request(request.page, listing));
  const iam::User user = TRY(user_or_caller(view, request.user_name));
  const auto page =
      page_of(view.tables.signing_certificates.of(user.name), wanted,
              [](const iam::SigningCertificate& row) { return std::string_view(row.id); });
  Response response;
  for (const iam::SigningCertificate& certificate : page.rows)
    response.certificates.push_back(shape_of(certificate, user));
  response.continuation = continuation(page.next, listing);
  return response;
}

}  // namespace

extern const api::Action list_signing_certificates = api::Declare<Request, Response>{
    .name = "ListSigningCertificates",
    .access = api::Access::List,
    .resources = named_user<Request>,
    .run = run,
};

}  // namespace rollcall::actions
