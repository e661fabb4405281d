// GetCredentialReport: the newest report while it is good, byte for byte as it was made.
#include "actions/resources/resources.h"
#include "api/action.h"
#include "base/encoding.h"
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

// The report's bytes as they are stored, read one piece at a time while they are sent: each in a
// read of its own, so that a slow reader keeps no snapshot open.
api::Base64Pieces pieces_of(store::Store& store, iam::AccountId account,
                            const report::Generation& generation) {
  const auto bytes = static_cast<std::size_t>(generation.size);
  const auto next = [&store, account, number = generation.number,
                     index = std::int64_t{0}]() mutable {
    return store.read(account, [&](store::Tables& tables) {
      return tables.reports.piece_in_base64(number, index++);
    });
  };
  return {.size = base::base64_size(bytes), .next = next};
}

api::Result<Response> run(api::Session& session, const Request&) {
  store::Reports& reports = session.tables.reports;
  const auto newest = reports.newest();
  switch (report::report_state(newest, reports.requested(), session.now)) {
    case report::State::Complete:
      break;
    case report::State::InProgress:
      return base::fail(iam::errors::report_in_progress, {});
    case report::State::Started:
      return base::fail(newest ? iam::errors::report_expired : iam::errors::report_not_present, {});
  }
  return Response{
      .content = pieces_of(session.environment.store, session.tables.account, *newest),
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
