#pragma once
// What the steps of signing in share: the password, the code of a device, a new password where one
// is due. Every step that is passed ends its session and begins another, so that an id that
// somebody slipped in, or saw, is good for nothing.

#include <optional>
#include <string>

#include "auth/guessing/attempt_guard.h"
#include "auth/passwords/password_hasher.h"
#include "base/random.h"
#include "iam/event.h"
#include "iam/user.h"
#include "signin/exchange.h"
#include "signin/recognizer.h"
#include "signin/site.h"
#include "store/store.h"

namespace rollcall::signin {

struct SignInParts {
  store::Store& store;
  auth::PasswordHasher& passwords;
  auth::AttemptGuard& guard;
  const Recognizer& recognizer;
  const Site& site;
  base::RandomBytes random;
};

// SignInFailed, in the same words whatever is wrong.
std::unexpected<base::Error> failed(std::string detail);

// NotSignedIn: this is not the step that the sign-in has come to.
std::unexpected<base::Error> wrong_step();

std::unexpected<base::Error> too_many(std::string detail);

// What is recorded of a step, on the user whose it is.
iam::Event event_of(const Exchange& exchange, std::string action, const iam::User& user);

// TooManyAttempts, with how long to wait, where the attempt comes too early.
base::Result<base::Nothing> admit(const SignInParts& parts, Exchange& exchange,
                                  const auth::SignInAttempt& attempt);

// A password and what it should be.
struct PasswordClaim {
  const auth::SignInAttempt& attempt;
  const std::optional<std::string>& hash;  // nullopt: there is no such user, or no password
  const base::Secret& password;
};

// SignInFailed unless the password is the one that was hashed, after as much work where there is no
// hash.
base::Result<base::Nothing> check_password(const SignInParts& parts, const PasswordClaim& claim);

// A step that was passed.
struct Passed {
  iam::AccountId account;
  std::string user_name;
  std::optional<std::string> password_hash = {};  // that the password matched, if that was the step
  std::optional<base::Instant> mfa_given = {};
  std::string former_session = {};  // the hash of its id; empty: there was none
};

// A wrong code, or a wrong answer of a security key: after a few the sign-in begins anew.
void count_wrong_answer(store::Tables& tables, const iam::SignInSession& session);

// The session of the step that comes next, in place of the one before; nullopt where only an
// administrator can help.
base::Result<std::optional<PresentSignIn>> begin_next_step(const SignInParts& parts,
                                                           store::Tables& tables,
                                                           const Exchange& exchange,
                                                           const Passed& passed);

// Answers with the step that the session is of.
Reply reply_with(const SignInParts& parts, Exchange& exchange, const auth::SignInAttempt& attempt,
                 const std::optional<PresentSignIn>& next);

}  // namespace rollcall::signin
