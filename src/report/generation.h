#pragma once
// The life of a credential report: asked for, generated, good for four hours. What an account's
// next answer is follows from what is stored and the time alone.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "report/edition.h"

namespace rollcall::report {

// A report that somebody asked for and that is not finished yet.
struct Request {
  std::int64_t number = 0;  // 1, 2, 3… within the account
  base::Instant requested;
  std::string requester_arn;
};

// A finished report. Its bytes are stored apart from it.
struct Generation {
  std::int64_t number = 0;
  base::Instant requested;
  std::string requester_arn;
  Edition edition = Edition::Guide;
  base::Instant generated;      // the instant of the snapshot: GeneratedTime
  std::int64_t size = 0;        // bytes of the CSV
  std::int64_t users = 0;       // rows, root not counted
  std::string sha256;           // of the CSV, in hexadecimal
  std::string previous_sha256;  // of the report before this one; empty for the first
};

// A report is served, and no new one is made, while it is younger than this. AWS user guide,
// credential reports.
inline constexpr base::Seconds report_lifetime = std::chrono::hours{4};

// At exactly four hours a report has expired.
inline bool has_expired(const Generation& generation, base::Instant now) {
  return now - generation.generated >= report_lifetime;
}

// What GenerateCredentialReport answers. AWS API reference, ReportStateType.
enum class State { Started, InProgress, Complete };

// Complete while the newest report is good; else InProgress while one is asked for; else Started,
// and one is to be asked for.
State report_state(const std::optional<Generation>& newest, const std::optional<Request>& requested,
                   base::Instant now);

// The state as the API spells it: "STARTED", "INPROGRESS", "COMPLETE".
std::string_view to_string(State state);

// The Description beside the state. The sentence for a first report is AWS's, and that COMPLETE has
// none; what AWS says of an expired report, and while one is being made, nobody has recorded, so
// those sentences are ours.
std::optional<std::string_view> describe(State state, const std::optional<Generation>& newest);

}  // namespace rollcall::report
