#include "auth/attempt_guard.h"

#include <algorithm>
#include <initializer_list>
#include <utility>
#include <vector>

#include "auth/network.h"
#include "crypto/hash.h"

namespace rollcall::auth {
namespace {

// Failures older than this count no more.
constexpr base::Seconds memory = std::chrono::hours{1};

// How long an address stays known as one that its user signs in from.
constexpr base::Seconds acquaintance = std::chrono::days{30};

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

base::Seconds delay_after(int failures, const DelayRule& rule) {
  if (failures < rule.free_attempts)
    return base::Seconds{0};
  const int doublings = std::min(failures - rule.free_attempts, longest_doubling);
  return std::min(base::Seconds{1LL << doublings}, rule.longest);
}

std::optional<base::Seconds> AttemptGuard::begin(const SignInAttempt& attempt) {
  const std::lock_guard lock(mutex_);
  const auto wait = [&](Lane& lane, const std::string& key, const DelayRule& rule) {
    const auto found = lane.find(key);
    if (found == lane.end())
      return base::Seconds{0};
    if (attempt.now - found->second.last >= memory) {
      lane.erase(found);
      return base::Seconds{0};
    }
    // A clock that is turned back must not hold anybody up until it is that late again.
    found->second.last = std::min(found->second.last, attempt.now);
    return found->second.last + delay_after(found->second.count, rule) - attempt.now;
  };
  const std::string user_lane = lane_of(attempt);
  const DelayRule& rule = attempt.guessed == Guessed::Root ? root_delays : user_delays;
  const base::Seconds longest = std::max(
      wait(users_, user_lane, rule), wait(networks_, network_of(attempt.address), address_delays));
  if (longest > base::Seconds{0})
    return longest;
  const auto count = [&](Lane& lane, const std::string& key) {
    make_room(lane, attempt.now);
    Failures& failures = lane[key];
    ++failures.count;
    failures.before = std::exchange(failures.last, attempt.now);
  };
  count(users_, user_lane);
  count(networks_, network_of(attempt.address));
  return std::nullopt;
}

void AttemptGuard::completed(const SignInAttempt& attempt) {
  const std::lock_guard lock(mutex_);
  users_.erase(lane_of(attempt));
  make_room(known_, attempt.now);
  known_[together(attempt)] = {.count = 1, .last = attempt.now};
}

void AttemptGuard::withdraw(const SignInAttempt& attempt) {
  const std::lock_guard lock(mutex_);
  take_back(users_, lane_of(attempt), attempt.now);
  take_back(networks_, network_of(attempt.address), attempt.now);
}

// A user's attempts from networks that the user has signed in from, and from the machine itself,
// are counted apart from all others: strangers cannot delay them.
std::string AttemptGuard::lane_of(const SignInAttempt& attempt) const {
  const auto known = known_.find(together(attempt));
  const bool is_known = known != known_.end() && attempt.now - known->second.last < acquaintance;
  const bool is_here = network_of(attempt.address) == own_network;
  return is_known || is_here ? together(attempt) : user_key(attempt);
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
