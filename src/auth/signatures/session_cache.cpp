#include "auth/signatures/session_cache.h"

#include "auth/sessions/callers.h"
#include "crypto/compare.h"
#include "policy/size.h"

namespace rollcall::auth {
namespace {

// About what a session without policies of its own takes in memory.
constexpr std::size_t bytes_of_a_session = 4096;

std::size_t cost_of(const KeyHolder& holder) {
  std::size_t bytes = bytes_of_a_session;
  if (const auto& session = holder.caller().policies.session)
    for (const policy::Policy* const policy : *session)
      bytes += policy::size_in_memory(*policy);
  return bytes / bytes_of_a_session;
}

std::optional<base::Instant> last_use_of_role(const Caller& caller, const store::Tables& tables) {
  if (caller.kind != CallerKind::RoleSession)
    return std::nullopt;
  const auto role = tables.roles.find(caller.role_name);
  return role && role->last_used ? std::optional(role->last_used->date) : std::nullopt;
}

// Nobody's, and over since time began: its secret, as all of it, is not known.
std::shared_ptr<const KeyHolder> over_session() {
  Caller nobody;
  nobody.session.emplace();
  return std::make_shared<const KeyHolder>(std::move(nobody), SigningSecret{}, /*epoch=*/0);
}

}  // namespace

SessionCache::Found SessionCache::find(std::string_view access_key_id, std::string_view token) {
  const auto session = session_of(access_key_id, token);
  if (!session)
    return nullptr;
  if (is_as_now(*session))
    return session->holder;
  const iam::AccountId account = session->token->account;
  // Before the snapshot: a change after it makes this one stale.
  const std::uint64_t epoch = store_.epoch(account);
  return kept(access_key_id, *session, store_.read(account, [&](const store::Tables& tables) {
    return read(tables, session->token, epoch);
  }));
}

std::optional<SessionCache::Found> SessionCache::find_at_once(std::string_view access_key_id,
                                                              std::string_view token) {
  const auto session = session_of(access_key_id, token);
  if (!session)
    return Found(nullptr);
  if (is_as_now(*session))
    return session->holder;
  const iam::AccountId account = session->token->account;
  const std::uint64_t epoch = store_.epoch(account);
  auto found = store_.read_at_once(
      account, [&](const store::Tables& tables) { return read(tables, session->token, epoch); });
  return found ? std::optional(kept(access_key_id, *session, *std::move(found))) : std::nullopt;
}

// A token that is not the one known is opened like a new one: only sealing tells what is good.
std::shared_ptr<const SessionCache::Session> SessionCache::session_of(
    std::string_view access_key_id, std::string_view token) {
  auto session = sessions_.find(access_key_id);
  if (!session || !crypto::equal_in_constant_time(session->text, token))
    session = opened(access_key_id, token);
  return session;
}

bool SessionCache::is_as_now(const Session& session) const {
  if (!session.token)
    return true;
  return session.holder && store_.may_trust(session.token->account, session.holder->epoch());
}

SessionCache::Found SessionCache::kept(std::string_view access_key_id, const Session& session,
                                       Found found) {
  if (found && *found)
    sessions_.put(access_key_id,
                  std::make_shared<const Session>(Session{session.text, session.token, *found}),
                  cost_of(**found));
  else
    sessions_.erase(access_key_id);
  return found;
}

std::shared_ptr<const SessionCache::Session> SessionCache::opened(std::string_view access_key_id,
                                                                  std::string_view text) {
  auto token = tokens_.open(text, access_key_id);
  if (!token && token.error() == Unopened::UnknownLayout)
    return std::make_shared<const Session>(
        Session{std::string(text), /*token=*/nullptr, over_session()});
  if (!token)
    return nullptr;
  return std::make_shared<const Session>(
      Session{std::string(text), std::make_shared<const SessionToken>(*std::move(token)),
              /*holder=*/nullptr});
}

std::shared_ptr<const KeyHolder> SessionCache::read(
    const store::Tables& tables, const std::shared_ptr<const SessionToken>& token,
    std::uint64_t epoch) {
  auto caller = session_caller(token, tables, policies_);
  if (!caller)
    return nullptr;
  const SigningSecret secret{.secret = token->secret,
                             .status = iam::Status::Active,
                             .last_recorded_use = last_use_of_role(*caller, tables)};
  return std::make_shared<const KeyHolder>(*std::move(caller), secret, epoch);
}

}  // namespace rollcall::auth
