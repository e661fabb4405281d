// ListCredentialReports: the reports that are kept, the newest first, however old. AWS keeps one
// and has no such action.
#include "actions/paging/paging.h"
#include "actions/resources/resources.h"
#include "actions/rollcall/credential_reports/kept_report.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

constexpr std::string_view kind = "CredentialReports";

struct Request {
  PageFields page;

  void fields(auto& field) { page.fields(field); }
};

struct Response {
  std::vector<KeptReportShape> reports;
  Continuation continuation;

  void fields(auto& field) const {
    field("CredentialReports", reports);
    continuation.fields(field);
  }
};

api::Result<Response> run(const api::View& view, const Request& request) {
  const store::PageRequest wanted = TRY(page_request(request.page, kind));
  static_cast<void>(TRY(position_of(wanted)));  // a marker holds a number
  const auto page = view.tables.reports.list(wanted);
  Response response{.reports = {}, .continuation = continuation(page.next, kind)};
  for (const report::Generation& generation : page.rows)
    response.reports.push_back({generation});
  return response;
}

}  // namespace

extern const api::Action list_credential_reports = api::Declare<Request, Response>{
    .service = &api::rollcall_service,
    .name = "ListCredentialReports",
    .access = api::Access::List,
    .resources = account_wide<Request>,
    .run = run,
};

}  // namespace rollcall::actions
