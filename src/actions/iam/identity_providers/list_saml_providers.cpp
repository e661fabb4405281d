// ListSAMLProviders: the SAML identity providers of the account. There are none; see never_kept.h.
#include "actions/paging/never_kept.h"
#include "actions/resources/resources.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

struct Request {
  void fields(auto&) {}
};

struct Response {
  EmptyList saml_provider_list;

  void fields(auto& field) const { field("SAMLProviderList", saml_provider_list); }
};

api::Result<Response> run(const api::View&, const Request&) { return Response{}; }

}  // namespace

extern const api::Action list_saml_providers = api::Declare<Request, Response>{
    .name = "ListSAMLProviders",
    .access = api::Access::List,
    .resources = account_wide<Request>,
    .run = run,
};

}  // namespace rollcall::actions
