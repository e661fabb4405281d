#include "signin/recognizer.h"

#include "auth/sessions/callers.h"
#include "auth/sessions/sign_in_id.h"
#include "signin/errors.h"

namespace rollcall::signin {
namespace {

std::unexpected<base::Error> not_signed_in() {
  return base::fail(errors::not_signed_in, "You are not signed in, or your session has ended.");
}

}  // namespace

base::Result<PresentSignIn> Recognizer::find(const Exchange& exchange, const Site& site) const {
  auto id = site.session_id(exchange.request);
  if (!id)
    return not_signed_in();
  TRY(site.check_transport(exchange.request));
  const auto account = auth::account_of_sign_in_id(id->reveal());
  if (!account)
    return not_signed_in();
  auto session = TRY(store_.read(*account, [&](const store::Tables& tables) {
    return tables.signin_sessions.find(auth::hash_of_sign_in_id(*id));
  }));
  if (!session || auth::is_over(*session, limits_, exchange.now))
    return not_signed_in();
  if (auth::is_worth_noting(*session, limits_, exchange.now)) {
    session->last_seen = exchange.now;
    session->seen_from = origin_of(exchange);
    TRY(store_.write(
        *account, store::Effect::Record, [&](store::Tables& tables) -> base::Result<base::Nothing> {
          tables.signin_sessions.note_use(session->id_hash, exchange.now, session->seen_from);
          return base::Nothing{};
        }));
  }
  return PresentSignIn{*account, *std::move(id), *std::move(session)};
}

base::Result<PresentSignIn> Recognizer::find_with_token(const Exchange& exchange,
                                                        const Site& site) const {
  PresentSignIn present = TRY(find(exchange, site));
  const auto token = http::header(exchange.request, "X-Rollcall-Token");
  if (!token || !auth::is_page_token(present.id, *token))
    return base::fail(errors::untrusted_request,
                      "The request does not carry the token of this session.");
  return present;
}

base::Result<base::Nothing> Recognizer::end_elsewhere(const http::Request& request,
                                                      const Site& site,
                                                      iam::AccountId account) const {
  const auto id = site.session_id(request);
  const auto other = id ? auth::account_of_sign_in_id(id->reveal()) : std::nullopt;
  if (!other || other == account)
    return base::Nothing{};
  const std::string hash = auth::hash_of_sign_in_id(*id);
  const bool is_there = TRY(store_.read(*other, [&](const store::Tables& tables) {
    return tables.signin_sessions.find(hash).has_value();
  }));
  if (!is_there)
    return base::Nothing{};
  return store_.write(*other, store::Effect::Record,
                      [&](store::Tables& tables) -> base::Result<base::Nothing> {
                        tables.signin_sessions.erase(hash);
                        return base::Nothing{};
                      });
}

base::Result<auth::Caller> Recognizer::caller_of(const PresentSignIn& present) const {
  return store_.read(present.account,
                     [&](const store::Tables& tables) { return caller_of(present, tables); });
}

base::Result<auth::Caller> Recognizer::caller_of(const PresentSignIn& present,
                                                 const store::Tables& tables) const {
  if (present.session.step != iam::SignInStep::Done)
    return not_signed_in();
  const auto user = tables.users.find(present.session.user_name);
  if (!user)
    return not_signed_in();
  return auth::signed_in_caller(*user, present.session, auth::ends_at(present.session, limits_),
                                {tables, policies_});
}

}  // namespace rollcall::signin
