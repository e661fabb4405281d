#pragma once
// The sign-in session that a request belongs to, and who calls in it.

#include <optional>

#include "auth/permission/caller.h"
#include "auth/permission/policy_cache.h"
#include "auth/sessions/sign_in.h"
#include "base/secret.h"
#include "iam/sign_in_session.h"
#include "signin/exchange.h"
#include "signin/site.h"
#include "store/store.h"

namespace rollcall::signin {

// A session that is good now, and the id that its browser holds.
struct PresentSignIn {
  iam::AccountId account;
  base::Secret id;
  iam::SignInSession session;
};

class Recognizer {
 public:
  Recognizer(store::Store& store, auth::PolicyCache& policies, auth::SignInLimits limits)
      : store_(store), policies_(policies), limits_(limits) {}

  const auth::SignInLimits& limits() const { return limits_; }

  // NotSignedIn without a session that is good, InsecureTransport where its id came along for
  // others to read. Writes down that it was used, if that is due.
  base::Result<PresentSignIn> find(const Exchange& exchange, const Site& site) const;

  // The same, of a request that changes something: UntrustedRequest unless the page's token is with
  // it.
  base::Result<PresentSignIn> find_with_token(const Exchange& exchange, const Site& site) const;

  // Ends the session that the browser had in another account, if it had one: it has no place left
  // there, and nobody could end it later.
  base::Result<base::Nothing> end_elsewhere(const http::Request& request, const Site& site,
                                            iam::AccountId account) const;

  // Who calls; NotSignedIn while the sign-in is not complete. The other one sees them as the tables
  // of a transaction do.
  base::Result<auth::Caller> caller_of(const PresentSignIn& present) const;
  base::Result<auth::Caller> caller_of(const PresentSignIn& present,
                                       const store::Tables& tables) const;

 private:
  store::Store& store_;
  auth::PolicyCache& policies_;
  auth::SignInLimits limits_;
};

}  // namespace rollcall::signin
