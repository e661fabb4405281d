#pragma once
// What is known of an access key, long-term or temporary, while it is in use: whose it is, what
// they may do, and what its signatures are checked with. Read from the store once, and good until
// something in its account changes.

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "auth/permission/caller.h"
#include "base/instant.h"
#include "base/secret.h"
#include "iam/status.h"
#include "sigv4/signing_key.h"

namespace rollcall::auth {

// What a key signs with, and what was recorded of its use.
struct SigningSecret {
  base::Secret secret;
  iam::Status status = iam::Status::Active;
  std::optional<base::Instant> last_recorded_use;
};

// Shared between threads; only the signing keys and the last recorded use change, each guarded by
// itself.
class KeyHolder {
 public:
  KeyHolder(Caller caller, const SigningSecret& secret, std::uint64_t epoch);

  const Caller& caller() const { return caller_; }
  iam::Status status() const { return status_; }

  // The account's epoch that was read before the store was.
  std::uint64_t epoch() const { return epoch_; }

  // The key that signs for this scope, derived at the first request of a day.
  std::shared_ptr<const sigv4::SigningKey> signing_key(const sigv4::CredentialScope& scope) const;

  // The signature of a text by Signature Version 2, whose key is the secret itself.
  std::string signature_v2(std::string_view string_to_sign) const;

  // When the last recorded use was. Only ever moves forward, but for one in the future.
  std::optional<base::Instant> last_recorded_use() const;
  void remember_use(base::Instant now) const;

 private:
  struct Derived {
    std::string date, region, service;
    std::shared_ptr<const sigv4::SigningKey> key;
  };

  Caller caller_;
  base::Secret secret_;
  iam::Status status_;
  std::uint64_t epoch_;
  mutable std::atomic<long long> last_use_;
  mutable std::mutex derived_mutex_;
  mutable std::vector<Derived>
      derived_;  // the newest last; few, for a key signs for few scopes a day
};

}  // namespace rollcall::auth
