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

std::optional<base::Instant> last_use_of_role(const Caller& caller, store::Tables& tables) {
  if (caller.kind != CallerKind::RoleSession)
    return std::nullopt;
  const auto role = tables.roles.find(caller.role_name);
  return role && role->last_used ? std::optional(role->last_used->date) : std::nullopt;
}

}  // namespace

std::shared_ptr<const KeyHolder> SessionCache::find(std::string_view access_key_id,
                                                    std::string_view token) {
  auto session = sessions_.find(access_key_id);
  // A token that is not the one known is opened like a new one: only sealing tells what is good.
  if (!session || !crypto::equal_in_constant_time(session->text, token))
    session = opened(access_key_id, token);
  if (!session)
    return nullptr;
  if (session->holder && session->holder->epoch() == store_.epoch(session->token->account))
    return session->holder;
  auto holder = load(session->token);
  if (!holder) {
    sessions_.erase(access_key_id);
    return nullptr;
  }
  sessions_.put(access_key_id,
                std::make_shared<const Session>(Session{session->text, session->token, holder}),
                cost_of(*holder));
  return holder;
}

std::shared_ptr<const SessionCache::Session> SessionCache::opened(std::string_view access_key_id,
                                                                  std::string_view text) {
  auto token = tokens_.open(text, access_key_id);
  if (!token)
    return nullptr;
  return std::make_shared<const Session>(
      Session{std::string(text), std::make_shared<const SessionToken>(*std::move(token)),
              /*holder=*/nullptr});
}

std::shared_ptr<const KeyHolder> SessionCache::load(
    const std::shared_ptr<const SessionToken>& token) {
  const std::uint64_t epoch =
      store_.epoch(token->account);  // before the snapshot: a change after it makes this one stale
  return store_.read(
      token->account, [&](store::Tables& tables) -> std::shared_ptr<const KeyHolder> {
        auto caller = session_caller(token, tables, policies_);
        if (!caller)
          return nullptr;
        const SigningSecret secret{.secret = token->secret,
                                   .status = iam::Status::Active,
                                   .last_recorded_use = last_use_of_role(*caller, tables)};
        return std::make_shared<const KeyHolder>(*std::move(caller), secret, epoch);
      });
}

}  // namespace rollcall::auth
