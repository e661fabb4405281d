// GetCredentialReportVersion: a report that is kept, byte for byte as it was made: by its number,
// or the one that was the newest at a moment; the newest of all where the request names neither.
// AWS keeps one report and has no such action.
#include "actions/iam/credential_report/report_pieces.h"
#include "actions/resources/resources.h"
#include "actions/rollcall/credential_reports/kept_report.h"
#include "api/action.h"
#include "iam/errors.h"

namespace rollcall::actions {
namespace {

// A time as tools of AWS write it: "2026-09-11T13:14:52Z", perhaps with a fraction of a second.
constexpr iam::Constraint moment_text{20, 32, iam::pattern::printable, iam::printable_pattern};

struct Request {
  std::optional<iam::Bounded<1, std::numeric_limits<int>::max()>> report_number;
  std::optional<iam::Text<moment_text>> as_of;

  void fields(auto& field) {
    field("ReportNumber", report_number);
    field("AsOf", as_of);
  }
};

struct Response {
  api::Base64Pieces content;
  std::string report_format;
  KeptReportShape report;

  void fields(auto& field) const {
    field("Content", content);
    field("ReportFormat", report_format);
    report.fields(field);
  }
};

// The second in which it lies: reports are dated in whole ones.
api::Result<base::Instant> moment_of(std::string text) {
  if (const auto fraction = text.find('.'); fraction != text.npos)
    text.erase(fraction, text.find_first_not_of("0123456789", fraction + 1) - fraction);
  if (const auto moment = base::parse_iso8601(text))
    return *moment;
  return base::fail(iam::errors::validation_error,
                    "AsOf must be a time of UTC such as 2026-09-11T13:14:52Z.");
}

api::Result<report::Generation> wanted_report(const api::View& view, const Request& request) {
  const store::Reports& reports = view.tables.reports;
  if (request.report_number && request.as_of)
    return base::fail(iam::errors::validation_error,
                      "Only one of ReportNumber and AsOf can be given.");
  if (request.report_number) {
    if (const auto report = reports.find(request.report_number->value))
      return *report;
    return base::fail(iam::errors::no_such_entity,
                      "The credential report with number " +
                          std::to_string(request.report_number->value) + " cannot be found.");
  }
  if (request.as_of) {
    if (const auto report = reports.newest_at(TRY(moment_of(request.as_of->value()))))
      return *report;
    return base::fail(iam::errors::no_such_entity,
                      "There is no credential report of " + request.as_of->value() + " or before.");
  }
  if (const auto report = reports.newest())
    return *report;
  return base::fail(iam::errors::report_not_present, {});
}

api::Result<Response> run(const api::View& view, const Request& request) {
  const report::Generation generation = TRY(wanted_report(view, request));
  return Response{
      .content = pieces_of(view, generation), .report_format = "text/csv", .report = {generation}};
}

}  // namespace

extern const api::Action get_credential_report_version = api::Declare<Request, Response>{
    .service = &api::rollcall_service,
    .name = "GetCredentialReportVersion",
    .access = api::Access::Read,
    .resources = account_wide<Request>,
    .run = run,
};

}  // namespace rollcall::actions
