#pragma once
// What the log says of the server itself, between the lines about requests.

#include <functional>
#include <string_view>

#include "api/request_log.h"
#include "base/instant.h"
#include "jobs/report_jobs.h"

namespace rollcall::main {

using SayAt =
    std::function<void(base::Instant now, std::string_view event, std::string_view about)>;
using Say = std::function<void(std::string_view event, std::string_view about)>;

SayAt event_log(api::LogSink log);
Say event_log(api::LogSink log, base::Clock clock);

// A line about each attempt to make a report.
jobs::ReportLog report_log(api::LogSink log, base::Clock clock);

}  // namespace rollcall::main
