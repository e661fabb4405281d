#pragma once
// What an action is given to work with: who calls, the account's tables inside one transaction, the
// time, and the few things it may need from outside.

#include "auth/guessing/attempt_guard.h"
#include "auth/passwords/password_hasher.h"
#include "auth/permission/authorize.h"
#include "auth/permission/caller.h"
#include "auth/permission/policy_cache.h"
#include "auth/permission/request_facts.h"
#include "auth/sessions/session_token.h"
#include "auth/sessions/sign_in.h"
#include "base/instant.h"
#include "base/random.h"
#include "iam/quotas.h"
#include "policy/budget.h"
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
  std::string console_origin = {};  // that browsers use; empty: as they say
  auth::SignInLimits sign_in_limits = {};
};

// One snapshot of the account, for whoever only reads: it cannot be written through.
struct View {
  const auth::Caller& caller;
  const auth::RequestFacts& facts;
  const store::Tables& tables;
  const Environment& environment;
  base::Instant now;
  policy::Budget& budget;  // of the request, which its decisions share

  auth::Requester requester() const { return {caller, facts, budget}; }
};

// The same inside the transaction of a change, whose tables are written as well.
struct Change : View {
  Change(const View& view, store::Tables& written) : View(view), tables(written) {}

  store::Tables& tables;
};

}  // namespace rollcall::api
