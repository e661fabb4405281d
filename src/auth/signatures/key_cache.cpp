#include "auth/signatures/key_cache.h"

#include "auth/sessions/callers.h"
#include "iam/identifiers.h"

namespace rollcall::auth {

KeyCache::Found KeyCache::find(std::string_view access_key_id) {
  const auto account = iam::account_of_access_key(access_key_id);
  if (!account)
    return nullptr;
  if (auto holder = known(*account, access_key_id))
    return holder;
  // Before the snapshot: a change after it makes this one stale.
  const std::uint64_t epoch = store_.epoch(*account);
  return kept(access_key_id, store_.read(*account, [&](const store::Tables& tables) {
    return read(tables, access_key_id, epoch);
  }));
}

std::optional<KeyCache::Found> KeyCache::find_at_once(std::string_view access_key_id) {
  const auto account = iam::account_of_access_key(access_key_id);
  if (!account)
    return Found(nullptr);
  if (auto holder = known(*account, access_key_id))
    return holder;
  const std::uint64_t epoch = store_.epoch(*account);
  auto found = store_.read_at_once(
      *account, [&](const store::Tables& tables) { return read(tables, access_key_id, epoch); });
  return found ? std::optional(kept(access_key_id, *std::move(found))) : std::nullopt;
}

std::shared_ptr<const KeyHolder> KeyCache::known(iam::AccountId account,
                                                 std::string_view access_key_id) const {
  auto holder = holders_.find(access_key_id);
  return holder && store_.may_trust(account, holder->epoch()) ? holder : nullptr;
}

KeyCache::Found KeyCache::kept(std::string_view access_key_id, Found found) {
  if (found && *found)
    holders_.put(access_key_id, *found);
  else
    holders_.erase(access_key_id);
  return found;
}

std::shared_ptr<const KeyHolder> KeyCache::read(const store::Tables& tables,
                                                std::string_view access_key_id,
                                                std::uint64_t epoch) {
  const auto key = tables.access_keys.find_with_secret(access_key_id);
  if (!key)
    return nullptr;
  const auto user = tables.users.find(key->key.user_name);
  if (!user)
    return nullptr;
  const auto& last_used = key->key.last_used;
  return std::make_shared<const KeyHolder>(
      user_caller(*user, access_key_id, tables, policies_),
      SigningSecret{.secret = key->secret,
                    .status = key->key.status,
                    .last_recorded_use = last_used ? std::optional(last_used->date) : std::nullopt},
      epoch);
}

}  // namespace rollcall::auth
