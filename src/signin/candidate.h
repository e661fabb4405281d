#pragma once
// Who is said to sign in, and under what failed attempts are counted: apart from the steps, because
// none of it may tell who exists.

#include <optional>
#include <string>

#include "auth/guessing/attempt_guard.h"
#include "iam/account.h"
#include "signin/exchange.h"
#include "signin/json_body.h"
#include "signin/recognizer.h"
#include "store/store.h"

namespace rollcall::signin {

// Without an account there is nobody, and everything goes on as if there were.
struct Candidate {
  std::optional<iam::AccountId> account;
  std::string user_name;  // empty: root
  auth::SignInAttempt attempt;
};

// A user by account and name; root by the e-mail address, and by the account too where several have
// the same address.
base::Result<Candidate> candidate_of(store::Store& store, const Exchange& exchange,
                                     const JsonBody& body);

// What is known of whoever is said to sign in; nothing of a user who does not exist.
struct KnownUser {
  std::optional<std::string> hash;  // of the password
  std::string arn;
  std::optional<base::Instant> signed_in_here;  // the last time, from where the attempt comes
};

base::Result<KnownUser> known_user(store::Store& store, const Candidate& candidate);

// The user of a session; empty when there is none any more.
base::Result<std::string> arn_of(store::Store& store, const PresentSignIn& present);

// The same count for who has come past the password, perhaps at another server: this one is told
// as well whether they are known where they are.
base::Result<auth::SignInAttempt> attempt_of(store::Store& store, auth::AttemptGuard& guard,
                                             const Exchange& exchange,
                                             const PresentSignIn& present);

}  // namespace rollcall::signin
