#include "auth/guessing/attempt_guard.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

namespace rollcall::auth {
namespace {

using namespace std::chrono_literals;

constexpr base::Instant noon{base::Seconds{1'789'128'000}};

SignInAttempt an_attempt(std::string name, std::string address, base::Instant now = noon) {
  return {.account = "123456789012",
          .name = std::move(name),
          .address = std::move(address),
          .now = now};
}

// How long the attempt has to wait; nullopt where it has begun.
std::optional<base::Seconds> begin(AttemptGuard& guard, const SignInAttempt& attempt) {
  return guard.begin(attempt).value();
}

// Fails as often as nothing has to be waited for.
int free_attempts(AttemptGuard& guard, const SignInAttempt& attempt) {
  int count = 0;
  while (!begin(guard, attempt))
    ++count;
  return count;
}

TEST(Delay, IsNoneAtFirstThenDoublesAndHasAnEnd) {
  EXPECT_EQ(delay_after(5, user_delays), 0s);
  EXPECT_EQ(delay_after(6, user_delays), 1s);
  EXPECT_EQ(delay_after(7, user_delays), 2s);
  EXPECT_EQ(delay_after(15, user_delays), 512s);
  EXPECT_EQ(delay_after(1'000'000, user_delays), 15min);
  EXPECT_EQ(delay_after(1'000'000, root_delays), 1min);
}

TEST(AttemptGuard, HoldsUpAUserWhoIsTriedFromMuchAndANetworkWhereManyAreTried) {
  AttemptGuard guard;
  EXPECT_EQ(free_attempts(guard, an_attempt("alice", "192.0.2.1")), 6);
  EXPECT_EQ(free_attempts(guard, an_attempt("alice", "192.0.2.2")), 6);
  EXPECT_EQ(free_attempts(guard, an_attempt("alice", "192.0.2.3")), 6);
  EXPECT_EQ(free_attempts(guard, an_attempt("alice", "192.0.2.4")), 2);
  EXPECT_EQ(begin(guard, an_attempt("alice", "192.0.2.5")), 1s);
  for (int i = 0; i < 94; ++i)
    EXPECT_FALSE(begin(guard, an_attempt("user-" + std::to_string(i), "192.0.2.1")));
  EXPECT_EQ(begin(guard, an_attempt("bob", "192.0.2.1")), 1s);
  EXPECT_FALSE(begin(guard, an_attempt("bob", "192.0.2.2")));
}

TEST(AttemptGuard, WhoeverKeepsGuessingFromOneNetworkKeepsNoOwnerOut) {
  AttemptGuard guard;
  SignInAttempt guess = an_attempt("root@example.com", "198.51.100.1");
  guess.guessed = Guessed::Root;
  SignInAttempt owner = guess;
  owner.address = "203.0.113.77";
  int guesses = 0;
  for (int second = 0; second < 24 * 3600; ++second) {
    guess.now += 1s;
    guesses += begin(guard, guess) ? 0 : 1;
  }
  EXPECT_LT(guesses, 24 * 60 + 20);
  // Within the longest delay of the crowd there is a turn for somebody from elsewhere.
  int waited = 0;
  for (owner.now = guess.now; begin(guard, owner); owner.now += 1s)
    ++waited;
  EXPECT_LE(waited, 30);
}

TEST(AttemptGuard, WhoIsKnownInANetworkIsNotHeldUpByWhomElseIsTriedThere) {
  AttemptGuard guard;
  ASSERT_FALSE(begin(guard, an_attempt("alice", "192.0.2.1")));
  guard.completed(an_attempt("alice", "192.0.2.1"));
  for (int i = 0; i < 100; ++i)
    begin(guard, an_attempt("nobody-" + std::to_string(i), "192.0.2.1"));
  EXPECT_TRUE(begin(guard, an_attempt("bob", "192.0.2.1")));
  EXPECT_EQ(free_attempts(guard, an_attempt("alice", "192.0.2.1")), 6);
}

TEST(AttemptGuard, WhoHasSignedInIsAnAcquaintanceInThatNetworkAlone) {
  AttemptGuard guard;
  EXPECT_FALSE(guard.acquaintance_of(an_attempt("alice", "192.0.2.1")));
  guard.completed(an_attempt("alice", "192.0.2.1"));
  EXPECT_TRUE(guard.acquaintance_of(an_attempt("alice", "192.0.2.1")));
  EXPECT_NE(guard.acquaintance_of(an_attempt("alice", "192.0.2.1")), "alice");
  EXPECT_FALSE(guard.acquaintance_of(an_attempt("alice", "192.0.2.2")));
  EXPECT_FALSE(guard.acquaintance_of(an_attempt("bob", "192.0.2.1")));
  guard.remember(an_attempt("bob", "192.0.2.1"), noon - 24h * 30);
  EXPECT_FALSE(guard.acquaintance_of(an_attempt("bob", "192.0.2.1"))) << "that was too long ago";
  guard.remember(an_attempt("bob", "192.0.2.1"), noon + 24h);
  EXPECT_TRUE(guard.acquaintance_of(an_attempt("bob", "192.0.2.1")));
  EXPECT_FALSE(guard.acquaintance_of(an_attempt("bob", "192.0.2.1", noon + 24h * 30)))
      << "the clock was ahead";
  EXPECT_FALSE(guard.acquaintance_of(an_attempt("alice", "192.0.2.1", noon + 24h * 30)));
}

TEST(AttemptGuard, AnAttemptThatHasToWaitDoesNotMakeTheWaitingLonger) {
  AttemptGuard guard;
  free_attempts(guard, an_attempt("alice", "192.0.2.1"));
  for (int i = 0; i < 100; ++i)
    EXPECT_EQ(begin(guard, an_attempt("alice", "192.0.2.1")), 1s);
  EXPECT_FALSE(begin(guard, an_attempt("alice", "192.0.2.1", noon + 1s)));
  EXPECT_EQ(begin(guard, an_attempt("alice", "192.0.2.1", noon + 1s)), 2s);
}

TEST(AttemptGuard, AdmitsNoMoreAttemptsWhenTheyComeAllAtOnce) {
  AttemptGuard guard;
  std::atomic<int> admitted = 0;
  std::vector<std::thread> guessers;
  guessers.reserve(8);
  for (int i = 0; i < 8; ++i)
    guessers.emplace_back(
        [&] { admitted += free_attempts(guard, an_attempt("alice", "192.0.2.1")); });
  for (std::thread& guesser : guessers)
    guesser.join();
  EXPECT_EQ(admitted, 6);
}

TEST(AttemptGuard, ForgetsAfterAnHourAndAfterACompleteSignIn) {
  AttemptGuard guard;
  free_attempts(guard, an_attempt("alice", "192.0.2.1"));
  EXPECT_EQ(free_attempts(guard, an_attempt("alice", "192.0.2.1", noon + 1h)), 6);
  guard.completed(an_attempt("alice", "192.0.2.1", noon + 1h));
  EXPECT_FALSE(begin(guard, an_attempt("alice", "192.0.2.9", noon + 1h)));
}

TEST(AttemptGuard, ACompleteSignInForgetsTheFailuresOfTheUserFromEverywhere) {
  AttemptGuard guard;
  for (const char* address : {"203.0.113.7", "203.0.113.8", "203.0.113.9", "203.0.113.10"})
    free_attempts(guard, an_attempt("alice", address));
  EXPECT_TRUE(begin(guard, an_attempt("alice", "203.0.113.11")));
  guard.completed(an_attempt("alice", "192.0.2.1"));
  EXPECT_FALSE(begin(guard, an_attempt("alice", "203.0.113.11")));
}

TEST(AttemptGuard, StrangersDoNotDelayAUserWhoComesFromAKnownAddressOrFromTheMachineItself) {
  AttemptGuard guard;
  ASSERT_FALSE(begin(guard, an_attempt("root", "192.0.2.1")));
  guard.completed(an_attempt("root", "192.0.2.1"));
  for (const char* address : {"203.0.113.7", "203.0.113.8", "203.0.113.9", "203.0.113.10"})
    free_attempts(guard, an_attempt("root", address));
  EXPECT_TRUE(begin(guard, an_attempt("root", "203.0.113.11")));
  EXPECT_FALSE(begin(guard, an_attempt("root", "192.0.2.1")));
  EXPECT_FALSE(begin(guard, an_attempt("root", "127.0.0.1")));
}

TEST(AttemptGuard, StrangersCannotSpellTheCountOfSomebodyElse) {
  AttemptGuard guard;
  ASSERT_FALSE(begin(guard, an_attempt("alice", "192.0.2.1")));
  guard.completed(an_attempt("alice", "192.0.2.1"));
  for (const char* name : {"alice 192.0.2.1", "alice 127.0.0.1", "alice\n192.0.2.1", "alice9"})
    free_attempts(guard, an_attempt(name, "203.0.113.7"));
  EXPECT_FALSE(begin(guard, an_attempt("alice", "192.0.2.1")));
  EXPECT_FALSE(begin(guard, an_attempt("alice", "127.0.0.1")));
  SignInAttempt root = an_attempt("alice", "203.0.113.7");
  root.guessed = Guessed::Root;
  EXPECT_FALSE(begin(guard, root));
  free_attempts(guard, user_attempt("1", "1alice", "192.0.2.9", noon));
  EXPECT_FALSE(begin(guard, user_attempt("11", "alice", "192.0.2.9", noon)));
}

TEST(AttemptGuard, AddressesOfWhichOnePersonHasManyCountAsOne) {
  AttemptGuard guard;
  for (int i = 0; i < 6; ++i)
    EXPECT_FALSE(begin(guard, an_attempt("root", "127.0.0." + std::to_string(i + 1))));
  EXPECT_EQ(begin(guard, an_attempt("root", "127.9.9.9")), 1s);
  for (int i = 0; i < 100; ++i)
    EXPECT_FALSE(begin(
        guard, an_attempt("user-" + std::to_string(i), "2001:db8:1:2::" + std::to_string(i))));
  EXPECT_EQ(begin(guard, an_attempt("bob", "2001:db8:1:2::ffff")), 1s);
  EXPECT_FALSE(begin(guard, an_attempt("bob", "2001:db8:1:3::1")));
}

TEST(AttemptGuard, AnAttemptThatWasWithdrawnNeverWas) {
  AttemptGuard guard;
  for (int i = 0; i < 100; ++i) {
    EXPECT_FALSE(begin(guard, an_attempt("alice", "192.0.2.1")));
    guard.withdraw(an_attempt("alice", "192.0.2.1"));
  }
}

TEST(AttemptGuard, AnAttemptThatWasWithdrawnMakesTheNextOneWaitNoLonger) {
  AttemptGuard guard;
  base::Instant now = noon;
  for (int i = 0; i < 20; ++i) {
    EXPECT_FALSE(begin(guard, an_attempt("alice", "192.0.2.1", now)));
    now += 15min;
  }
  for (int i = 0; i < 100; ++i) {
    EXPECT_FALSE(begin(guard, an_attempt("alice", "192.0.2.1", now)));
    guard.withdraw(an_attempt("alice", "192.0.2.1", now));
  }
  EXPECT_FALSE(begin(guard, an_attempt("alice", "192.0.2.1", now)));
  EXPECT_EQ(begin(guard, an_attempt("alice", "192.0.2.1", now)), 15min);
}

TEST(AttemptGuard, AnAttemptThatWasWithdrawnTakesNoOtherWithIt) {
  AttemptGuard guard;
  EXPECT_FALSE(begin(guard, an_attempt("alice", "192.0.2.1")));
  for (int i = 0; i < 3; ++i) {
    EXPECT_FALSE(begin(guard, an_attempt("alice", "192.0.2.1")));
    guard.withdraw(an_attempt("alice", "192.0.2.1"));
  }
  EXPECT_EQ(free_attempts(guard, an_attempt("alice", "192.0.2.1")), 5);
}

TEST(AttemptGuard, AnAttemptThatWasWithdrawnTakesNobodysPlace) {
  AttemptGuard guard(4);
  const auto failures_of_alice = free_attempts(guard, an_attempt("alice", "192.0.2.1"));
  ASSERT_EQ(failures_of_alice, 6);
  for (const char* name : {"bob", "cid", "dan"}) {
    const SignInAttempt first = an_attempt(name, "192.0.2.1", noon + 1s);
    const SignInAttempt second = an_attempt(name, "192.0.2.1", noon + 2s);
    EXPECT_FALSE(begin(guard, first));
    EXPECT_FALSE(begin(guard, second));
    guard.withdraw(second);
    guard.withdraw(first);
  }
  EXPECT_FALSE(begin(guard, an_attempt("eve", "192.0.2.1", noon + 3s)));
  EXPECT_EQ(begin(guard, an_attempt("alice", "192.0.2.1")), 1s) << "nobody had to be forgotten";
}

TEST(AttemptGuard, AClockThatIsTurnedBackMakesNoDelayLonger) {
  AttemptGuard guard;
  SignInAttempt root = an_attempt("root@example.com", "192.0.2.1");
  root.guessed = Guessed::Root;
  free_attempts(guard, root);
  root.now = noon - 24h;
  EXPECT_EQ(begin(guard, root), 1s);
  root.now += 1s;
  EXPECT_FALSE(begin(guard, root));
}

TEST(AttemptGuard, RemembersNoMoreThanItMay) {
  AttemptGuard guard(10);
  free_attempts(guard, an_attempt("alice", "192.0.2.1"));
  for (int i = 0; i < 100; ++i)
    begin(guard, an_attempt("user-" + std::to_string(i), "192.0.2." + std::to_string(i)));
  EXPECT_EQ(free_attempts(guard, an_attempt("alice", "192.0.2.1")), 6);
}

class FullGuard : public ::testing::Test {
 protected:
  void complete(const std::string& name, base::Instant now) {
    guard_.completed(an_attempt(name, "192.0.2.1", now));
  }
  std::string known() const {
    std::string names;
    for (const char* name : {"ann", "bob", "cid", "dan", "eve"})
      if (guard_.acquaintance_of(an_attempt(name, "192.0.2.1", noon + 1h)))
        names += std::string(name) + " ";
    return names;
  }

  AttemptGuard guard_{4};
};

TEST_F(FullGuard, ForgetsWhatWasLongestAgoHalfOfAllAtOnce) {
  complete("ann", noon);
  complete("bob", noon + 1s);
  complete("dan", noon + 3s);
  complete("cid", noon + 2s);
  EXPECT_EQ(known(), "ann bob cid dan ");
  complete("eve", noon + 4s);
  EXPECT_EQ(known(), "dan eve ");
}

TEST_F(FullGuard, MakesRoomAsWellForWhomAServerBeforeItKnew) {
  for (const char* name : {"ann", "bob", "cid"})
    complete(name, noon);
  complete("dan", noon + 3s);
  const base::Instant then = noon + 4s;
  guard_.remember(an_attempt("eve", "192.0.2.1", then), then);
  EXPECT_EQ(known(), "dan eve ");
}

TEST_F(FullGuard, ForgetsNobodyElseWhereSomebodyIsAnHourOld) {
  complete("ann", noon);
  for (const char* name : {"bob", "cid", "dan"})
    complete(name, noon + 1s);
  complete("eve", noon + 1h);
  EXPECT_EQ(known(), "bob cid dan eve ");
}

}  // namespace
}  // namespace rollcall::auth
