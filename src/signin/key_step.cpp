#include "signin/key_step.h"

#include <algorithm>

#include "api/json_writer.h"
#include "auth/security_keys/security_key.h"
#include "base/encoding.h"
#include "signin/candidate.h"
#include "signin/errors.h"
#include "signin/json_body.h"

namespace rollcall::signin {
namespace {

using iam::SignInStep;

base::Result<auth::RelyingParty> relying_party(const SignInParts& parts, const Exchange& exchange) {
  return auth::relying_party(http::header(exchange.request, "Origin").value_or(""),
                             parts.site.configured_origin());
}

base::Result<PresentSignIn> present_at_mfa(const SignInParts& parts, Exchange& exchange) {
  PresentSignIn present = TRY(parts.recognizer.find_with_token(exchange, parts.site));
  if (present.session.step != SignInStep::Mfa)
    return wrong_step();
  exchange.principal = TRY(arn_of(parts.store, present));
  return present;
}

// A key that once asked its user for a PIN or a finger must do so again: where all of them did,
// the browser is told so; else one that cannot would be left out.
std::string_view verification_of(const std::vector<iam::SecurityKey>& keys) {
  return std::ranges::all_of(keys, &iam::SecurityKey::has_verified_user) ? "required" : "preferred";
}

std::string describe(const auth::RelyingParty& at, const iam::KeyChallenge& challenge,
                     const std::vector<iam::SecurityKey>& keys) {
  std::vector<std::string> ids;
  for (const iam::SecurityKey& key : keys)
    ids.push_back(base::to_base64(key.credential_id));
  std::string text;
  api::JsonWriter writer(text);
  writer.open_object();
  writer("relyingPartyId", at.id);
  writer("challenge", base::to_base64(challenge.bytes));
  writer("credentialIds", ids);
  writer("userVerification", verification_of(keys));
  writer.close();
  return text;
}

base::Result<std::string> bytes_in(const JsonBody& body, std::string_view name) {
  auto bytes = base::from_base64(body.text(name));
  if (!bytes || bytes->empty())
    return base::fail(errors::malformed_request,
                      "The member '" + std::string(name) + "' must be in base64.");
  return *std::move(bytes);
}

base::Result<auth::KeyAnswer> answer_in(const JsonBody& body) {
  auth::KeyAnswer answer;
  answer.credential_id = TRY(bytes_in(body, "credentialId"));
  answer.client_data = TRY(bytes_in(body, "clientData"));
  answer.authenticator_data = TRY(bytes_in(body, "authenticatorData"));
  answer.signature = TRY(bytes_in(body, "signature"));
  return answer;
}

struct Taken {
  auth::KeyOutcome outcome;
  std::optional<PresentSignIn> next = {};  // once it was accepted
};

struct Given {
  const auth::RelyingParty& at;
  const auth::KeyAnswer& answer;
};

// The try counts whatever comes of it, so nothing here is taken back.
base::Result<Taken> take_key(const SignInParts& parts, const Exchange& exchange,
                             const PresentSignIn& present, const Given& given) {
  const Passed passed{.account = present.account,
                      .user_name = present.session.user_name,
                      .mfa_given = exchange.now,
                      .former_session = present.session.id_hash};
  return parts.store.write(
      passed.account, store::Effect::Record, [&](store::Tables& tables) -> base::Result<Taken> {
        const auto session = tables.signin_sessions.find(present.session.id_hash);
        if (!session)
          return Taken{};
        Taken taken{.outcome = auth::try_key(tables,
                                             {.user_name = session->user_name,
                                              .session_id_hash = session->id_hash,
                                              .at = given.at,
                                              .now = exchange.now},
                                             given.answer)};
        if (taken.outcome.outcome == auth::CodeOutcome::Wrong)
          count_wrong_answer(tables, *session);
        if (taken.outcome.outcome == auth::CodeOutcome::Accepted)
          taken.next = TRY(begin_next_step(parts, tables, exchange, passed));
        return taken;
      });
}

}  // namespace

Reply ask_for_key(const SignInParts& parts, Exchange& exchange) {
  const PresentSignIn present = TRY(present_at_mfa(parts, exchange));
  const auth::RelyingParty at = TRY(relying_party(parts, exchange));
  return parts.store.write(
      present.account, store::Effect::Record, [&](store::Tables& tables) -> Reply {
        const auto session = tables.signin_sessions.find(present.session.id_hash);
        const auto keys = tables.security_keys.of(present.session.user_name);
        if (!session || keys.empty())
          return wrong_step();
        const iam::KeyChallenge challenge =
            auth::ask_for_key(tables, session->id_hash,
                              {.purpose = iam::KeyChallenge::Purpose::SignIn,
                               .user_name = session->user_name,
                               .bytes = {},
                               .issued = exchange.now},
                              parts.random);
        return json_reply(describe(at, challenge, keys));
      });
}

Reply give_key(const SignInParts& parts, Exchange& exchange) {
  const PresentSignIn present = TRY(present_at_mfa(parts, exchange));
  const auth::RelyingParty at = TRY(relying_party(parts, exchange));
  const JsonBody body = TRY(JsonBody::read(exchange.request));
  const auth::KeyAnswer answer = TRY(answer_in(body));
  const auth::SignInAttempt attempt = TRY(attempt_of(parts.store, parts.guard, exchange, present));
  TRY(admit(parts, exchange, attempt));
  const Taken taken = TRY(take_key(parts, exchange, present, {at, answer}));
  if (taken.outcome.outcome == auth::CodeOutcome::Wrong)
    return failed(taken.outcome.detail);
  parts.guard.withdraw(attempt);
  if (taken.outcome.outcome == auth::CodeOutcome::Accepted)
    return reply_with(parts, exchange, attempt, taken.next);
  exchange.retry_after = auth::tries_begin_anew(exchange.now) - exchange.now;
  return too_many("a security key was tried too often");
}

}  // namespace rollcall::signin
