#pragma once
// The access keys in use, in memory, so that a request signed with one of them touches no disk.

#include <array>
#include <cstddef>
#include <memory>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "auth/key_holder.h"
#include "store/store.h"

namespace rollcall::auth {

class KeyCache {
 public:
  // Holds at most about `capacity` keys.
  KeyCache(store::Store& store, std::size_t capacity);

  // The key and its owner as they are now; nullptr for a key that does not exist. Reads the store
  // when the account has changed since the key was read last.
  std::shared_ptr<const KeyHolder> find(std::string_view access_key_id);

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  using Holders =
      std::unordered_map<std::string, std::shared_ptr<const KeyHolder>, Hash, std::equal_to<>>;
  struct Shard {
    std::shared_mutex mutex;
    Holders holders;
  };

  Shard& shard_of(std::string_view access_key_id);
  std::shared_ptr<const KeyHolder> load(iam::AccountId account, std::string_view access_key_id);

  static constexpr std::size_t shard_count = 16;

  store::Store& store_;
  std::size_t shard_capacity_;
  std::array<Shard, shard_count> shards_;
};

}  // namespace rollcall::auth
