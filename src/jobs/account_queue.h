#pragma once
// Accounts for which something is to be done, taken by one worker at a time: whatever is asked for
// while it is being done is done once more afterwards, and what failed is tried again later and
// later.

#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <stop_token>

#include "iam/account.h"

namespace rollcall::jobs {

class AccountQueue {
 public:
  using Clock = std::chrono::steady_clock;

  // The second attempt comes so long after the first; every further one takes twice as long to
  // come, up to the longest.
  struct Patience {
    Clock::duration first = std::chrono::seconds{1};
    Clock::duration longest = std::chrono::minutes{1};
  };

  // How long after a failure the next attempt comes; `last` is how long after the failure before,
  // if there was one.
  static Clock::duration delay_after(std::optional<Clock::duration> last, const Patience& patience);

  explicit AccountQueue(Patience patience) : patience_(patience) {}

  // Never waits.
  void add(iam::AccountId account);

  // Waits for an account that is due and that nobody else has taken; nullopt when told to stop.
  // Whoever takes one gives it back with done() or failed().
  std::optional<iam::AccountId> take(const std::stop_token& stop);
  void done(iam::AccountId account);
  void failed(iam::AccountId account);

 private:
  // The account that is due first among those nobody has taken.
  std::map<iam::AccountId, Clock::time_point>::iterator first_due();

  const Patience patience_;
  std::mutex mutex_;  // of all below
  std::condition_variable_any changed_;
  std::map<iam::AccountId, Clock::time_point> due_;
  std::map<iam::AccountId, Clock::duration> last_delay_;  // of accounts whose last attempt failed
  std::set<iam::AccountId> taken_;
};

}  // namespace rollcall::jobs
