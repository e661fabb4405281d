// ListOpenIDConnectProviders: the OpenID Connect identity providers of the account. There are none;
// see never_kept.h.
#include "actions/paging/never_kept.h"
#include "actions/resources/resources.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

struct Request {
  void fields(auto&) {}
};

struct Response {
  EmptyList open_id_connect_provider_list;

  void fields(auto& field) const {
    field("OpenIDConnectProviderList", open_id_connect_provider_list);
  }
};

api::Result<Response> run(const api::View&, const Request&) { return Response{}; }

}  // namespace

extern const api::Action list_open_id_connect_providers = api::Declare<Request, Response>{
    .name = "ListOpenIDConnectProviders",
    .access = api::Access::List,
    .resources = account_wide<Request>,
    .run = run,
};

}  // namespace rollcall::actions
