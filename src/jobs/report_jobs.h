#pragma once
// The threads that make credential reports without anybody waiting for them: woken by the store
// when a report is asked for, and looking every few seconds, from the start on, for every report
// that another server was asked for and does not make, or does not finish.

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include "base/random.h"
#include "jobs/account_queue.h"
#include "jobs/generate_report.h"

namespace rollcall::jobs {

// What became of one attempt to make a report, or to tidy up behind it, for the log.
struct ReportAttempt {
  iam::AccountId account;
  std::optional<report::Generation> generation;  // what was made
  std::string failure;                           // or why nothing was
  std::chrono::milliseconds took{};
};

// Called from the threads of the jobs.
using ReportLog = std::function<void(const ReportAttempt&)>;

// How often the jobs look for reports that nobody told them of.
inline constexpr auto report_look_span = std::chrono::seconds{5};

struct ReportJobsOptions {
  ReportSettings settings;
  base::Clock clock;
  ReportLog log;
  AccountQueue::Patience patience;
  std::size_t threads = 2;  // so that a small account need not wait for a large one
  std::chrono::steady_clock::duration look_span = report_look_span;
  std::string server = ReportContext().server;
};

// What no other server calls itself, nor this one after its next start: of two that had one name
// each would take the other's leases for its own. It is drawn, because a machine's name is that of
// every server on it. A server that was killed thereby waits for its own lease to end, as others
// do.
std::string new_server_name(const base::RandomBytes& random);

class ReportJobs {
 public:
  // Begins at once. The store must outlive this.
  ReportJobs(store::Store& store, ReportJobsOptions options);
  ~ReportJobs();

  // Returns when nothing runs any more, which is soon. A report that was not finished is made after
  // the next start.
  void stop();

 private:
  void work(const std::stop_token& stop);
  void look_around(const std::stop_token& stop);
  std::string look();
  void attempt(iam::AccountId account, const std::stop_token& stop);

  store::Store& store_;
  const ReportJobsOptions options_;
  std::shared_ptr<AccountQueue>
      queue_;  // shared with the store, whose writers may add to it until they are told no more
  std::vector<std::jthread> threads_;
};

}  // namespace rollcall::jobs
