#include "signin/sign_in_steps.h"

#include "auth/guessing/network.h"
#include "auth/passwords/new_password.h"
#include "auth/security_keys/security_key.h"
#include "auth/sessions/sign_in_id.h"
#include "auth/signatures/last_use.h"
#include "base/utf8.h"
#include "iam/arn.h"
#include "signin/errors.h"
#include "signin/step_answer.h"

namespace rollcall::signin {
namespace {

using iam::SignInStep;

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

// Whoever is known where they are has room apart from all who only claim to be somebody.
auth::Claimant claimant_of(const auth::AttemptGuard& guard, const auth::SignInAttempt& attempt) {
  if (auto known = guard.acquaintance_of(attempt))
    return {auth::ClaimantKind::Known, *std::move(known)};
  const bool is_root = attempt.guessed == auth::Guessed::Root;
  return {is_root ? auth::ClaimantKind::Root : auth::ClaimantKind::Stranger, {}};
}

// So that a server which has just started knows the user there.
void note_network(store::Tables& tables, std::string_view user_name, const Exchange& exchange) {
  tables.signin_networks.note(user_name, auth::network_of(exchange.request.remote_address),
                              exchange.now);
  tables.signin_networks.forget_until(user_name, exchange.now - auth::acquaintance);
}

}  // namespace

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

base::Result<base::Nothing> admit(const SignInParts& parts, Exchange& exchange,
                                  const auth::SignInAttempt& attempt) {
  exchange.retry_after = TRY(parts.guard.begin(attempt));
  if (!exchange.retry_after)
    return base::Nothing{};
  return too_many("too many attempts failed");
}

base::Result<base::Nothing> check_password(const SignInParts& parts, const PasswordClaim& claim) {
  const auth::Claimant claimant = claimant_of(parts.guard, claim.attempt);
  base::Result<bool> matches = false;
  if (claim.hash)
    matches = parts.passwords.matches(*claim.hash, claim.password, claimant);
  else if (const auto burnt = parts.passwords.match_nobody(claim.password, claimant); !burnt)
    matches = std::unexpected(burnt.error());
  if (!matches || *matches)
    parts.guard.withdraw(claim.attempt);
  if (!matches)
    return std::unexpected(matches.error());
  if (!*matches)
    return failed(claim.hash ? "the password is wrong" : "there is no such user, or no password");
  return base::Nothing{};
}

void count_wrong_answer(store::Tables& tables, const iam::SignInSession& session) {
  if (!tables.signin_sessions.count_wrong_code(session.id_hash, auth::most_wrong_codes))
    tables.signin_sessions.erase(session.id_hash);
}

base::Result<std::optional<PresentSignIn>> begin_next_step(const SignInParts& parts,
                                                           store::Tables& tables,
                                                           const Exchange& exchange,
                                                           const Passed& passed) {
  const auto user = tables.users.find(passed.user_name);
  if (!user || !user->login_profile)
    return failed("the user, or its password, has just been removed");
  const auto hashes = tables.passwords.hashes(user->name, 1);
  if (passed.password_hash && (hashes.empty() || hashes.front() != *passed.password_hash))
    return failed("the password has just been changed");

  const auto policy = auth::password_policy_for(tables, *user);
  const bool has_device = auth::count_mfa_devices(tables, user->name) != 0;
  const auth::MfaState mfa = passed.mfa_given ? auth::MfaState::Given
                             : has_device     ? auth::MfaState::Needed
                                              : auth::MfaState::NotNeeded;
  const auth::NextStep next = auth::next_step({*user->login_profile, policy, mfa, exchange.now});

  tables.signin_sessions.erase(passed.former_session);
  const auth::SignInLimits& limits = parts.recognizer.limits();
  tables.signin_sessions.forget_created_until(exchange.now - limits.absolute);
  tables.signin_sessions.forget_incomplete_created_until(exchange.now - limits.incomplete);
  if (next == auth::NextStep::PasswordExpired)
    return std::nullopt;
  base::Secret id = auth::new_sign_in_id(passed.account, parts.random);
  const iam::SignInSession session{.id_hash = auth::hash_of_sign_in_id(id),
                                   .user_name = user->name,
                                   .step = step_of(next),
                                   .created = exchange.now,
                                   .last_seen = exchange.now,
                                   .mfa_given = passed.mfa_given,
                                   .seen_from = origin_of(exchange)};
  tables.signin_sessions.insert(session);
  if (next == auth::NextStep::Done) {
    auth::record_sign_in(tables, user->name, exchange.now);
    note_network(tables, user->name, exchange);
    tables.events.append(event_of(exchange, "signin:ConsoleLogin", *user));
  }
  return PresentSignIn{passed.account, std::move(id), session};
}

Reply reply_with(const SignInParts& parts, Exchange& exchange, const auth::SignInAttempt& attempt,
                 const std::optional<PresentSignIn>& next) {
  if (!next) {
    http::Response response = json_reply(describe_expired_password());
    response.headers.push_back(parts.site.forget(exchange.request));
    return response;
  }
  if (next->session.step == SignInStep::Done)
    parts.guard.completed(attempt);
  http::Response response =
      json_reply(TRY(parts.store.read(next->account, [&](const store::Tables& tables) {
        if (const auto user = tables.users.find(next->session.user_name))
          exchange.principal = iam::arn_of(*user);
        return describe_step(parts.recognizer, tables, exchange, *next);
      })));
  response.headers.push_back(parts.site.keep(exchange.request, next->id));
  return response;
}

}  // namespace rollcall::signin
