// GenerateCredentialReport: asks for a report, unless there is a good one or one is being made.
#include "actions/resources/resources.h"
#include "api/action.h"
#include "report/generation.h"

namespace rollcall::actions {
namespace {

struct Request {
  void fields(auto&) {}
};

struct Response {
  std::string state;
  std::optional<std::string> description;

  void fields(auto& field) const {
    field("State", state);
    field("Description", description);
  }
};

// What is asked for here is made by the jobs, which the store wakes once the asking is durable.
api::Result<Response> run(api::Change& change, const Request&) {
  store::Reports& reports = change.tables.reports;
  const auto newest = reports.newest();
  const report::State state = report::report_state(newest, reports.requested(), change.now);
  if (state == report::State::Started)
    reports.request(change.caller.arn, change.now);
  Response response{.state = std::string(report::to_string(state)), .description = {}};
  if (const auto description = report::describe(state, newest))
    response.description = *description;
  return response;
}

}  // namespace

extern const api::Action generate_credential_report = api::Declare<Request, Response>{
    .name = "GenerateCredentialReport",
    .access = api::Access::Write,
    .effect = api::Effect::Record,
    .resources = account_wide<Request>,
    .run = run,
};

}  // namespace rollcall::actions
