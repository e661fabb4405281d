#include "signin/sign_in.h"

#include "auth/last_use.h"
#include "auth/mfa_code.h"
#include "auth/sign_in_id.h"
#include "base/utf8.h"
#include "iam/arn.h"
#include "iam/errors.h"
#include "iam/event.h"
#include "signin/candidate.h"
#include "signin/errors.h"
#include "signin/json_body.h"
#include "signin/step_answer.h"

namespace rollcall::signin {
namespace {

using iam::SignInStep;

std::unexpected<base::Error> failed(std::string detail) {
  return base::fail(errors::sign_in_failed,
                    "Your authentication information is incorrect. Try again.", std::move(detail));
}

std::unexpected<base::Error> wrong_step() {
  return base::fail(errors::not_signed_in, "The sign-in has to begin anew.");
}

std::unexpected<base::Error> too_many(std::string detail) {
  return base::fail(errors::too_many_attempts,
                    "There were too many failed attempts. Wait, and try again.", std::move(detail));
}

// Longer than any account, user or password can be. What is guessed is remembered for a while, so
// that it must not be long.
constexpr std::size_t most_name_bytes = 512;

base::Result<base::Nothing> check_lengths(const JsonBody& body, const base::Secret& password) {
  for (const char* name : {"account", "userName", "email"})
    if (body.text(name).size() > most_name_bytes)
      return base::fail(errors::malformed_request,
                        "The member '" + std::string(name) + "' is too long.");
  if (password.reveal().size() > most_name_bytes)
    return base::fail(errors::malformed_request, "The member 'password' is too long.");
  return base::Nothing{};
}

iam::Event event_of(const Exchange& exchange, std::string action, const iam::User& user) {
  return {.at = exchange.now,
          .request_id = exchange.request_id,
          .action = std::move(action),
          .principal_arn = iam::arn_of(user),
          .access_key_id = {},
          .source_address = std::string(exchange.request.remote_address),
          .user_agent = base::to_utf8(http::header(exchange.request, "User-Agent").value_or("")),
          .resource = iam::arn_of(user),
          .parameters = "{}",
          .result = "Success"};
}

SignInStep step_of(auth::NextStep next) {
  switch (next) {
    case auth::NextStep::Mfa:
      return SignInStep::Mfa;
    case auth::NextStep::ChangePassword:
    case auth::NextStep::PasswordExpired:
      return SignInStep::ChangePassword;
    case auth::NextStep::Done:
      return SignInStep::Done;
  }
  return SignInStep::Mfa;
}

// Under hard expiry a password that has expired is an administrator's to replace, also where the
// sign-in had begun before.
bool may_be_replaced(store::Tables& tables, const iam::User& user, base::Instant now) {
  const auto policy = auth::password_policy_for(tables, user);
  return auth::next_step({*user.login_profile, policy, auth::MfaState::Given, now}) !=
         auth::NextStep::PasswordExpired;
}

// What the user's new password is compared with, once it is good enough in itself.
base::Result<auth::KnownPasswords> passwords_known(store::Tables& tables,
                                                   const PresentSession& present,
                                                   const base::Secret& new_password,
                                                   base::Instant now) {
  const auto user = tables.users.find(present.session.user_name);
  if (!user || !user->login_profile || !may_be_replaced(tables, *user, now))
    return wrong_step();
  TRY(auth::check_new_password(tables, *user, new_password));
  return auth::known_passwords(tables, *user);
}

// Tries the code with the user's devices, or the one that is named. TooMany where there is none
// left that it could still be tried with.
auth::CodeOutcome try_code(store::Tables& tables, const std::string& serial_number,
                           const auth::CodeTry& attempt) {
  bool all_tried = false;
  bool is_left = false;
  for (const iam::MfaDevice& device : tables.mfa_devices.of(attempt.user_name)) {
    if (!serial_number.empty() && device.serial_number != serial_number)
      continue;
    auth::CodeTry one = attempt;
    one.serial_number = device.serial_number;
    const auth::CodeOutcome outcome = auth::try_code(tables, one);
    if (outcome == auth::CodeOutcome::Accepted)
      return outcome;
    all_tried = all_tried || outcome == auth::CodeOutcome::TooMany;
    is_left = is_left || outcome == auth::CodeOutcome::Wrong;
  }
  return all_tried && !is_left ? auth::CodeOutcome::TooMany : auth::CodeOutcome::Wrong;
}

}  // namespace

// A step that was passed.
struct SignIn::Passed {
  iam::AccountId account;
  std::string user_name;
  std::optional<std::string> password_hash = {};  // that the password matched, if that was the step
  std::optional<base::Instant> mfa_given = {};
  std::string former_session = {};  // the hash of its id; empty: there was none
};

Reply SignIn::begin(Exchange& exchange) const {
  TRY(parts_.site.check_transport(exchange.request));
  const JsonBody body = TRY(JsonBody::read(exchange.request));
  const base::Secret password = TRY(body.secret("password"));
  TRY(check_lengths(body, password));
  const Candidate candidate = candidate_of(parts_.store, exchange, body);
  const auth::SignInAttempt& attempt = candidate.attempt;
  const KnownUser known = known_user(parts_.store, candidate);
  exchange.principal = known.arn;
  TRY(admit(exchange, attempt));
  TRY(check_password(attempt, known.hash, password));
  const Passed passed{.account = *candidate.account,
                      .user_name = candidate.user_name,
                      .password_hash = known.hash,
                      .former_session = former_session(exchange.request, *candidate.account)};
  const auto session =
      TRY(parts_.store.write(passed.account, store::Effect::Record, [&](store::Tables& tables) {
        return begin_session(tables, exchange, passed);
      }));
  TRY(parts_.sessions.end_elsewhere(exchange.request, parts_.site, passed.account));
  return reply_with(exchange, attempt, session);
}

Reply SignIn::give_code(Exchange& exchange) const {
  const PresentSession present = TRY(parts_.sessions.find_with_token(exchange, parts_.site));
  if (present.session.step != SignInStep::Mfa)
    return wrong_step();
  exchange.principal = arn_of(parts_.store, present);
  const JsonBody body = TRY(JsonBody::read(exchange.request));
  const base::Secret code = TRY(body.secret("code"));
  const auth::SignInAttempt attempt = attempt_of(parts_.store, exchange, present);
  TRY(admit(exchange, attempt));
  const Passed passed{.account = present.account,
                      .user_name = present.session.user_name,
                      .mfa_given = exchange.now,
                      .former_session = present.session.id_hash};
  auto outcome = auth::CodeOutcome::Wrong;
  // The try counts whatever comes of it, so nothing here is taken back.
  const auto session = TRY(parts_.store.write(
      passed.account, store::Effect::Record,
      [&](store::Tables& tables) -> base::Result<std::optional<PresentSession>> {
        auto tried = tables.signin_sessions.find(present.session.id_hash);
        if (!tried)
          return std::nullopt;
        outcome = try_code(tables, body.text("serialNumber"),
                           {.door = store::TriedAt::SignIn,
                            .user_name = passed.user_name,
                            .serial_number = {},
                            .code = code,
                            .now = exchange.now});
        if (outcome == auth::CodeOutcome::Accepted)
          return begin_session(tables, exchange, passed);
        if (outcome != auth::CodeOutcome::Wrong)
          return std::nullopt;
        if (++tried->wrong_codes >= auth::most_wrong_codes)
          tables.signin_sessions.erase(tried->id_hash);
        else
          tables.signin_sessions.set_wrong_codes(tried->id_hash, tried->wrong_codes);
        return std::nullopt;
      }));
  if (outcome == auth::CodeOutcome::Wrong)
    return failed("the code is wrong");
  parts_.guard.withdraw(attempt);
  if (outcome == auth::CodeOutcome::Accepted)
    return reply_with(exchange, attempt, session);
  exchange.retry_after = auth::tries_begin_anew(exchange.now) - exchange.now;
  return too_many("too many codes were tried");
}

// Besides those who must, root changes its password here: no action of the API does it for root.
Reply SignIn::change_password(Exchange& exchange) const {
  const PresentSession present = TRY(parts_.sessions.find_with_token(exchange, parts_.site));
  const bool is_due = present.session.step == SignInStep::ChangePassword;
  const bool is_root =
      present.session.step == SignInStep::Done && present.session.user_name.empty();
  if (!is_due && !is_root)
    return wrong_step();
  exchange.principal = arn_of(parts_.store, present);
  const JsonBody body = TRY(JsonBody::read(exchange.request));
  const base::Secret old_password = TRY(body.secret("oldPassword"));
  const base::Secret new_password = TRY(body.secret("newPassword"));
  auto read = parts_.store.read(present.account, [&](store::Tables& tables) {
    return passwords_known(tables, present, new_password, exchange.now);
  });
  const auth::KnownPasswords known = TRY(std::move(read));

  const auth::SignInAttempt attempt = attempt_of(parts_.store, exchange, present);
  TRY(admit(exchange, attempt));
  const std::string& present_hash = known.hashes.front();  // a login profile has one
  TRY(check_password(attempt, present_hash, old_password));
  if (TRY(parts_.passwords.matches(present_hash, new_password)))
    return base::fail(iam::errors::password_policy_violation,
                      "The new password is the same as the old password.");
  const auth::NewPassword password =
      TRY(auth::hash_new_password(parts_.passwords, new_password, known));
  const auto session = TRY(replace_password(exchange, present, password));
  return reply_with(exchange, attempt, session);
}

base::Result<std::optional<PresentSession>> SignIn::replace_password(
    const Exchange& exchange, const PresentSession& present,
    const auth::NewPassword& password) const {
  const std::string& name = present.session.user_name;
  const Passed passed{
      .account = present.account, .user_name = name, .mfa_given = present.session.mfa_given};
  return parts_.store.write(
      passed.account, store::Effect::Mutation,
      [&](store::Tables& tables) -> base::Result<std::optional<PresentSession>> {
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
          return renew(tables, exchange, present);
        return begin_session(tables, exchange, passed);
      });
}

// The session goes on under a new id.
PresentSession SignIn::renew(store::Tables& tables, const Exchange& exchange,
                             const PresentSession& present) const {
  base::Secret id = auth::new_sign_in_id(present.account, parts_.random);
  iam::SignInSession session = present.session;
  session.id_hash = auth::hash_of_sign_in_id(id);
  session.last_seen = exchange.now;
  tables.signin_sessions.insert(session);
  return {present.account, std::move(id), std::move(session)};
}

Reply SignIn::present(Exchange& exchange) const {
  const PresentSession present = TRY(parts_.sessions.find(exchange, parts_.site));
  return json_reply(parts_.store.read(present.account, [&](store::Tables& tables) {
    return describe_step(tables, present, parts_.sessions.limits(), exchange.now);
  }));
}

Reply SignIn::sign_out(Exchange& exchange) const {
  const PresentSession present = TRY(parts_.sessions.find_with_token(exchange, parts_.site));
  TRY(parts_.store.write(present.account, store::Effect::Record,
                         [&](store::Tables& tables) -> base::Result<base::Nothing> {
                           tables.signin_sessions.erase(present.session.id_hash);
                           return base::Nothing{};
                         }));
  http::Response response = nothing_to_say();
  response.headers.push_back(parts_.site.forget(exchange.request));
  return response;
}

// For a session that is complete: a password alone must not end what somebody with the device does.
Reply SignIn::sign_out_everywhere(Exchange& exchange) const {
  const PresentSession present = TRY(parts_.sessions.find_with_token(exchange, parts_.site));
  if (present.session.step != SignInStep::Done)
    return wrong_step();
  TRY(parts_.store.write(present.account, store::Effect::Record,
                         [&](store::Tables& tables) -> base::Result<base::Nothing> {
                           tables.signin_sessions.erase_of(present.session.user_name, {});
                           return base::Nothing{};
                         }));
  http::Response response = nothing_to_say();
  response.headers.push_back(parts_.site.forget(exchange.request));
  return response;
}

// The session that the browser had in this account, whoever's it was: it is replaced, not kept
// beside the new one.
std::string SignIn::former_session(const http::Request& request, iam::AccountId account) const {
  const auto id = parts_.site.session_id(request);
  const bool is_here = id && auth::account_of_sign_in_id(id->reveal()) == account;
  return is_here ? auth::hash_of_sign_in_id(*id) : std::string();
}

base::Result<base::Nothing> SignIn::admit(Exchange& exchange,
                                          const auth::SignInAttempt& attempt) const {
  exchange.retry_after = parts_.guard.begin(attempt);
  if (!exchange.retry_after)
    return base::Nothing{};
  return too_many("too many attempts failed");
}

// SignInFailed unless the password is the one that was hashed, after as much work where there is no
// hash.
base::Result<base::Nothing> SignIn::check_password(const auth::SignInAttempt& attempt,
                                                   const std::optional<std::string>& hash,
                                                   const base::Secret& password) const {
  base::Result<bool> matches = false;
  if (hash)
    matches = parts_.passwords.matches(*hash, password);
  else if (const auto burnt = parts_.passwords.match_nobody(password); !burnt)
    matches = std::unexpected(burnt.error());
  if (!matches || *matches)
    parts_.guard.withdraw(attempt);
  if (!matches)
    return std::unexpected(matches.error());
  if (!*matches)
    return failed(hash ? "the password is wrong" : "there is no such user, or no password");
  return base::Nothing{};
}

// The session of the step that comes next, in place of the one before; nullopt where only an
// administrator can help.
base::Result<std::optional<PresentSession>> SignIn::begin_session(store::Tables& tables,
                                                                  const Exchange& exchange,
                                                                  const Passed& passed) const {
  const auto user = tables.users.find(passed.user_name);
  if (!user || !user->login_profile)
    return failed("the user, or its password, has just been removed");
  const auto hashes = tables.passwords.hashes(user->name, 1);
  if (passed.password_hash && (hashes.empty() || hashes.front() != *passed.password_hash))
    return failed("the password has just been changed");

  const auto policy = auth::password_policy_for(tables, *user);
  const bool has_device = !tables.mfa_devices.of(user->name).empty();
  const auth::MfaState mfa = passed.mfa_given ? auth::MfaState::Given
                             : has_device     ? auth::MfaState::Needed
                                              : auth::MfaState::NotNeeded;
  const auth::NextStep next = auth::next_step({*user->login_profile, policy, mfa, exchange.now});

  tables.signin_sessions.erase(passed.former_session);
  const auth::SignInLimits& limits = parts_.sessions.limits();
  tables.signin_sessions.forget_created_until(exchange.now - limits.absolute);
  tables.signin_sessions.forget_incomplete_created_until(exchange.now - limits.incomplete);
  if (next == auth::NextStep::PasswordExpired)
    return std::nullopt;
  base::Secret id = auth::new_sign_in_id(passed.account, parts_.random);
  const iam::SignInSession session{.id_hash = auth::hash_of_sign_in_id(id),
                                   .user_name = user->name,
                                   .step = step_of(next),
                                   .created = exchange.now,
                                   .last_seen = exchange.now,
                                   .mfa_given = passed.mfa_given};
  tables.signin_sessions.insert(session);
  if (next == auth::NextStep::Done) {
    auth::record_sign_in(tables, user->name, exchange.now);
    tables.events.append(event_of(exchange, "signin:ConsoleLogin", *user));
  }
  return PresentSession{passed.account, std::move(id), session};
}

Reply SignIn::reply_with(Exchange& exchange, const auth::SignInAttempt& attempt,
                         const std::optional<PresentSession>& session) const {
  if (!session) {
    http::Response response = json_reply(describe_expired_password());
    response.headers.push_back(parts_.site.forget(exchange.request));
    return response;
  }
  if (session->session.step == SignInStep::Done)
    parts_.guard.completed(attempt);
  http::Response response =
      json_reply(parts_.store.read(session->account, [&](store::Tables& tables) {
        if (const auto user = tables.users.find(session->session.user_name))
          exchange.principal = iam::arn_of(*user);
        return describe_step(tables, *session, parts_.sessions.limits(), exchange.now);
      }));
  response.headers.push_back(parts_.site.keep(exchange.request, session->id));
  return response;
}

}  // namespace rollcall::signin
