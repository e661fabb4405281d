#include "auth/guessing/attempt_guard.h"

#include <algorithm>
#include <initializer_list>
#include <utility>
#include <vector>

#include "auth/guessing/network.h"
#include "base/ascii.h"
#include "crypto/hash.h"
#include "iam/names.h"

namespace rollcall::auth {
namespace {

// Failures older than this count no more.
constexpr base::Seconds memory = std::chrono::hours{1};

constexpr int longest_doubling = 20;

// Of one length whatever the parts hold, and the same for the same parts alone: the length of each
// stands before it.
std::string key_of(std::initializer_list<std::string_view> parts) {
  crypto::Sha256 hash;
  for (const std::string_view part : parts) {
    hash.add(std::to_string(part.size()) + ":");
    hash.add(part);
  }
  return std::string(std::string_view(hash.digest()));
}

std::string_view kind_of(const SignInAttempt& attempt) {
  return attempt.guessed == Guessed::Root ? "root" : "user";
}

std::string user_key(const SignInAttempt& attempt) {
  return key_of({kind_of(attempt), attempt.account, attempt.name});
}

std::string together(const SignInAttempt& attempt) {
  return key_of({kind_of(attempt), attempt.account, attempt.name, network_of(attempt.address)});
}

// How long the next attempt has to wait.
base::Seconds wait_for(store::Failures& failures, const DelayRule& rule, base::Instant now) {
  if (failures.count == 0)
    return base::Seconds{0};
  if (now - failures.last >= memory) {
    failures = {};
    return base::Seconds{0};
  }
  // A clock that is turned back must not hold anybody up until it is that late again.
  failures.last = std::min(failures.last, now);
  return failures.last + delay_after(failures.count, rule) - now;
}

void take_back(store::Failures& failures, base::Instant begun) {
  if (failures.count == 0)
    return;
  if (failures.last == begun)
    failures.last = failures.before;
  if (--failures.count == 0)
    failures = {};
}

}  // namespace

SignInAttempt user_attempt(std::string account, std::string_view name, std::string_view address,
                           base::Instant now) {
  return {.guessed = Guessed::User,
          .account = std::move(account),
          .name = iam::name_key(name),
          .address = std::string(address),
          .now = now};
}

SignInAttempt root_attempt(std::string_view email, std::string_view address, base::Instant now) {
  return {.guessed = Guessed::Root,
          .account = {},
          .name = base::lower(email),
          .address = std::string(address),
          .now = now};
}

base::Seconds delay_after(int failures, const DelayRule& rule) {
  if (failures < rule.free_attempts)
    return base::Seconds{0};
  const int doublings = std::min(failures - rule.free_attempts, longest_doubling);
  return std::min(base::Seconds{1LL << doublings}, rule.longest);
}

base::Result<std::optional<base::Seconds>> AttemptGuard::begin(const SignInAttempt& attempt) {
  const auto counts = counts_of(attempt);
  base::Seconds longest{0};
  TRY(change(counts, attempt.now, [&](std::vector<store::Failures>& failures) {
    longest = base::Seconds{0};
    for (std::size_t i = 0; i < counts.size(); ++i)
      longest = std::max(longest, wait_for(failures[i], counts[i].rule, attempt.now));
    if (longest > base::Seconds{0})
      return;
    for (store::Failures& each : failures) {
      ++each.count;
      each.before = std::exchange(each.last, attempt.now);
    }
  }));
  forget_now_and_then(attempt.now);
  return longest > base::Seconds{0} ? std::optional(longest) : std::nullopt;
}

// What cannot be forgotten makes somebody wait who need not; nobody guesses more often.
void AttemptGuard::completed(const SignInAttempt& attempt) {
  const std::vector<Count> counts = {{places_, together(attempt), user_delays},
                                     {users_, user_key(attempt), crowd_delays}};
  static_cast<void>(change(counts, attempt.now, [](std::vector<store::Failures>& failures) {
    std::ranges::fill(failures, store::Failures{});
  }));
  const std::lock_guard lock(mutex_);
  make_room(known_, attempt.now);
  known_[together(attempt)] = {.last = attempt.now};
}

void AttemptGuard::remember(const SignInAttempt& attempt, base::Instant signed_in) {
  const std::lock_guard lock(mutex_);
  if (is_known(attempt))
    return;
  make_room(known_, attempt.now);
  known_[together(attempt)] = {.last = std::min(signed_in, attempt.now)};
}

// The same is true here.
void AttemptGuard::withdraw(const SignInAttempt& attempt) {
  static_cast<void>(
      change(counts_of(attempt), attempt.now, [&](std::vector<store::Failures>& failures) {
        for (store::Failures& each : failures)
          take_back(each, attempt.now);
      }));
}

std::optional<std::string> AttemptGuard::acquaintance_of(const SignInAttempt& attempt) const {
  const std::lock_guard lock(mutex_);
  return is_known(attempt) ? std::optional(together(attempt)) : std::nullopt;
}

bool AttemptGuard::is_known(const SignInAttempt& attempt) const {
  const auto known = known_.find(together(attempt));
  return known != known_.end() && attempt.now - known->second.last < acquaintance;
}

// What others do holds up neither a user whom we know from this network, nor the machine itself.
std::vector<AttemptGuard::Count> AttemptGuard::counts_of(const SignInAttempt& attempt) {
  const std::string network = network_of(attempt.address);
  const std::lock_guard lock(mutex_);
  std::vector<Count> counts;
  counts.push_back(
      {places_, together(attempt), attempt.guessed == Guessed::Root ? root_delays : user_delays});
  if (is_known(attempt))
    return counts;
  if (network != own_network)
    counts.push_back({users_, user_key(attempt), crowd_delays});
  counts.push_back({networks_, key_of({"network", network}), address_delays});
  return counts;
}

base::Result<base::Nothing> AttemptGuard::change(const std::vector<Count>& counts,
                                                 base::Instant now, const Change& change) {
  if (shared_ == nullptr) {
    change_in_memory(counts, now, change);
    return base::Nothing{};
  }
  std::vector<std::string> keys;
  for (const Count& count : counts)
    keys.push_back(count.key);
  return shared_->change(keys, change);
}

void AttemptGuard::change_in_memory(const std::vector<Count>& counts, base::Instant now,
                                    const Change& change) {
  const std::lock_guard lock(mutex_);
  std::vector<store::Failures> failures;
  for (const auto& [lane, key, rule] : counts) {
    const auto found = lane.find(key);
    failures.push_back(found == lane.end() ? store::Failures{} : found->second);
  }
  change(failures);
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const auto& [lane, key, rule] = counts[i];
    if (failures[i].count == 0) {
      lane.erase(key);
    } else {
      if (!lane.contains(key))
        make_room(lane, now);
      lane[key] = failures[i];
    }
  }
}

// Of what is counted in the store, each server removes what is old, once in so many attempts.
void AttemptGuard::forget_now_and_then(base::Instant now) {
  constexpr unsigned attempts_between = 500;
  if (shared_ != nullptr && ++begun_ % attempts_between == 0)
    static_cast<void>(shared_->forget_until(now - memory));  // others will
}

// What was longest ago is forgotten first, half of all at once. To fill the table costs a password
// hash for each entry, which the delays of addresses slow down.
void AttemptGuard::make_room(Lane& lane, base::Instant now) const {
  if (lane.size() < capacity_)
    return;
  std::erase_if(lane, [&](const auto& entry) { return now - entry.second.last >= memory; });
  if (lane.size() < capacity_)
    return;
  std::vector<base::Instant> ages;
  for (const auto& entry : lane)
    ages.push_back(entry.second.last);
  const auto middle = ages.begin() + static_cast<std::ptrdiff_t>(ages.size() / 2);
  std::ranges::nth_element(ages, middle);
  std::erase_if(lane, [&](const auto& entry) { return entry.second.last <= *middle; });
}

}  // namespace rollcall::auth
