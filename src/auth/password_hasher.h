#pragma once
// Hashing passwords without letting it take the machine: a hash costs 19 MiB and some 20
// milliseconds on purpose, so only so many run at once, and only so many wait.

#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>

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

  // Both wait for their turn. ServiceUnavailable when too many wait already or memory is short.
  base::Result<std::string> hash(const base::Secret& password);
  base::Result<bool> matches(std::string_view hash, const base::Secret& password);

  // As much work as matches() does, where there is no hash to compare with.
  base::Result<base::Nothing> match_nobody(const base::Secret& password);

 private:
  class Turn;
  base::Result<base::Nothing> enter();
  void leave();

  PasswordHasherOptions options_;
  base::RandomBytes random_;
  std::mutex mutex_;
  std::condition_variable turn_;
  std::size_t running_ = 0;
  std::size_t waiting_ = 0;
};

}  // namespace rollcall::auth
