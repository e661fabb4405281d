#pragma once
// Hashing passwords without letting it take the machine: a hash costs 19 MiB and some 20
// milliseconds on purpose, so only so many run at once, on threads that stand back behind all
// others, and only so many wait, in lines apart for those who are known and those who are not.

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "base/random.h"
#include "base/result.h"
#include "base/secret.h"
#include "crypto/password_hash.h"

namespace rollcall::auth {

// Who wants a password hashed. A caller has signed the request, or is signed in. Somebody known has
// signed in from the same network before; `who` tells them apart. Everybody else is a stranger, or
// a stranger who claims to be a root user.
enum class ClaimantKind { Caller, Known, Root, Stranger };

struct Claimant {
  ClaimantKind kind = ClaimantKind::Caller;
  std::string who = {};
};

struct PasswordHasherOptions {
  std::size_t at_once = 2;
  std::size_t waiting = 256;  // those beyond this are turned away with ServiceUnavailable
  std::size_t apart = 64;     // besides these, callers who may wait; and as many who are known
  crypto::PasswordCost cost;
};

class PasswordHasher {
 public:
  PasswordHasher(PasswordHasherOptions options, base::RandomBytes random);
  ~PasswordHasher();
  PasswordHasher(const PasswordHasher&) = delete;
  PasswordHasher& operator=(const PasswordHasher&) = delete;

  // All wait for their turn. ServiceUnavailable when too many wait already, or memory or threads
  // are short.
  base::Result<std::string> hash(const base::Secret& password);
  base::Result<bool> matches(std::string_view hash, const base::Secret& password,
                             const Claimant& claimant = {});

  // As much work as matches() does, where there is no hash to compare with.
  base::Result<base::Nothing> match_nobody(const base::Secret& password, const Claimant& claimant);

 private:
  struct Job;

  base::Result<base::Nothing> run(const Claimant& claimant, const std::function<void()>& work);
  std::deque<Job*>* line_with_room(const Claimant& claimant);
  std::size_t waiting() const;
  bool has_thread_for(std::size_t jobs);
  Job* take_next();
  void work_until_closed();

  const PasswordHasherOptions options_;
  const base::RandomBytes random_;
  std::mutex mutex_;  // of all below
  std::condition_variable offered_;
  std::deque<Job*> callers_;
  std::deque<Job*> known_;
  std::deque<Job*> strangers_;
  std::size_t turn_ = 0;  // of the line that comes next
  std::size_t running_ = 0;
  bool closed_ = false;
  std::vector<std::thread> threads_;  // started as they are needed
};

}  // namespace rollcall::auth
