#pragma once
// One credential report, from the request that stands in the store to the finished report: a single
// pass over a snapshot, stored piece by piece in small transactions, so that it holds up no writer
// and memory does not grow with users.

#include <optional>
#include <stop_token>
#include <string>

#include "base/instant.h"
#include "base/result.h"
#include "jobs/report_settings.h"
#include "report/generation.h"
#include "store/store.h"

namespace rollcall::jobs {

// For how long an account's report is one server's to make. The server goes on having it for as
// long as it goes on storing pieces; where it ends without a word, another takes the report over
// after this time, and finds out within report_look_span.
inline constexpr base::Seconds report_lease_span{25};

struct ReportContext {
  ReportSettings settings;
  base::Clock clock;
  std::stop_token stop;  // asked often enough that whoever stops hardly waits
  // Whose leases are ours. What this server's name was given before it ended is taken up at once.
  std::string server = "rollcall";
};

// Makes the report that the account has asked for and not yet got. nullopt where it has asked for
// none, where another server is making it or has taken it over, or where the work was stopped; then
// the request stays, and so it does with an error. Pieces that an earlier attempt left behind,
// whatever ended it, are dropped first, and its own where it comes to nothing.
base::Result<std::optional<report::Generation>> generate_report(store::Store& store,
                                                                iam::AccountId account,
                                                                const ReportContext& context);

// Removes the account's reports beyond what is kept and stores all but the newest compressed, a
// little at a time.
base::Result<base::Nothing> tidy_reports(store::Store& store, iam::AccountId account,
                                         const ReportContext& context);

}  // namespace rollcall::jobs
