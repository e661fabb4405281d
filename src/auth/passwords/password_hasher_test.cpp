#include "auth/passwords/password_hasher.h"

#include <gtest/gtest.h>
#include <pthread.h>
#include <sys/resource.h>
#include <unistd.h>

#include <atomic>
#include <memory>
#include <span>
#include <thread>
#include <vector>

#include "base/stand_back.h"
#include "crypto/random.h"
#include "iam/errors.h"

namespace rollcall::auth {
namespace {

constexpr crypto::PasswordCost cheap{.memory_kib = 64, .passes = 1};
constexpr crypto::PasswordCost slow{.memory_kib = 32 * 1024, .passes = 4};

// A hasher whose only hash does not end before release().
class HeldUp {
 public:
  explicit HeldUp(std::size_t waiting = 3, std::size_t apart = 2, std::size_t at_once = 1)
      : hasher({.at_once = at_once, .waiting = waiting, .apart = apart, .cost = cheap},
               [this](std::span<unsigned char> bytes) {
                 begun_ = true;
                 begun_.notify_all();
                 released_.wait(false);
                 crypto::system_random()(bytes);
               }) {
    claimants_.emplace_back(
        [this] { EXPECT_TRUE(hasher.hash(base::Secret("first")).has_value()); });
    begun_.wait(false);
  }
  ~HeldUp() {
    released_ = true;
    released_.notify_all();
    for (std::thread& claimant : claimants_)
      claimant.join();
  }

  // Of these, all but so many find a place to wait. Returns when those have been turned away.
  void come(const std::vector<Claimant>& claimants, int turned_away) {
    auto refused = std::make_shared<std::atomic<int>>(0);
    for (const Claimant& claimant : claimants)
      claimants_.emplace_back([this, claimant, refused] {
        if (hasher.match_nobody(base::Secret("password"), claimant))
          return;
        ++*refused;
        refused->notify_all();
      });
    for (int now = *refused; now < turned_away; now = *refused)
      refused->wait(now);
    EXPECT_EQ(*refused, turned_away);
  }

 private:
  std::atomic<bool> begun_ = false;
  std::atomic<bool> released_ = false;

 public:
  PasswordHasher hasher;

 private:
  std::vector<std::thread> claimants_;
};

const Claimant stranger{ClaimantKind::Stranger};
const Claimant root{ClaimantKind::Root};
const Claimant alice{ClaimantKind::Known, "alice at home"};
const Claimant bob{ClaimantKind::Known, "bob at home"};
const Claimant carol{ClaimantKind::Known, "carol at home"};

// While it lives, the system has no thread to give: each would want a stack larger than all there
// is of addresses.
class NoThreads {
 public:
  NoThreads() {
    ::pthread_getattr_default_np(&before_);
    ::pthread_attr_t endless = before_;
    ::pthread_attr_setstacksize(&endless, std::size_t{1} << 50);
    EXPECT_EQ(::pthread_setattr_default_np(&endless), 0);
  }
  ~NoThreads() { ::pthread_setattr_default_np(&before_); }

 private:
  ::pthread_attr_t before_{};
};

}  // namespace

TEST(PasswordHasher, RefusesWhatNoThreadWouldEverTake) {
  PasswordHasher hasher({.at_once = 2, .cost = cheap}, crypto::system_random());
  {
    const NoThreads none;
    for (int attempt = 0; attempt < 3; ++attempt) {
      const auto hash = hasher.hash(base::Secret("password"));
      ASSERT_FALSE(hash.has_value());
      EXPECT_EQ(hash.error().kind, &iam::errors::service_unavailable);
    }
  }
  EXPECT_TRUE(hasher.hash(base::Secret("password")).has_value());
  const NoThreads no_more;
  EXPECT_TRUE(hasher.hash(base::Secret("password")).has_value()) << "one thread takes all jobs";
}

TEST(PasswordHasher, KnowsAPasswordByItsHash) {
  PasswordHasher hasher({.cost = cheap}, crypto::system_random());
  const auto hash = hasher.hash(base::Secret("Replays#Pass1"));
  ASSERT_TRUE(hash.has_value());
  EXPECT_TRUE(hasher.matches(*hash, base::Secret("Replays#Pass1")).value());
  EXPECT_FALSE(hasher.matches(*hash, base::Secret("Replays#Pass2")).value());
}

TEST(PasswordHasher, HashesOnThreadsThatStandBack) {
  std::atomic<int> niceness = 0;
  PasswordHasher hasher({.cost = cheap}, [&](std::span<unsigned char> bytes) {
    niceness = ::getpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()));
    crypto::system_random()(bytes);
  });
  ASSERT_TRUE(hasher.hash(base::Secret("password")));
  EXPECT_EQ(niceness, static_cast<int>(base::Behind::All));
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
  PasswordHasher hasher({.at_once = 1, .waiting = 0, .apart = 0, .cost = slow},
                        crypto::system_random());
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

TEST(PasswordHasher, KeepsRoomForRootForTheKnownAndForCallersHoweverManyStrangersCome) {
  HeldUp held_up;
  held_up.come(std::vector<Claimant>(10, stranger), 7);
  held_up.come({root, root, stranger}, 2);
  held_up.come({alice, alice, alice}, 2);
  held_up.come({bob, alice, bob, carol}, 3);
  held_up.come(std::vector<Claimant>(4), 2);
}

TEST(PasswordHasher, LetsNobodyWaitWhereThereIsNoRoomHoweverFewCome) {
  HeldUp without_room(0, 0);
  without_room.come({stranger, stranger, alice, Claimant{}}, 4);
  HeldUp with_room_for_one(1, 0);
  with_room_for_one.come({stranger, stranger, alice}, 2);
}

TEST(PasswordHasher, HashesAsManyAtOnceAsItMay) {
  HeldUp held_up(0, 0, 2);
  for (int i = 0; i < 3; ++i)
    EXPECT_TRUE(held_up.hasher.match_nobody(base::Secret("password"), stranger));
}

TEST(PasswordHasher, LetsWhoIsKnownWaitAmongTheStrangersWhereTheirOwnLineIsFull) {
  HeldUp held_up;
  held_up.come({alice, alice, bob, bob, carol, carol}, 1);
}

}  // namespace rollcall::auth
