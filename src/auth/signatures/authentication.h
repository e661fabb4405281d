#pragma once
// Everything that finds out who is calling, put together: one of these stands beside a store.

#include <cstddef>

#include "auth/permission/policy_cache.h"
#include "auth/sessions/session_token.h"
#include "auth/signatures/authenticator.h"
#include "auth/signatures/key_cache.h"
#include "auth/signatures/session_cache.h"
#include "base/random.h"
#include "crypto/seal.h"
#include "store/store.h"

namespace rollcall::auth {

struct Authentication {
  // Keeps at most about so many keys, and as many sessions, in memory.
  Authentication(store::Store& store, crypto::Keyring master_keys, base::RandomBytes random,
                 std::size_t kept_keys)
      : tokens(std::move(master_keys), std::move(random)),
        keys(store, policies, kept_keys),
        sessions(store, policies, tokens, kept_keys),
        authenticator(keys, sessions) {}

  static constexpr std::size_t most_policy_bytes = 64 * 1024 * 1024;

  PolicyCache policies{most_policy_bytes};
  SessionTokens tokens;
  KeyCache keys;
  SessionCache sessions;
  Authenticator authenticator;
};

}  // namespace rollcall::auth
