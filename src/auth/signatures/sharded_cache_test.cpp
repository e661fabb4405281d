#include "auth/signatures/sharded_cache.h"

#include <gtest/gtest.h>

namespace rollcall::auth {
namespace {

std::size_t held(const ShardedCache<int>& cache, int count) {
  std::size_t found = 0;
  for (int i = 0; i < count; ++i)
    found += cache.find(std::to_string(i)) != nullptr ? 1 : 0;
  return found;
}

TEST(AShardedCache, FindsWhatWasPutLast) {
  ShardedCache<int> cache(100);
  EXPECT_EQ(cache.find("a"), nullptr);
  cache.put("a", std::make_shared<const int>(1));
  cache.put("a", std::make_shared<const int>(2));
  EXPECT_EQ(*cache.find("a"), 2);
  cache.erase("a");
  cache.erase("never put");
  EXPECT_EQ(cache.find("a"), nullptr);
}

TEST(AShardedCache, HoldsFewerOfWhatCostsMore) {
  constexpr int many = 10'000;
  ShardedCache<int> cheap(160);
  ShardedCache<int> dear(160);
  for (int i = 0; i < many; ++i) {
    cheap.put(std::to_string(i), std::make_shared<const int>(i));
    dear.put(std::to_string(i), std::make_shared<const int>(i), 5);
  }
  EXPECT_GT(held(cheap, many), 100U);
  EXPECT_LE(held(cheap, many), 176U);
  EXPECT_GT(held(dear, many), 20U);
  EXPECT_LE(held(dear, many), 36U);
}

TEST(AShardedCache, GivesRoomBackWithWhatIsReplaced) {
  ShardedCache<int> cache(160);
  for (int i = 0; i < 100; ++i)
    cache.put("one", std::make_shared<const int>(i), 10);
  cache.erase("one");
  for (int i = 0; i < 10'000; ++i)
    cache.put(std::to_string(i), std::make_shared<const int>(i));
  EXPECT_GT(held(cache, 10'000), 100U);
}

TEST(AShardedCache, HoldsWhatCostsMoreThanThereIsRoom) {
  ShardedCache<int> cache(16);
  cache.put("a", std::make_shared<const int>(1), 1000);
  EXPECT_EQ(*cache.find("a"), 1);
}

}  // namespace
}  // namespace rollcall::auth
