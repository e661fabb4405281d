// ListAccountAliases: the account's name for people, of which there is one or none.
#include "actions/paging/paging.h"
#include "actions/resources/resources.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

constexpr std::string_view listing = "account-aliases";

struct Request {
  PageFields page;

  void fields(auto& field) { page.fields(field); }
};

struct Response {
  std::vector<std::string> account_aliases;
  Continuation continuation;

  void fields(auto& field) const {
    field("AccountAliases", account_aliases);
    continuation.fields(field);
  }
};

api::Result<Response> run(const api::View& view, const Request& request) {
  TRY(page_request(request.page, listing));
  Response response;
  if (const auto alias = view.tables.settings.get().alias)
    response.account_aliases.push_back(*alias);
  return response;
}

}  // namespace

extern const api::Action list_account_aliases = api::Declare<Request, Response>{
    .name = "ListAccountAliases",
    .access = api::Access::List,
    .resources = account_wide<Request>,
    .run = run,
};

}  // namespace rollcall::actions
