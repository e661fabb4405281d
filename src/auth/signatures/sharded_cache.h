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
  // Holds at most about so many values of cost 1, or fewer that cost more.
  explicit ShardedCache(std::size_t capacity) : shard_capacity_(capacity / shard_count + 1) {}

  // nullptr where there is none.
  std::shared_ptr<const Value> find(std::string_view key) const {
    const Shard& shard = shards_[shard_of(key)];
    const std::shared_lock lock(shard.mutex);
    const auto found = shard.values.find(key);
    return found == shard.values.end() ? nullptr : found->second.value;
  }

  void put(std::string_view key, std::shared_ptr<const Value> value, std::size_t cost = 1) {
    Shard& shard = shards_[shard_of(key)];
    const std::unique_lock lock(shard.mutex);
    shard.drop(shard.values.find(key));
    // Whichever stands first makes room: what is in use comes back at the next request.
    while (!shard.values.empty() && shard.cost + cost > shard_capacity_)
      shard.drop(shard.values.begin());
    shard.values.emplace(std::string(key), Kept{std::move(value), cost});
    shard.cost += cost;
  }

  void erase(std::string_view key) {
    Shard& shard = shards_[shard_of(key)];
    const std::unique_lock lock(shard.mutex);
    shard.drop(shard.values.find(key));
  }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  struct Kept {
    std::shared_ptr<const Value> value;
    std::size_t cost;
  };
  using Values = std::unordered_map<std::string, Kept, Hash, std::equal_to<>>;
  struct Shard {
    mutable std::shared_mutex mutex;
    Values values;
    std::size_t cost = 0;  // of all of them

    void drop(Values::iterator kept) {
      if (kept == values.end())
        return;
      cost -= kept->second.cost;
      values.erase(kept);
    }
  };

  static constexpr std::size_t shard_count = 16;
  static std::size_t shard_of(std::string_view key) { return Hash{}(key) % shard_count; }

  std::size_t shard_capacity_;
  std::array<Shard, shard_count> shards_;
};

}  // namespace rollcall::auth
