#include "jobs/report_jobs.h"

#include <array>
#include <condition_variable>
#include <mutex>
#include <utility>

#include "base/encoding.h"
#include "base/stand_back.h"

namespace rollcall::jobs {
namespace {

using Stopwatch = std::chrono::steady_clock;

std::string text_of(const base::Error& error) {
  std::string text = error.kind->code;
  for (const std::string& more : {error.message, error.detail})
    if (!more.empty())
      text.append(": ").append(more);
  return text;
}

}  // namespace

std::string new_server_name(const base::RandomBytes& random) {
  std::array<unsigned char, 16> bytes;
  random(bytes);
  return base::to_hex(std::string(bytes.begin(), bytes.end()));
}

ReportJobs::ReportJobs(store::Store& store, ReportJobsOptions options)
    : store_(store),
      options_(std::move(options)),
      queue_(std::make_shared<AccountQueue>(options_.patience)) {
  // First listen, then look: a report that is asked for in between is seen twice, which does no
  // harm.
  store_.on_report_requested([queue = queue_](iam::AccountId account) { queue->add(account); });
  threads_.emplace_back([this](const std::stop_token& stop) { look_around(stop); });
  for (std::size_t i = 0; i < options_.threads; ++i)
    threads_.emplace_back([this](const std::stop_token& stop) { work(stop); });
}

ReportJobs::~ReportJobs() { stop(); }

void ReportJobs::stop() {
  store_.on_report_requested({});
  for (std::jthread& thread : threads_)
    thread.request_stop();
  threads_.clear();  // joins
}

// Adds every account that awaits a report; why that could not be, where it could not.
std::string ReportJobs::look() {
  const auto looked =
      store_.find_accounts_awaiting_reports([&](iam::AccountId account) { queue_->add(account); });
  return looked ? std::string() : text_of(looked.error());
}

void ReportJobs::look_around(const std::stop_token& stop) {
  base::stand_back(base::Behind::Answers);
  std::mutex nobody_elses;
  std::condition_variable_any stopped;
  std::string known_failure;
  while (!stop.stop_requested()) {
    // What is damaged is said once; the others' reports are made all the same. Of which account it
    // is, is not known.
    const std::string failure = look();
    if (!failure.empty() && failure != known_failure)
      options_.log({iam::AccountId{}, std::nullopt, failure, {}});
    known_failure = failure;
    std::unique_lock lock(nobody_elses);
    stopped.wait_for(lock, stop, options_.look_span, [] { return false; });
  }
}

void ReportJobs::work(const std::stop_token& stop) {
  base::stand_back(base::Behind::Answers);
  while (const auto account = queue_->take(stop))
    attempt(*account, stop);
}

void ReportJobs::attempt(iam::AccountId account, const std::stop_token& stop) {
  const ReportContext context{options_.settings, options_.clock, stop, options_.server};
  const auto began = Stopwatch::now();
  const auto generated = generate_report(store_, account, context);
  const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(Stopwatch::now() - began);
  if (!generated) {
    options_.log({account, std::nullopt, text_of(generated.error()), took});
    return queue_->failed(account);
  }
  if (*generated) {
    options_.log({account, *generated, "", took});
    // The report is served by now; only its elders are still to make room. If they cannot, the next
    // report tries again.
    const auto tidied = tidy_reports(store_, account, context);
    if (!tidied)
      options_.log({account, std::nullopt, text_of(tidied.error()), took});
  }
  queue_->done(account);
}

}  // namespace rollcall::jobs
