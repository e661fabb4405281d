#pragma once
// What this process knows of the epochs of accounts, so that whoever keeps something of an account
// in memory knows whether it is still true: a number for each account that is raised whenever a
// change to the account is known to be durable, and since when nothing is known. Reading it is one
// load.

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>

#include "iam/account.h"

namespace rollcall::store {

class Epochs {
 public:
  using Clock = std::chrono::steady_clock;

  // Where all changes are this process's own, which knows of each before whoever asked for it does.
  static constexpr Clock::duration any_silence = Clock::duration::max();

  // Where other processes change accounts as well, what is remembered counts for at most so long
  // after the last good look at the database.
  explicit Epochs(Clock::duration longest_silence = any_silence)
      : longest_silence_(longest_silence) {}

  std::uint64_t of(iam::AccountId account) const { return counters_[place_of(account)].load(); }
  // Of a change that is durable; never before it is.
  void raise(iam::AccountId account) { counters_[place_of(account)].fetch_add(1); }

  // Of changes to nobody knows whom.
  void raise_all() {
    for (auto& counter : counters_)
      counter.fetch_add(1);
  }

  // A look at the database that began then has told of every change that was durable by then, and
  // each has been raised.
  void heard(Clock::time_point began) {
    auto last = heard_.load();
    while (last < began.time_since_epoch().count() &&
           !heard_.compare_exchange_weak(last, began.time_since_epoch().count())) {
    }
  }

  // Whether what was read of the account under this epoch may be trusted now. The one place that
  // decides it.
  bool may_trust(iam::AccountId account, std::uint64_t epoch, Clock::time_point now) const {
    return of(account) == epoch && has_heard_of_late(now);
  }

 private:
  bool has_heard_of_late(Clock::time_point now) const {
    return now.time_since_epoch() - Clock::duration(heard_.load()) <= longest_silence_;
  }

  // Accounts share counters. What that costs is a cache that is filled again though nothing
  // changed; what it saves is a table that grows.
  static constexpr std::size_t places = 4096;
  static constexpr Clock::rep never = 0;

  // Account numbers may follow a pattern; multiplying by the golden ratio spreads them.
  static std::size_t place_of(iam::AccountId account) {
    return (account.number * 0x9e37'79b9'7f4a'7c15U) >> 52;
  }

  const Clock::duration longest_silence_;
  std::array<std::atomic<std::uint64_t>, places> counters_{};
  std::atomic<Clock::rep> heard_ = never;
};

}  // namespace rollcall::store
