#include "store/postgres/failure_counts.h"

#include <random>
#include <thread>

#include "crypto/random.h"
#include "iam/errors.h"
#include "store/store.h"
#include "support/cutting_proxy.h"
#include "support/emptied_database.h"
#include "support/store_contract.h"

namespace rollcall::test {
namespace {

using std::chrono::seconds;
using store::Failures;
using store::SharedFailures;

// Two servers on one database, each with what it counts.
class PostgresFailureCounts : public ::testing::Test {
 protected:
  void SetUp() override {
    if (PostgresServer::shared() == nullptr)
      GTEST_SKIP() << PostgresServer::missing;
    kept.emplace();
    proxy.emplace(PostgresServer::shared()->socket());
    one = opened(kept->address());
    another = opened(PostgresServer::address_of(kept->name(), proxy->folder()));
  }

  static std::unique_ptr<store::postgres::Database> opened(
      const store::postgres::Address& address) {
    return store::postgres::Database::open({.address = address}, crypto::system_random()).value();
  }

  using Counts = std::vector<Failures>;
  using Outcome = base::Result<base::Nothing>;

  static Outcome count_up(SharedFailures& counts, const std::vector<std::string>& keys) {
    return counts.change(keys, [](Counts& failures) {
      for (Failures& each : failures)
        ++each.count;
    });
  }

  Counts counted(const std::vector<std::string>& keys) const {
    Counts found;
    EXPECT_TRUE(
        one->shared_failures()->change(keys, [&](const Counts& failures) { found = failures; }));
    return found;
  }

  std::optional<EmptiedDatabase> kept;
  std::optional<CuttingProxy> proxy;  // between `another` and the database
  std::unique_ptr<store::postgres::Database> one;
  std::unique_ptr<store::postgres::Database> another;
};

TEST_F(PostgresFailureCounts, AreThoseOfAllServers) {
  EXPECT_EQ(counted({"a", "b"}), (Counts{{}, {}}));
  ASSERT_TRUE(one->shared_failures()->change({"b", "a"}, [](Counts& failures) {
    failures = {{.count = 3, .last = noon, .before = noon - seconds{7}},
                {.count = 1, .last = noon}};
  }));
  Counts found;
  ASSERT_TRUE(another->shared_failures()->change({"a", "b"}, [&](Counts& failures) {
    found = failures;
    failures.front() = {};
  }));
  const Failures of_b{.count = 3, .last = noon, .before = noon - seconds{7}};
  EXPECT_EQ(found, (Counts{{.count = 1, .last = noon, .before = base::from_epoch(0)}, of_b}));
  EXPECT_EQ(counted({"a", "b"}), (Counts{{}, of_b}));
  EXPECT_EQ(kept->run("SELECT count(*) FROM failure_counts"), "1");
}

TEST_F(PostgresFailureCounts, ThatDoNotChangeAreNotWritten) {
  ASSERT_TRUE(count_up(*one->shared_failures(), {"a"}));
  const std::string before = kept->run("SELECT xmin FROM failure_counts");
  EXPECT_EQ(counted({"a", "b"}).front().count, 1);
  EXPECT_EQ(kept->run("SELECT xmin FROM failure_counts"), before);
}

// Keys in any order: nobody waits for whoever waits for them.
TEST_F(PostgresFailureCounts, OfManyAtOnceAreAllCounted) {
  constexpr int guessers = 6;
  constexpr int guesses = 20;
  {
    std::vector<std::jthread> threads;
    for (unsigned i = 0; i < guessers; ++i)
      threads.emplace_back([&, i] {
        std::mt19937 random(i);
        std::vector<std::string> keys = {"a", "b", "c"};
        for (int j = 0; j < guesses; ++j) {
          std::ranges::shuffle(keys, random);
          const auto& server = i % 2 == 0 ? one : another;
          EXPECT_TRUE(count_up(*server->shared_failures(), keys));
        }
      });
  }
  for (const Failures& each : counted({"a", "b", "c"}))
    EXPECT_EQ(each.count, guessers * guesses);
}

TEST_F(PostgresFailureCounts, AreForgottenWhenTheyAreOld) {
  ASSERT_TRUE(one->shared_failures()->change({"old", "young"}, [](Counts& failures) {
    failures = {{.count = 1, .last = noon}, {.count = 1, .last = noon + seconds{1}}};
  }));
  ASSERT_TRUE(another->shared_failures()->forget_until(noon));
  EXPECT_EQ(counted({"old"}).front().count, 0);
  EXPECT_EQ(counted({"young"}).front().count, 1);
}

TEST_F(PostgresFailureCounts, ThatCannotBeCountedAreSaidToBe) {
  ASSERT_TRUE(count_up(*another->shared_failures(), {"a"}));
  proxy->put_out();
  proxy->cut_at(1, Cut::BeforeTheServerHasIt);
  const auto refused = count_up(*another->shared_failures(), {"a"});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, &iam::errors::service_unavailable);
  EXPECT_EQ(counted({"a"}).front().count, 1);
  proxy->bring_back();
  while (!count_up(*another->shared_failures(), {"a"}))
    std::this_thread::yield();
  EXPECT_EQ(counted({"a"}).front().count, 2);
}

// Wherever it is cut off, nobody gets a guess that is not counted.
TEST_F(PostgresFailureCounts, AreNeverFewerThanWhatWasLetThrough) {
  int let_through = 0;
  for (const Cut cut : {Cut::BeforeTheServerHasIt, Cut::BeforeItsAnswer})
    for (int message = 1;; ++message) {
      ASSERT_LT(message, 60);
      while (!count_up(*another->shared_failures(), {"warm"}))
        std::this_thread::yield();
      proxy->cut_at(message, cut);
      let_through += count_up(*another->shared_failures(), {"a"}) ? 1 : 0;
      EXPECT_GE(counted({"a"}).front().count, let_through) << "cut at message " << message;
      const bool has_cut = proxy->has_cut();
      proxy->cut_at(-1, cut);
      if (!has_cut)
        break;
    }
  EXPECT_GT(let_through, 2);
}

}  // namespace
}  // namespace rollcall::test
