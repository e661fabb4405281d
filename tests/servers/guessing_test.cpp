// Who guesses passwords gains nothing by asking several servers.

#include <thread>

#include "auth/guessing/attempt_guard.h"
#include "support/servers_world.h"

namespace rollcall::test {
namespace {

using auth::AttemptGuard;
using auth::SignInAttempt;
using auth::user_attempt;
using std::chrono::hours;
using std::chrono::seconds;

class Guessing : public ::testing::Test {
 protected:
  void SetUp() override {
    if (PostgresServer::shared() == nullptr)
      GTEST_SKIP() << PostgresServer::missing;
    world = ServersWorld::of_two();
    one.emplace(world->server(0).store().shared_failures());
    another.emplace(world->server(1).store().shared_failures());
  }

  static SignInAttempt a_guess(std::string_view name, std::string_view address,
                               base::Instant now = servers_noon) {
    return user_attempt("123456789012", name, address, now);
  }

  // As many as are free, at one server and the other in turns.
  int free_guesses(const SignInAttempt& attempt) {
    for (int count = 0;; ++count)
      if ((count % 2 == 0 ? *one : *another).begin(attempt).value())
        return count;
  }

  std::unique_ptr<ServersWorld> world;
  std::optional<AttemptGuard> one;
  std::optional<AttemptGuard> another;
};

TEST_F(Guessing, AtTwoServersIsHeldUpAsAtOne) {
  EXPECT_EQ(free_guesses(a_guess("alice", "192.0.2.1")), 6);
  EXPECT_EQ(one->begin(a_guess("alice", "192.0.2.1")).value(), seconds{1});
  EXPECT_EQ(another->begin(a_guess("alice", "192.0.2.1")).value(), seconds{1});
  EXPECT_EQ(another->begin(a_guess("alice", "192.0.2.1", servers_noon + seconds{1})).value(),
            std::nullopt);
  EXPECT_EQ(one->begin(a_guess("alice", "192.0.2.1", servers_noon + seconds{1})).value(),
            seconds{2});
  // From everywhere, and of everybody in a network.
  EXPECT_EQ(free_guesses(a_guess("alice", "192.0.2.2", servers_noon + seconds{1})), 6);
  EXPECT_EQ(free_guesses(a_guess("alice", "192.0.2.3", servers_noon + seconds{1})), 6);
  EXPECT_EQ(free_guesses(a_guess("alice", "192.0.2.4", servers_noon + seconds{1})), 1);
  for (int i = 0; i < 93; ++i)
    EXPECT_EQ(
        (i % 2 == 0 ? one : another)
            ->begin(a_guess("user-" + std::to_string(i), "192.0.2.1", servers_noon + seconds{1}))
            .value(),
        std::nullopt);
  EXPECT_EQ(one->begin(a_guess("bob", "192.0.2.1", servers_noon + seconds{1})).value(), seconds{1});
}

TEST_F(Guessing, ByManyAtOnceGetsNoMoreThroughThanByOne) {
  std::atomic<int> through = 0;
  std::vector<std::jthread> guessers;
  for (int i = 0; i < 8; ++i)
    guessers.emplace_back([&, i] {
      AttemptGuard& guard = i % 2 == 0 ? *one : *another;
      while (!guard.begin(a_guess("alice", "192.0.2.1")).value())
        ++through;
    });
  guessers.clear();  // joins
  EXPECT_EQ(through, 6);
}

TEST_F(Guessing, IsForgottenAtBothByACompleteSignInAndAfterAnHour) {
  EXPECT_EQ(free_guesses(a_guess("alice", "192.0.2.1")), 6);
  one->completed(a_guess("alice", "192.0.2.1"));
  EXPECT_EQ(free_guesses(a_guess("alice", "192.0.2.1")), 6);
  EXPECT_EQ(free_guesses(a_guess("alice", "192.0.2.1", servers_noon + hours{1})), 6);
}

TEST_F(Guessing, ThatWasNoneLeavesNoTrace) {
  for (int i = 0; i < 50; ++i) {
    EXPECT_EQ(one->begin(a_guess("alice", "192.0.2.1")).value(), std::nullopt);
    another->withdraw(a_guess("alice", "192.0.2.1"));
  }
  EXPECT_EQ(free_guesses(a_guess("alice", "192.0.2.1")), 6);
}

TEST_F(Guessing, IsNotPossibleWhereItCannotBeCounted) {
  ASSERT_TRUE(another->begin(a_guess("alice", "192.0.2.1")));
  world->before_the_second().put_out();
  world->before_the_second().cut_at(1, Cut::BeforeTheServerHasIt);
  while (world->before_the_second().has_cut() == false)
    std::this_thread::yield();
  EXPECT_FALSE(another->begin(a_guess("alice", "192.0.2.1")));
}

}  // namespace
}  // namespace rollcall::test
