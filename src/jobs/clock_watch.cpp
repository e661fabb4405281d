#include "jobs/clock_watch.h"

#include <cstdlib>
#include <ctime>
#include <utility>

#include "base/clock_tolerance.h"
#include "base/stand_back.h"

namespace rollcall::jobs {
namespace {

// "30 days", in the largest unit that there are two of.
std::string in_words(base::Seconds span) {
  using namespace std::chrono;
  if (const auto whole = round<days>(span); whole >= days{2})
    return std::to_string(whole.count()) + " days";
  if (const auto whole = round<hours>(span); whole >= hours{2})
    return std::to_string(whole.count()) + " hours";
  return std::to_string(round<minutes>(span).count()) + " minutes";
}

std::string in_words(const ClockJump& jump) {
  const bool is_ahead = jump.ahead > base::Seconds{0};
  return (is_ahead ? "ahead by " : "back by ") + in_words(std::chrono::abs(jump.ahead)) + ", to " +
         base::to_iso8601(jump.to);
}

constexpr std::size_t accounts_at_a_time = 1000;

// How much is dated later than it can be.
struct FutureDates {
  int reports = 0;
  int last_uses = 0;
};

std::string in_words(const FutureDates& found) {
  return "reports: " + std::to_string(found.reports) +
         ", last uses: " + std::to_string(found.last_uses) +
         "; by a clock that was ahead. Such a report is no good any more, and such a use stays "
         "until the next one";
}

int last_uses_after(const report::Row& row, base::Instant moment) {
  int count = row.password && row.password->last_used > moment ? 1 : 0;
  for (const auto& key : row.access_keys)
    count += key && key->last_used && key->last_used->date > moment ? 1 : 0;
  return count;
}

FutureDates dated_after(const store::Tables& tables, base::Instant moment,
                        const std::stop_token& stop) {
  FutureDates found;
  const auto newest = tables.reports.newest();
  found.reports = newest && newest->generated > moment ? 1 : 0;
  tables.credential_rows.for_each([&](const report::Row& row) {
    found.last_uses += last_uses_after(row, moment);
    return stop.stop_requested() ? store::Scan::Stop : store::Scan::GoOn;
  });
  return found;
}

// Passes also while the machine sleeps, as its clock does.
SteadyTime time_that_passed() {
  timespec since_start{};
  clock_gettime(CLOCK_BOOTTIME, &since_start);
  return SteadyTime{std::chrono::seconds{since_start.tv_sec} +
                    std::chrono::nanoseconds{since_start.tv_nsec}};
}

}  // namespace

std::optional<ClockJump> JumpDetector::look(base::Instant shown, SteadyTime passed) {
  const base::Instant expected = shown_ + std::chrono::floor<base::Seconds>(passed - passed_);
  const base::Seconds ahead = shown - expected;
  if (std::chrono::abs(ahead) <= base::clock_tolerance)
    return std::nullopt;
  shown_ = shown;
  passed_ = passed;
  return ClockJump{.to = shown, .ahead = ahead};
}

ClockWatch::ClockWatch(store::Store& store, ClockWatchOptions options)
    : store_(store),
      options_(std::move(options)),
      thread_([this](const std::stop_token& stop) { watch(stop); }) {}

std::string ClockWatch::notes() const {
  const std::lock_guard lock(mutex_);
  return jump_ + future_dates_;
}

void ClockWatch::watch(const std::stop_token& stop) {
  base::stand_back(base::Behind::Answers);
  JumpDetector detector(options_.clock(), time_that_passed());
  look_for_future_dates(stop);
  if (options_.jumps == Jumps::Meant)
    return;
  std::unique_lock lock(mutex_);
  while (!never_.wait_for(lock, stop, options_.every, [&] { return stop.stop_requested(); })) {
    lock.unlock();
    if (const auto jump = detector.look(options_.clock(), time_that_passed())) {
      say("clock jumped", in_words(*jump), jump_);
      look_for_future_dates(stop);
    }
    lock.lock();
  }
}

void ClockWatch::look_for_future_dates(const std::stop_token& stop) {
  const base::Instant latest = options_.clock() + base::clock_tolerance;
  FutureDates found;
  const auto look_at = [&](iam::AccountId account) {
    const auto more = store_.read(
        account, [&](const store::Tables& tables) { return dated_after(tables, latest, stop); },
        store::Reading::Long);
    if (!more)
      return options_.say("dates not looked at",
                          "account " + iam::to_string(account) + ": " + more.error().detail);
    found.reports += more->reports;
    found.last_uses += more->last_uses;
  };
  iam::AccountId last{};
  while (!stop.stop_requested()) {
    const auto accounts = store_.accounts_after(last, accounts_at_a_time);
    if (!accounts)
      return options_.say("dates not looked at", accounts.error().detail);
    if (accounts->empty())
      break;
    for (const iam::Account& account : *accounts)
      look_at(account.id);
    last = accounts->back().id;
  }
  if (found.reports + found.last_uses > 0)
    say("dated in the future", in_words(found), future_dates_);
  else
    forget(future_dates_);
}

void ClockWatch::say(std::string_view event, std::string about, std::string& note) {
  options_.say(event, about);
  const std::lock_guard lock(mutex_);
  note = std::string(event) + ": " + std::move(about) + "\n";
}

void ClockWatch::forget(std::string& note) {
  const std::lock_guard lock(mutex_);
  note.clear();
}

}  // namespace rollcall::jobs
