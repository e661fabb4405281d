#pragma once
// A map from texts to shared values that many threads read at once: sharded, so that they seldom
// meet, and bounded, because whoever calls chooses what is looked up.

#include <array>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace rollcall::auth {

template <typename Value>
class ShardedCache {
 public:
  // Holds at most about `capacity` values.
  explicit ShardedCache(std::size_t capacity) : shard_capacity_(capacity / shard_count + 1) {}

  // nullptr where there is none.
  std::shared_ptr<const Value> find(std::string_view key) const {
    const Shard& shard = shards_[shard_of(key)];
    const std::shared_lock lock(shard.mutex);
    const auto found = shard.values.find(key);
    return found == shard.values.end() ? nullptr : found->second;
  }

  void put(std::string_view key, std::shared_ptr<const Value> value) {
    Shard& shard = shards_[shard_of(key)];
    const std::unique_lock lock(shard.mutex);
    // Whichever stands first makes room: what is in use comes back at the next request.
    if (shard.values.size() >= shard_capacity_ && !shard.values.contains(key))
      shard.values.erase(shard.values.begin());
    shard.values.insert_or_assign(std::string(key), std::move(value));
  }

  void erase(std::string_view key) {
    Shard& shard = shards_[shard_of(key)];
    const std::unique_lock lock(shard.mutex);
    if (const auto stale = shard.values.find(key); stale != shard.values.end())
      shard.values.erase(stale);
  }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  struct Shard {
    mutable std::shared_mutex mutex;
    std::unordered_map<std::string, std::shared_ptr<const Value>, Hash, std::equal_to<>> values;
  };

  static constexpr std::size_t shard_count = 16;
  static std::size_t shard_of(std::string_view key) { return Hash{}(key) % shard_count; }

  std::size_t shard_capacity_;
  std::array<Shard, shard_count> shards_;
};

}  // namespace rollcall::auth
