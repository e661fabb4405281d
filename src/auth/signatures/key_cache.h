#pragma once
// The access keys in use, in memory, so that a request signed with one of them touches no disk.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "auth/permission/policy_cache.h"
#include "auth/signatures/key_holder.h"
#include "auth/signatures/sharded_cache.h"
#include "store/store.h"

namespace rollcall::auth {

class KeyCache {
 public:
  // Holds at most about `capacity` keys.
  KeyCache(store::Store& store, PolicyCache& policies, std::size_t capacity)
      : store_(store), policies_(policies), holders_(capacity) {}

  using Found = base::Result<std::shared_ptr<const KeyHolder>>;

  // The key and its owner as they are now; nullptr for a key that does not exist. Reads the store
  // when the account has changed since the key was read last: where that cannot be, nothing is
  // known of the key, and the error of the store says so.
  Found find(std::string_view access_key_id);

  // The same on a thread that must not wait; nullopt if it would have to.
  std::optional<Found> find_at_once(std::string_view access_key_id);

 private:
  std::shared_ptr<const KeyHolder> known(iam::AccountId account,
                                         std::string_view access_key_id) const;
  std::shared_ptr<const KeyHolder> read(const store::Tables& tables, std::string_view access_key_id,
                                        std::uint64_t epoch);
  Found kept(std::string_view access_key_id, Found found);

  store::Store& store_;
  PolicyCache& policies_;
  ShardedCache<KeyHolder> holders_;
};

}  // namespace rollcall::auth
