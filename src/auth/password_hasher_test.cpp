#include "auth/password_hasher.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

#include "crypto/random.h"
#include "iam/errors.h"

namespace rollcall::auth {
namespace {

constexpr crypto::PasswordCost cheap{.memory_kib = 64, .passes = 1};
constexpr crypto::PasswordCost slow{.memory_kib = 32 * 1024, .passes = 4};

}  // namespace

TEST(PasswordHasher, KnowsAPasswordByItsHash) {
  PasswordHasher hasher({.cost = cheap}, crypto::system_random());
  const auto hash = hasher.hash(base::Secret("Replays#Pass1"));
  ASSERT_TRUE(hash.has_value());
  EXPECT_TRUE(hasher.matches(*hash, base::Secret("Replays#Pass1")).value());
  EXPECT_FALSE(hasher.matches(*hash, base::Secret("Replays#Pass2")).value());
}

TEST(PasswordHasher, MakesADifferentHashEachTime) {
  PasswordHasher hasher({.cost = cheap}, crypto::system_random());
  EXPECT_NE(hasher.hash(base::Secret("same")).value(), hasher.hash(base::Secret("same")).value());
}

TEST(PasswordHasher, DoesNotSayYesToWhatItCannotCheck) {
  PasswordHasher hasher({.cost = cheap}, crypto::system_random());
  const auto match = hasher.matches("not a hash", base::Secret("password"));
  ASSERT_FALSE(match.has_value());
  EXPECT_EQ(match.error().kind, &iam::errors::service_unavailable);
}

TEST(PasswordHasher, TurnsCallersAwayRatherThanLetThemQueueWithoutEnd) {
  PasswordHasher hasher({.at_once = 1, .waiting = 0, .cost = slow}, crypto::system_random());
  std::atomic<int> hashed = 0;
  std::atomic<int> refused = 0;
  std::vector<std::thread> callers;
  for (int i = 0; i < 8; ++i)
    callers.emplace_back([&] {
      const auto hash = hasher.hash(base::Secret("password"));
      (hash ? hashed : refused)++;
    });
  for (std::thread& caller : callers)
    caller.join();
  EXPECT_EQ(hashed + refused, 8);
  EXPECT_GE(hashed, 1);
  EXPECT_TRUE(hasher.hash(base::Secret("password")).has_value());  // every turn was given back
}

}  // namespace rollcall::auth
