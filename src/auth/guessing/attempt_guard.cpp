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
base::Seconds wait_for(auto& lane, const std::string& key, const DelayRule& rule,
                       base::Instant now) {
  const auto found = lane.find(key);
  if (found == lane.end())
    return base::Seconds{0};
  if (now - found->second.last >= memory) {
    lane.erase(found);
    return base::Seconds{0};
  }
  // A clock that is turned back must not hold anybody up until it is that late again.
  found->second.last = std::min(found->second.last, now);
  return found->second.last + delay_after(found->second.count, rule) - now;
}

void take_back(auto& lane, const std::string& key, base::Instant begun) {
  const auto found = lane.find(key);
  if (found == lane.end())
    return;
  if (found->second.last == begun)
    found->second.last = found->second.before;
  if (--found->second.count <= 0)
    lane.erase(found);
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

std::optional<base::Seconds> AttemptGuard::begin(const SignInAttempt& attempt) {
  const std::lock_guard lock(mutex_);
  const auto counts = counts_of(attempt);
  base::Seconds longest{0};
  for (const Count& count : counts)
    longest = std::max(longest, wait_for(count.lane, count.key, count.rule, attempt.now));
  if (longest > base::Seconds{0})
    return longest;
  for (const Count& count : counts) {
    make_room(count.lane, attempt.now);
    Failures& failures = count.lane[count.key];
    ++failures.count;
    failures.before = std::exchange(failures.last, attempt.now);
  }
  return std::nullopt;
}

void AttemptGuard::completed(const SignInAttempt& attempt) {
  const std::lock_guard lock(mutex_);
  places_.erase(together(attempt));
  users_.erase(user_key(attempt));
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

void AttemptGuard::withdraw(const SignInAttempt& attempt) {
  const std::lock_guard lock(mutex_);
  for (const Count& count : counts_of(attempt))
    take_back(count.lane, count.key, attempt.now);
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
  std::vector<Count> counts;
  counts.push_back(
      {places_, together(attempt), attempt.guessed == Guessed::Root ? root_delays : user_delays});
  if (is_known(attempt))
    return counts;
  if (network != own_network)
    counts.push_back({users_, user_key(attempt), crowd_delays});
  counts.push_back({networks_, network, address_delays});
  return counts;
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
