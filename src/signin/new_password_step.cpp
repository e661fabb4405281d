#include "signin/new_password_step.h"

#include "auth/passwords/new_password.h"
#include "auth/sessions/sign_in_id.h"
#include "iam/errors.h"
#include "signin/candidate.h"
#include "signin/json_body.h"

namespace rollcall::signin {
namespace {

using iam::SignInStep;

// Under hard expiry a password that has expired is an administrator's to replace, also where the
// sign-in had begun before.
bool may_be_replaced(store::Tables& tables, const iam::User& user, base::Instant now) {
  const auto policy = auth::password_policy_for(tables, user);
  return auth::next_step({*user.login_profile, policy, auth::MfaState::Given, now}) !=
         auth::NextStep::PasswordExpired;
}

// What the user's new password is compared with, once it is good enough in itself.
base::Result<auth::KnownPasswords> passwords_known(store::Tables& tables,
                                                   const PresentSignIn& present,
                                                   const base::Secret& new_password,
                                                   base::Instant now) {
  const auto user = tables.users.find(present.session.user_name);
  if (!user || !user->login_profile || !may_be_replaced(tables, *user, now))
    return wrong_step();
  TRY(auth::check_new_password(tables, *user, new_password));
  return auth::known_passwords(tables, *user);
}

// The session goes on under a new id.
PresentSignIn renew(store::Tables& tables, const base::RandomBytes& random, base::Instant now,
                    const PresentSignIn& present) {
  base::Secret id = auth::new_sign_in_id(present.account, random);
  iam::SignInSession session = present.session;
  session.id_hash = auth::hash_of_sign_in_id(id);
  session.last_seen = now;
  tables.signin_sessions.insert(session);
  return {present.account, std::move(id), std::move(session)};
}

base::Result<std::optional<PresentSignIn>> replace_password(const SignInParts& parts,
                                                            const Exchange& exchange,
                                                            const PresentSignIn& present,
                                                            const auth::NewPassword& password) {
  const std::string& name = present.session.user_name;
  const Passed passed{
      .account = present.account, .user_name = name, .mfa_given = present.session.mfa_given};
  return parts.store.write(
      passed.account, store::Effect::Mutation,
      [&](store::Tables& tables) -> base::Result<std::optional<PresentSignIn>> {
        auto user = tables.users.find(name);
        if (!user || !user->login_profile || !may_be_replaced(tables, *user, exchange.now) ||
            !tables.signin_sessions.find(present.session.id_hash))
          return wrong_step();
        user->login_profile->reset_required = false;
        TRY(auth::save_new_password(
            tables,
            {.user = *user, .password = password, .now = exchange.now, .spared_session = {}}));
        tables.events.append(event_of(exchange, "signin:ChangePassword", *user));
        // Who is signed in stays so, and has not signed in again.
        if (present.session.step == SignInStep::Done)
          return renew(tables, parts.random, exchange.now, present);
        return begin_next_step(parts, tables, exchange, passed);
      });
}

}  // namespace

Reply change_password(const SignInParts& parts, Exchange& exchange) {
  const PresentSignIn present = TRY(parts.recognizer.find_with_token(exchange, parts.site));
  const bool is_due = present.session.step == SignInStep::ChangePassword;
  const bool is_root =
      present.session.step == SignInStep::Done && present.session.user_name.empty();
  if (!is_due && !is_root)
    return wrong_step();
  exchange.principal = arn_of(parts.store, present);
  const JsonBody body = TRY(JsonBody::read(exchange.request));
  const base::Secret old_password = TRY(body.secret("oldPassword"));
  const base::Secret new_password = TRY(body.secret("newPassword"));
  auto read = parts.store.read(present.account, [&](store::Tables& tables) {
    return passwords_known(tables, present, new_password, exchange.now);
  });
  const auth::KnownPasswords known = TRY(std::move(read));

  const auth::SignInAttempt attempt = attempt_of(parts.store, exchange, present);
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
