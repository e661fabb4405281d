#pragma once
// Hashing passwords without letting it take the machine: a hash costs 19 MiB and some 20
// milliseconds on purpose, so only so many run at once, on threads that stand back behind all
// others, and only so many wait.

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

struct PasswordHasherOptions {
  std::size_t at_once = 2;
  std::size_t waiting = 256;  // callers beyond this are turned away with ServiceUnavailable
  crypto::PasswordCost cost;
};

class PasswordHasher {
 public:
  PasswordHasher(PasswordHasherOptions options, base::RandomBytes random);
  ~PasswordHasher();
  PasswordHasher(const PasswordHasher&) = delete;
  PasswordHasher& operator=(const PasswordHasher&) = delete;

  // All wait for their turn. ServiceUnavailable when too many wait already or memory is short.
  base::Result<std::string> hash(const base::Secret& password);
  base::Result<bool> matches(std::string_view hash, const base::Secret& password);

  // As much work as matches() does, where there is no hash to compare with.
  base::Result<base::Nothing> match_nobody(const base::Secret& password);

 private:
  struct Job;

  base::Result<base::Nothing> run(const std::function<void()>& work);
  void work_until_closed();

  const PasswordHasherOptions options_;
  const base::RandomBytes random_;
  std::mutex mutex_;  // of all below
  std::condition_variable offered_;
  std::deque<Job*> queue_;
  std::size_t running_ = 0;
  bool closed_ = false;
  std::vector<std::thread> threads_;  // started as they are needed
};

}  // namespace rollcall::auth
