#include "auth/key_cache.h"

#include <mutex>

#include "auth/caller_policies.h"
#include "iam/arn.h"
#include "iam/identifiers.h"

namespace rollcall::auth {
namespace {

Caller caller_from(const iam::User& user, std::string_view access_key_id, store::Tables& tables) {
  return Caller{
      .kind = user.is_root() ? CallerKind::Root : CallerKind::User,
      .account = user.account,
      .arn = iam::arn_of(user),
      .user_name = user.name,
      .user_id = user.id,
      .access_key_id = std::string(access_key_id),
      .policies = policies_of(user, tables),
  };
}

}  // namespace

KeyCache::KeyCache(store::Store& store, std::size_t capacity)
    : store_(store), shard_capacity_(capacity / shard_count + 1) {}

std::shared_ptr<const KeyHolder> KeyCache::find(std::string_view access_key_id) {
  const auto account = iam::account_of_access_key(access_key_id);
  if (!account)
    return nullptr;
  Shard& shard = shard_of(access_key_id);
  {
    const std::shared_lock lock(shard.mutex);
    const auto found = shard.holders.find(access_key_id);
    if (found != shard.holders.end() && found->second->epoch() == store_.epoch(*account))
      return found->second;
  }
  const auto holder = load(*account, access_key_id);
  const std::unique_lock lock(shard.mutex);
  if (!holder) {
    if (const auto stale = shard.holders.find(access_key_id); stale != shard.holders.end())
      shard.holders.erase(stale);
    return nullptr;
  }
  // Whichever key stands first makes room: keys in use come back at their next request.
  if (shard.holders.size() >= shard_capacity_ && !shard.holders.contains(access_key_id))
    shard.holders.erase(shard.holders.begin());
  shard.holders.insert_or_assign(std::string(access_key_id), holder);
  return holder;
}

KeyCache::Shard& KeyCache::shard_of(std::string_view access_key_id) {
  return shards_[Hash{}(access_key_id) % shard_count];
}

std::shared_ptr<const KeyHolder> KeyCache::load(iam::AccountId account,
                                                std::string_view access_key_id) {
  const std::uint64_t epoch =
      store_.epoch(account);  // before the snapshot: a change after it makes this one stale
  return store_.read(account, [&](store::Tables& tables) -> std::shared_ptr<const KeyHolder> {
    const auto key = tables.access_keys.find_with_secret(access_key_id);
    if (!key)
      return nullptr;
    const auto user = tables.users.find(key->key.user_name);
    if (!user)
      return nullptr;
    return std::make_shared<const KeyHolder>(caller_from(*user, access_key_id, tables), *key,
                                             epoch);
  });
}

}  // namespace rollcall::auth
