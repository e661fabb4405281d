#pragma once
// Signing in, step by step: the password, the code of a device, a new password where one is due;
// and signing out. Every step that is passed ends its session and begins another, so that an id
// that somebody slipped in, or saw, is good for nothing.

#include <optional>
#include <string>

#include "auth/attempt_guard.h"
#include "auth/new_password.h"
#include "auth/password_hasher.h"
#include "base/random.h"
#include "signin/candidate.h"
#include "signin/exchange.h"
#include "signin/sessions.h"
#include "signin/site.h"
#include "store/store.h"

namespace rollcall::signin {

struct SignInParts {
  store::Store& store;
  auth::PasswordHasher& passwords;
  auth::AttemptGuard& guard;
  const Sessions& sessions;
  const Site& site;
  base::RandomBytes random;
};

class SignIn {
 public:
  explicit SignIn(SignInParts parts) : parts_(std::move(parts)) {}

  // Each answers with the step that comes next. SignInFailed, in the same words and after the same
  // work, whatever is wrong.
  Reply begin(Exchange& exchange) const;
  Reply give_code(Exchange& exchange) const;
  Reply change_password(Exchange& exchange) const;

  // Where the sign-in stands.
  Reply present(Exchange& exchange) const;

  Reply sign_out(Exchange& exchange) const;
  Reply sign_out_everywhere(Exchange& exchange) const;

 private:
  struct Passed;

  std::string former_session(const http::Request& request, iam::AccountId account) const;
  base::Result<base::Nothing> admit(Exchange& exchange, const auth::SignInAttempt& attempt) const;
  base::Result<base::Nothing> check_password(const auth::SignInAttempt& attempt,
                                             const std::optional<std::string>& hash,
                                             const base::Secret& password) const;
  base::Result<std::optional<PresentSession>> begin_session(store::Tables& tables,
                                                            const Exchange& exchange,
                                                            const Passed& passed) const;
  PresentSession renew(store::Tables& tables, const Exchange& exchange,
                       const PresentSession& present) const;
  base::Result<std::optional<PresentSession>> replace_password(
      const Exchange& exchange, const PresentSession& present,
      const auth::NewPassword& password) const;
  Reply reply_with(Exchange& exchange, const auth::SignInAttempt& attempt,
                   const std::optional<PresentSession>& session) const;

  SignInParts parts_;
};

}  // namespace rollcall::signin
