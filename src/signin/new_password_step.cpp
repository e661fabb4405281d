#include "signin/new_password_step.h"

#include "auth/passwords/new_password.h"
#include "auth/passwords/own_password.h"
#include "auth/sessions/sign_in_id.h"
#include "iam/errors.h"
#include "signin/candidate.h"
#include "signin/json_body.h"

namespace rollcall::signin {
namespace {

using iam::SignInStep;

bool is_signed_in(const PresentSignIn& present) { return present.session.step == SignInStep::Done; }

// Whoever is signed in changes the password as ChangePassword of the API does. Where a change is
// due it needs no permission. Asked twice: before what takes long, and where it is written.
base::Result<base::Nothing> check_may_change(const SignInParts& parts, const store::Tables& tables,
                                             const Exchange& exchange,
                                             const PresentSignIn& present) {
  if (!is_signed_in(present))
    return base::Nothing{};
  const auth::Caller caller = TRY(parts.recognizer.caller_of(present, tables));
  policy::Budget budget;
  return auth::authorize_own_password(tables, {caller, facts_of(exchange), budget});
}

// The user, whose password may be replaced by themselves. Under hard expiry one that has expired is
// an administrator's, also where the sign-in had begun before.
base::Result<iam::User> user_to_change(const store::Tables& tables, const Exchange& exchange,
                                       const PresentSignIn& present) {
  auto user = tables.users.find(present.session.user_name);
  if (!user || (!user->login_profile && !is_signed_in(present)))
    return wrong_step();
  if (!user->login_profile)
    return base::fail(iam::errors::no_such_entity, "There is no password to change.");
  const bool is_final = auth::has_expired_for_good(tables, *user, exchange.now);
  if (is_final && !is_signed_in(present))
    return wrong_step();
  if (is_final)
    return base::fail(iam::errors::access_denied,
                      "The password has expired. Only an administrator can set a new one.");
  return *std::move(user);
}

// What the user's new password is compared with, once it is good enough in itself.
base::Result<auth::KnownPasswords> passwords_known(const store::Tables& tables,
                                                   const iam::User& user,
                                                   const base::Secret& new_password) {
  TRY(auth::check_new_password(tables, user, new_password));
  return auth::known_passwords(tables, user);
}

// The session goes on under a new id.
PresentSignIn renew(store::Tables& tables, const base::RandomBytes& random,
                    const Exchange& exchange, const PresentSignIn& present) {
  base::Secret id = auth::new_sign_in_id(present.account, random);
  iam::SignInSession session = present.session;
  session.id_hash = auth::hash_of_sign_in_id(id);
  session.last_seen = exchange.now;
  session.seen_from = origin_of(exchange);
  tables.signin_sessions.insert(session);
  return {present.account, std::move(id), std::move(session)};
}

base::Result<std::optional<PresentSignIn>> replace_password(const SignInParts& parts,
                                                            const Exchange& exchange,
                                                            const PresentSignIn& present,
                                                            const auth::NewPassword& password) {
  const Passed passed{.account = present.account,
                      .user_name = present.session.user_name,
                      .mfa_given = present.session.mfa_given};
  return parts.store.write(
      passed.account, store::Effect::Mutation,
      [&](store::Tables& tables) -> base::Result<std::optional<PresentSignIn>> {
        if (!tables.signin_sessions.find(present.session.id_hash))
          return wrong_step();
        TRY(check_may_change(parts, tables, exchange, present));
        iam::User user = TRY(user_to_change(tables, exchange, present));
        user.login_profile->reset_required = false;
        TRY(auth::save_new_password(
            tables,
            {.user = user, .password = password, .now = exchange.now, .spared_session = {}}));
        tables.events.append(event_of(exchange, "signin:ChangePassword", user));
        // Who is signed in stays so, and has not signed in again.
        if (is_signed_in(present))
          return renew(tables, parts.random, exchange, present);
        return begin_next_step(parts, tables, exchange, passed);
      });
}

}  // namespace

Reply change_password(const SignInParts& parts, Exchange& exchange) {
  const PresentSignIn present = TRY(parts.recognizer.find_with_token(exchange, parts.site));
  if (present.session.step == SignInStep::Mfa)
    return wrong_step();
  exchange.principal = TRY(arn_of(parts.store, present));
  const JsonBody body = TRY(JsonBody::read(exchange.request));
  const base::Secret old_password = TRY(body.secret("oldPassword"));
  const base::Secret new_password = TRY(body.secret("newPassword"));
  auto read = parts.store.read(
      present.account, [&](const store::Tables& tables) -> base::Result<auth::KnownPasswords> {
        TRY(check_may_change(parts, tables, exchange, present));
        const iam::User user = TRY(user_to_change(tables, exchange, present));
        return passwords_known(tables, user, new_password);
      });
  const auth::KnownPasswords known = TRY(std::move(read));

  const auth::SignInAttempt attempt = TRY(attempt_of(parts.store, parts.guard, exchange, present));
  TRY(admit(parts, exchange, attempt));
  const std::optional<std::string> present_hash = known.hashes.front();  // a login profile has one
  TRY(check_password(parts, {attempt, present_hash, old_password}));
  if (TRY(parts.passwords.matches(*present_hash, new_password)))
    return base::fail(iam::errors::password_policy_violation,
                      "The new password is the same as the old password.");
  const auth::NewPassword password =
      TRY(auth::hash_new_password(parts.passwords, new_password, known));
  const auto next = TRY(replace_password(parts, exchange, present, password));
  return reply_with(parts, exchange, attempt, next);
}

}  // namespace rollcall::signin
