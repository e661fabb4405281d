#pragma once
// How often a password may be guessed: delays that grow with every attempt that failed, and end
// with a sign-in that is complete. Counted in memory where there is one server, and in the store
// where there are several: decision 0012.
//
// They are counted in three ways. For a user from one network, where they grow long: whoever
// guesses there has to wait there. For a user from everywhere, where they stay short, because who
// is held up by that is the owner. And for a network, whoever is tried there.

#include <atomic>
#include <chrono>
#include <cstddef>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "store/failures.h"

namespace rollcall::auth {

// How long a network stays known as one that its user signs in from.
inline constexpr base::Seconds acquaintance = std::chrono::days{30};

// How delays grow: none for the first attempts, then one second, doubled with each further one.
struct DelayRule {
  int free_attempts;
  base::Seconds longest;
};

// Of a user, and of root, from one network.
inline constexpr DelayRule user_delays{6, std::chrono::minutes{15}};
inline constexpr DelayRule root_delays{6, std::chrono::minutes{1}};
// Of a user from all networks that the user is not known from. Whoever guesses from one network
// soon has to wait longer than this, and leaves the turns between to the owner.
inline constexpr DelayRule crowd_delays{20, std::chrono::seconds{30}};
// Of a network, for all users that are not known there.
inline constexpr DelayRule address_delays{100, std::chrono::minutes{1}};

// What follows so many failures in a row.
base::Seconds delay_after(int failures, const DelayRule& rule);

enum class Guessed { User, Root };

// Who is said to sign in, whether there is such a user or not, and from where. Nothing in it may
// depend on which users exist, or delays would tell. (Which aliases exist is no secret.)
struct SignInAttempt {
  Guessed guessed = Guessed::User;
  std::string account;  // of a user: its number, or what was typed where there is none
  std::string name;     // the user's, or root's e-mail address, in one spelling
  std::string address;
  base::Instant now;
};

// Of a user, by the account's number (or what was typed where there is no account) and the name.
SignInAttempt user_attempt(std::string account, std::string_view name, std::string_view address,
                           base::Instant now);

// Of root, by the e-mail address alone: whether an account has it and which is said to, what is
// counted together would tell.
SignInAttempt root_attempt(std::string_view email, std::string_view address, base::Instant now);

// May be called from many threads at once. What was typed is kept as a hash: it may be long, and
// may be chosen to look like something else.
class AttemptGuard {
 public:
  // Remembers at most so many users, and as many addresses. What failed is counted in `shared`
  // where there is such a place, which outlives this.
  explicit AttemptGuard(std::size_t capacity = 100'000, store::SharedFailures* shared = nullptr)
      : capacity_(capacity), shared_(shared) {}
  explicit AttemptGuard(store::SharedFailures* shared) : AttemptGuard(100'000, shared) {}

  // nullopt: the attempt may go on, and counts as failed until something else is said, so that many
  // at once gain nothing. Otherwise how long to wait; such an attempt counts for nothing.
  // ServiceUnavailable where it cannot be counted.
  base::Result<std::optional<base::Seconds>> begin(const SignInAttempt& attempt);

  // The sign-in is complete: the failures of the user are forgotten, and attempts for this user
  // from this network are from now on held up by nothing but their own failures.
  void completed(const SignInAttempt& attempt);

  // What a server before this one knew: this user has signed in from this network, then.
  void remember(const SignInAttempt& attempt, base::Instant signed_in);

  // Who attempts it, as one who is known where they are: the user has signed in from this network.
  // nullopt: a stranger.
  std::optional<std::string> acquaintance_of(const SignInAttempt& attempt) const;

  // The attempt has not failed, or nothing was checked after all: it leaves no trace, and what
  // comes next need not wait for it.
  void withdraw(const SignInAttempt& attempt);

 private:
  using Lane = std::unordered_map<std::string, store::Failures>;

  // One of the counts that an attempt belongs to.
  struct Count {
    Lane& lane;
    std::string key;
    DelayRule rule;
  };
  using Change = std::function<void(std::vector<store::Failures>&)>;
  std::vector<Count> counts_of(const SignInAttempt& attempt);
  base::Result<base::Nothing> change(const std::vector<Count>& counts, base::Instant now,
                                     const Change& change);
  void change_in_memory(const std::vector<Count>& counts, base::Instant now, const Change& change);
  bool is_known(const SignInAttempt& attempt) const;
  void make_room(Lane& lane, base::Instant now) const;
  void forget_now_and_then(base::Instant now);

  const std::size_t capacity_;
  store::SharedFailures* const shared_;
  std::atomic<unsigned> begun_ = 0;
  mutable std::mutex mutex_;  // of all below
  Lane places_;               // users with a network
  Lane users_;                // from all networks that they are not known from
  Lane networks_;
  Lane known_;  // users with a network that they have signed in from
};

}  // namespace rollcall::auth
