#include "signin/password_step.h"

#include "auth/sessions/sign_in_id.h"
#include "signin/candidate.h"
#include "signin/errors.h"
#include "signin/json_body.h"

namespace rollcall::signin {
namespace {

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

// The session that the browser had in this account, whoever's it was: it is replaced, not kept
// beside the new one.
std::string former_session(const Site& site, const http::Request& request, iam::AccountId account) {
  const auto id = site.session_id(request);
  const bool is_here = id && auth::account_of_sign_in_id(id->reveal()) == account;
  return is_here ? auth::hash_of_sign_in_id(*id) : std::string();
}

}  // namespace

Reply give_password(const SignInParts& parts, Exchange& exchange) {
  TRY(parts.site.check_transport(exchange.request));
  const JsonBody body = TRY(JsonBody::read(exchange.request));
  const base::Secret password = TRY(body.secret("password"));
  TRY(check_lengths(body, password));
  const Candidate candidate = TRY(candidate_of(parts.store, exchange, body));
  const auth::SignInAttempt& attempt = candidate.attempt;
  const KnownUser known = TRY(known_user(parts.store, candidate));
  exchange.principal = known.arn;
  if (known.signed_in_here)
    parts.guard.remember(attempt, *known.signed_in_here);
  TRY(admit(parts, exchange, attempt));
  TRY(check_password(parts, {attempt, known.hash, password}));
  const Passed passed{
      .account = *candidate.account,
      .user_name = candidate.user_name,
      .password_hash = known.hash,
      .former_session = former_session(parts.site, exchange.request, *candidate.account)};
  const auto next =
      TRY(parts.store.write(passed.account, store::Effect::Record, [&](store::Tables& tables) {
        return begin_next_step(parts, tables, exchange, passed);
      }));
  TRY(parts.recognizer.end_elsewhere(exchange.request, parts.site, passed.account));
  return reply_with(parts, exchange, attempt, next);
}

}  // namespace rollcall::signin
