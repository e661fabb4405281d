#include "report/generation.h"

#include "base/clock_tolerance.h"

namespace rollcall::report {
namespace {

// A report that was made by a clock that was ahead would not expire until that clock was right.
bool is_good(const Generation& generation, base::Instant now) {
  return !has_expired(generation, now) && !base::is_in_the_future(generation.generated, now);
}

}  // namespace

State report_state(const std::optional<Generation>& newest, const std::optional<Request>& requested,
                   base::Instant now) {
  if (newest && is_good(*newest, now))
    return State::Complete;
  return requested ? State::InProgress : State::Started;
}

std::string_view to_string(State state) {
  switch (state) {
    case State::Started:
      return "STARTED";
    case State::InProgress:
      return "INPROGRESS";
    case State::Complete:
      return "COMPLETE";
  }
  return {};
}

std::optional<std::string_view> describe(State state, const std::optional<Generation>& newest) {
  switch (state) {
    case State::Started:
      return newest ? "The existing report has expired. Starting a new report generation task"
                    : "No report exists. Starting a new report generation task";
    case State::InProgress:
      return "A report generation task is in progress";
    case State::Complete:
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace rollcall::report
