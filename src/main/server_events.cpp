#include "main/server_events.h"

#include <string>
#include <utility>

#include "api/json_writer.h"

namespace rollcall::main {
namespace {

std::string event_line(base::Instant now, std::string_view event, std::string_view about) {
  std::string line;
  api::JsonWriter writer(line);
  writer.open_object();
  writer("time", base::to_iso8601(now));
  writer("event", event);
  writer("about", about);
  writer.close();
  return line;
}

std::string report_line(base::Instant now, const jobs::ReportAttempt& attempt) {
  std::string line;
  api::JsonWriter writer(line);
  writer.open_object();
  writer("time", base::to_iso8601(now));
  writer("event", attempt.generation ? "report generated" : "report not generated");
  writer("account", iam::to_string(attempt.account));
  if (attempt.generation) {
    writer("number", static_cast<long long>(attempt.generation->number));
    writer("users", static_cast<long long>(attempt.generation->users));
    writer("sha256", attempt.generation->sha256);
  }
  if (!attempt.failure.empty())
    writer("failure", attempt.failure);
  writer("milliseconds", static_cast<long long>(attempt.took.count()));
  writer.close();
  return line;
}

}  // namespace

SayAt event_log(api::LogSink log) {
  return [log = std::move(log)](base::Instant now, std::string_view event, std::string_view about) {
    log(event_line(now, event, about));
  };
}

Say event_log(api::LogSink log, base::Clock clock) {
  return [say = event_log(std::move(log)), clock = std::move(clock)](
             std::string_view event, std::string_view about) { say(clock(), event, about); };
}

jobs::ReportLog report_log(api::LogSink log, base::Clock clock) {
  return [log = std::move(log), clock = std::move(clock)](const jobs::ReportAttempt& attempt) {
    log(report_line(clock(), attempt));
  };
}

}  // namespace rollcall::main
