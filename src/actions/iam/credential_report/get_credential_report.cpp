// GetCredentialReport: the newest report while it is good, byte for byte as it was made.
#include "actions/iam/credential_report/report_pieces.h"
#include "actions/resources/resources.h"
#include "api/action.h"
#include "iam/errors.h"
#include "report/generation.h"

namespace rollcall::actions {
namespace {

struct Request {
  void fields(auto&) {}
};

struct Response {
  api::Base64Pieces content;
  std::string report_format;
  base::Instant generated_time;

  void fields(auto& field) const {
    field("Content", content);
    field("ReportFormat", report_format);
    field("GeneratedTime", generated_time);
  }
};

api::Result<Response> run(const api::View& view, const Request&) {
  const store::Reports& reports = view.tables.reports;
  const auto newest = reports.newest();
  switch (report::report_state(newest, reports.requested(), view.now)) {
    case report::State::Complete:
      break;
    case report::State::InProgress:
      return base::fail(iam::errors::report_in_progress, {});
    case report::State::Started:
      return base::fail(newest ? iam::errors::report_expired : iam::errors::report_not_present, {});
  }
  return Response{
      .content = pieces_of(view, *newest),
      .report_format = "text/csv",
      .generated_time = newest->generated,
  };
}

}  // namespace

extern const api::Action get_credential_report = api::Declare<Request, Response>{
    .name = "GetCredentialReport",
    .access = api::Access::Read,
    .resources = account_wide<Request>,
    .run = run,
};

}  // namespace rollcall::actions
