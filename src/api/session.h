#pragma once
// What an action is given to work with: who calls, the account's tables inside one transaction, the
// time, and the few things it may need from outside.

#include "auth/attempt_guard.h"
#include "auth/authorize.h"
#include "auth/caller.h"
#include "auth/password_hasher.h"
#include "auth/policy_cache.h"
#include "auth/request_facts.h"
#include "auth/session_token.h"
#include "base/instant.h"
#include "base/random.h"
#include "iam/quotas.h"
#include "store/store.h"

namespace rollcall::api {

// The server's side of every call; the same for all of them.
struct Environment {
  store::Store& store;
  auth::PasswordHasher& passwords;
  auth::AttemptGuard& attempts;  // to guess a password, whichever door it is tried at
  auth::PolicyCache& policies;
  const auth::SessionTokens& tokens;
  base::RandomBytes random;
  iam::Quotas quotas;
};

struct Session {
  const auth::Caller& caller;
  const auth::RequestFacts& facts;
  store::Tables& tables;
  const Environment& environment;
  base::Instant now;

  auth::Requester requester() const { return {caller, facts}; }
};

}  // namespace rollcall::api
