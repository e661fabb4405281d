#include "store/postgres/changes.h"

#include <map>
#include <random>
#include <set>

#include "crypto/random.h"
#include "store/sql/account_lock.h"
#include "store/sql/accounts.h"
#include "support/cutting_proxy.h"
#include "support/emptied_database.h"
#include "support/store_contract.h"

namespace rollcall::test {
namespace {

using store::Effect;
using store::Epochs;
using store::postgres::Changes;
using store::postgres::Connection;
using store::postgres::Role;
using store::postgres::Server;

constexpr auto longest_silence = std::chrono::seconds{1};

class PostgresChanges : public ::testing::Test {
 protected:
  static constexpr int accounts = 12;

  void SetUp() override {
    if (PostgresServer::shared() == nullptr)
      GTEST_SKIP() << PostgresServer::missing;
    kept.emplace();
    proxy.emplace(PostgresServer::shared()->socket());
    server.emplace(store::postgres::Options{.address = kept->address()}, crypto::system_random());
    heard_through.emplace(store::postgres::Options{.address = PostgresServer::address_of(
                                                       kept->name(), proxy->folder())},
                          crypto::system_random());
    const auto writer = begun(account_of(0));
    for (int i = 0; i < accounts; ++i)
      ASSERT_TRUE(store::insert_account(*writer, {.id = account_of(i),
                                                  .created = noon,
                                                  .root_email = {},
                                                  .alias = {},
                                                  .report_edition = {}}));
    ASSERT_TRUE(writer->commit());
    changes.emplace(*heard_through, epochs);
    ASSERT_TRUE(changes->look());
    changed();  // all were, as far as is known
  }

  // Whose epochs have places of their own.
  static iam::AccountId account_of(int number) {
    return {static_cast<std::uint64_t>(100'000'000'001 + number)};
  }

  // A transaction of another program that changes an account, and takes its number now.
  std::unique_ptr<Connection> begun(iam::AccountId id) {
    auto connection = Connection::open(*server, Role::Writer).value();
    connection->begin_write_to(id);
    return connection;
  }
  std::unique_ptr<Connection> changing(int number, Effect effect = Effect::Mutation) {
    auto connection = begun(account_of(number));
    store::lock_account(*connection, account_of(number), effect);
    return connection;
  }

  // Those whose epochs were raised since this was asked last.
  std::set<int> changed() {
    std::set<int> found;
    for (int i = 0; i < accounts; ++i) {
      const auto before = std::exchange(known[i], epochs.of(account_of(i)));
      if (known[i] != before)
        found.insert(i);
    }
    return found;
  }

  std::set<int> heard() {
    EXPECT_TRUE(changes->look());
    return changed();
  }

  bool is_trusted(Epochs::Clock::time_point now) const {
    return epochs.may_trust(account_of(0), epochs.of(account_of(0)), now);
  }

  std::optional<EmptiedDatabase> kept;
  std::optional<CuttingProxy> proxy;
  std::optional<Server> server;         // as it is
  std::optional<Server> heard_through;  // the proxy
  Epochs epochs{longest_silence};
  std::map<int, std::uint64_t> known;
  std::optional<Changes> changes;
};

using Numbers = std::set<int>;

TEST_F(PostgresChanges, AreHeardOnceEach) {
  ASSERT_TRUE(changing(1)->commit());
  ASSERT_TRUE(changing(2)->commit());
  EXPECT_EQ(heard(), (Numbers{1, 2}));
  EXPECT_EQ(heard(), Numbers{});
  ASSERT_TRUE(changing(2)->commit());
  EXPECT_EQ(heard(), Numbers{2});
}

TEST_F(PostgresChanges, ThatWereNumberedEarlierAndCommittedLaterAreHeard) {
  const auto earlier = changing(1);
  const auto later = changing(2);
  ASSERT_LT(earlier->transaction_number(), later->transaction_number());
  ASSERT_TRUE(later->commit());
  EXPECT_EQ(heard(), Numbers{2});
  EXPECT_EQ(heard(), Numbers{});
  ASSERT_TRUE(earlier->commit());
  EXPECT_EQ(heard(), Numbers{1});
  EXPECT_EQ(heard(), Numbers{});
}

TEST_F(PostgresChanges, ThatWereTakenBackOrOnlyRecordSomethingAreNone) {
  changing(1)->rollback();
  ASSERT_TRUE(changing(2, Effect::Record)->commit());
  ASSERT_TRUE(changing(3, Effect::LastUse)->commit());
  EXPECT_EQ(heard(), Numbers{});
}

TEST_F(PostgresChanges, OfAnyNumberOfWritersInAnyOrderAreAllHeardAndNoneTwice) {
  for (unsigned seed = 1; seed <= 5; ++seed) {
    std::mt19937 random(seed);
    std::map<int, std::unique_ptr<Connection>> open;
    Numbers committed;
    for (int step = 0; step < 60; ++step) {
      const int number = static_cast<int>(random() % accounts);
      const auto found = open.find(number);
      if (random() % 3 == 0) {
        EXPECT_EQ(heard(), std::exchange(committed, {})) << "seed " << seed << ", step " << step;
      } else if (found == open.end()) {
        open[number] = changing(number);
      } else {
        ASSERT_TRUE(found->second->commit());
        open.erase(found);
        committed.insert(number);
      }
    }
    EXPECT_EQ(heard(), committed) << "seed " << seed;
  }
}

TEST_F(PostgresChanges, WithNumbersOfAnotherServerAreNone) {
  kept->run("UPDATE account_locks SET changed_by = 4611686018427387904");
  EXPECT_EQ(heard(), Numbers{});
  ASSERT_TRUE(changing(1)->commit());
  EXPECT_EQ(heard(), Numbers{1});
}

TEST_F(PostgresChanges, MayBeThoseOfAnybodyAfterTheDatabaseWasLost) {
  proxy->put_out();
  proxy->cut_at(1, Cut::BeforeTheServerHasIt);
  EXPECT_FALSE(changes->look());
  EXPECT_EQ(changed(), Numbers{});
  ASSERT_TRUE(changing(1)->commit());
  EXPECT_FALSE(changes->look());
  proxy->bring_back();
  EXPECT_EQ(heard().size(), static_cast<std::size_t>(accounts));
  EXPECT_EQ(heard(), Numbers{});
}

TEST_F(PostgresChanges, AreNotThoseOfAServerThatWasOvertaken) {
  EXPECT_TRUE(heard_through->is_newest(2));
  EXPECT_FALSE(changes->look());
}

TEST_F(PostgresChanges, AreTrustedToBeAllForAsLongAsTheDatabaseCanBeHeard) {
  const auto before = Epochs::Clock::now();
  ASSERT_TRUE(changes->look());
  const auto after = Epochs::Clock::now();
  EXPECT_TRUE(is_trusted(before + longest_silence));
  EXPECT_FALSE(is_trusted(after + longest_silence + std::chrono::nanoseconds{1}));
  proxy->put_out();
  proxy->cut_at(1, Cut::BeforeTheServerHasIt);
  EXPECT_FALSE(changes->look());
  EXPECT_FALSE(is_trusted(after + longest_silence + std::chrono::nanoseconds{1}));
}

}  // namespace
}  // namespace rollcall::test
