#pragma once
// HMAC-SHA256 (RFC 2104): once, or many times with a key that is kept ready, as verifying
// signatures needs it.

#include <atomic>
#include <memory>
#include <string_view>

#include "crypto/hash.h"

struct evp_mac_ctx_st;

namespace rollcall::crypto {

Sha256Digest hmac_sha256(std::string_view key, std::string_view message);

// Only because Signature Version 2 is made with it, which stores of objects still receive.
Sha1Digest hmac_sha1(std::string_view key, std::string_view message);

// A key whose two key blocks are hashed already: signing a short message costs half of what
// hmac_sha256() costs.
//
// One HmacKey may be used from many threads at once. A context of OpenSSL may not, and copying one
// for every call would double the cost, so one copy stands idle here: a call borrows it with one
// atomic exchange, and the rare call that finds it borrowed makes its own. A context for each
// thread would be as fast, but would have to be found by key.
class HmacKey {
 public:
  explicit HmacKey(std::string_view key);
  ~HmacKey();
  HmacKey(HmacKey&& other) noexcept;
  HmacKey& operator=(HmacKey&&) = delete;

  Sha256Digest sign(std::string_view message) const;

 private:
  struct Free {
    void operator()(evp_mac_ctx_st* context) const;
  };
  std::unique_ptr<evp_mac_ctx_st, Free> keyed_;  // never signs, so it may be copied at any time
  mutable std::atomic<evp_mac_ctx_st*> idle_ = nullptr;  // owned while it stands here
};

}  // namespace rollcall::crypto
