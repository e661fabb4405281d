#include "store/postgres/database.h"

#include <future>
#include <latch>
#include <thread>

#include "crypto/random.h"
#include "iam/errors.h"
#include "store/damage.h"
#include "store/errors.h"
#include "store/postgres/interruption.h"
#include "store/postgres/vacancy.h"
#include "store/schema/migrate.h"
#include "store/schema/migrations.h"
#include "store/sql/query.h"
#include "support/cutting_proxy.h"
#include "support/emptied_database.h"
#include "support/postgres_server.h"
#include "support/store_contract.h"

namespace rollcall::test {
namespace {

using store::execute;
using store::query;
using store::Rows;
using store::postgres::Database;
using store::postgres::Options;

using Outcome = base::Result<base::Nothing>;

constexpr const char* an_account =
    "INSERT INTO accounts (account_id, created, root_email, user_count) "
    "VALUES (123456789012, 0, '', 0)";

// A database with one table, in which a number counts the writes that were kept.
class PostgresDatabase : public ::testing::Test {
 protected:
  void SetUp() override {
    if (PostgresServer::shared() == nullptr)
      GTEST_SKIP() << PostgresServer::missing;
    kept.emplace();
    proxy.emplace(PostgresServer::shared()->socket());
    auto opened = Database::open(options(), crypto::system_random());
    ASSERT_TRUE(opened) << opened.error().message << opened.error().detail;
    database = *std::move(opened);
    kept->run("DROP TABLE IF EXISTS counts");
    kept->run("CREATE TABLE counts (id BIGINT PRIMARY KEY, count BIGINT NOT NULL)");
    kept->run("INSERT INTO counts VALUES (1, 0)");
  }

  Options options() const {
    return {.address = PostgresServer::address_of(kept->name(), proxy->folder())};
  }

  static Outcome count_up(store::Connection& connection) {
    Rows rows = query(connection, "SELECT count FROM counts WHERE id = $1", 1);
    rows.next();
    execute(connection, "UPDATE counts SET count = $1 WHERE id = $2", rows.integer(0) + 1, 1);
    return base::Nothing{};
  }

  std::string count() const { return kept->run("SELECT count FROM counts"); }

  base::Result<std::int64_t> count_read(store::Reading reading) {
    std::int64_t found = -1;
    TRY(database->read(reading, [&](store::Connection& connection) {
      Rows rows = query(connection, "SELECT count FROM counts");
      rows.next();
      found = rows.integer(0);
    }));
    return found;
  }

  std::optional<EmptiedDatabase> kept;
  std::optional<CuttingProxy> proxy;
  std::unique_ptr<Database> database;
};

TEST_F(PostgresDatabase, HasTheNewestSchema) {
  EXPECT_EQ(kept->run("SELECT version FROM schema_version"),
            std::to_string(store::migrations().back().version));
}

TEST_F(PostgresDatabase, IsMadeOnceAndOpenedWhereThereIsOne) {
  kept->run(an_account);
  EXPECT_EQ(Database::create(options(), crypto::system_random()).error().kind,
            &store::errors::store_exists);
  EXPECT_EQ(store::postgres::check_is_vacant(options(), crypto::system_random()).error().kind,
            &store::errors::store_exists);
  EXPECT_TRUE(Database::open(options(), crypto::system_random()));
  const TemporaryDatabase empty(*PostgresServer::shared());
  EXPECT_EQ(Database::open({.address = empty.address()}, crypto::system_random()).error().kind,
            &store::errors::no_store);
}

// What a founding leaves that is broken off: its key is gone with it.
TEST_F(PostgresDatabase, TablesWithoutAnAccountAreNoStoreYetAndTheKeyOfTheirFounderIsForgotten) {
  kept->run("INSERT INTO master_key_proofs VALUES (1, '!')");
  EXPECT_TRUE(store::postgres::check_is_vacant(options(), crypto::system_random()));
  EXPECT_TRUE(Database::create(options(), crypto::system_random()));
  EXPECT_EQ(kept->run("SELECT COUNT(*) FROM master_key_proofs"), "0");
}

TEST_F(PostgresDatabase, WhoFoundsKeepsOthersWaitingUntilThereIsAnAccount) {
  auto founder = Database::create(options(), crypto::system_random());
  ASSERT_TRUE(founder);
  std::atomic<bool> has_ended = false;
  const base::ErrorKind* refusal = nullptr;
  std::jthread another([&] {
    refusal = Database::create(options(), crypto::system_random()).error().kind;
    has_ended = true;
  });
  const char* waiting = "SELECT COUNT(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted";
  while (kept->run(waiting) == "0")
    ASSERT_FALSE(has_ended);
  kept->run(an_account);
  founder->reset();
  another.join();
  EXPECT_EQ(refusal, &store::errors::store_exists);
}

TEST_F(PostgresDatabase, WhoMustNotWaitIsAlwaysToldThatAReadWould) {
  EXPECT_TRUE(database->would_wait());
  EXPECT_FALSE(database->read_at_once([](store::Connection&) { FAIL() << "it has not waited"; }));
}

TEST_F(PostgresDatabase, OfSeveralProgramsThatMakeItAtOnceOneDoes) {
  const TemporaryDatabase empty(*PostgresServer::shared());
  const auto found = [](store::Connection& connection) -> Outcome {
    execute(connection, an_account);
    return base::Nothing{};
  };
  std::atomic<int> made = 0;
  std::atomic<int> refused = 0;
  {
    std::vector<std::jthread> programs;
    for (int i = 0; i < 4; ++i)
      programs.emplace_back([&] {
        const auto one = Database::create({.address = empty.address()}, crypto::system_random());
        if (one && (*one)->write(account, found))
          ++made;
        else if (one.error().kind == &store::errors::store_exists)
          ++refused;
      });
  }
  EXPECT_EQ(made, 1);
  EXPECT_EQ(refused, 3);
}

TEST_F(PostgresDatabase, OfSeveralProgramsThatOpenAnOlderOneAtOnceOneMigratesItAndAllHaveIt) {
  const TemporaryDatabase older(*PostgresServer::shared());
  {
    store::postgres::Server server({.address = older.address()}, crypto::system_random());
    const auto connection =
        store::postgres::Connection::open(server, store::postgres::Role::Writer).value();
    connection->make_own_tables();
    ASSERT_TRUE(store::migrate(*connection, store::migrations().first(1)));
  }
  std::atomic<int> opened = 0;
  {
    std::vector<std::jthread> programs;
    for (int i = 0; i < 4; ++i)
      programs.emplace_back([&] {
        if (Database::open({.address = older.address()}, crypto::system_random()))
          ++opened;
      });
  }
  EXPECT_EQ(opened, 4);
  EXPECT_EQ(older.run("SELECT version FROM schema_version"),
            std::to_string(store::migrations().back().version));
}

TEST_F(PostgresDatabase, AnErrorTakesAllOfItsChangeBack) {
  EXPECT_EQ(database
                ->write(account,
                        [](store::Connection& connection) -> Outcome {
                          static_cast<void>(count_up(connection));
                          return base::fail(iam::errors::access_denied, "no");
                        })
                .error()
                .kind,
            &iam::errors::access_denied);
  EXPECT_EQ(database
                ->write(account,
                        [](store::Connection& connection) -> Outcome {
                          static_cast<void>(count_up(connection));
                          throw store::Damage("what was read cannot be true");
                        })
                .error()
                .kind,
            &iam::errors::service_failure);
  EXPECT_EQ(count(), "0");
  EXPECT_TRUE(database->write(account, count_up));
  EXPECT_EQ(count(), "1");
}

// The failure point moves on until a write passes without meeting it.
TEST_F(PostgresDatabase, AWriteThatIsCutOffAnywhereIsKeptOnce) {
  ASSERT_TRUE(database->write(account, count_up));
  int written = 1;
  for (const Cut cut : {Cut::BeforeTheServerHasIt, Cut::BeforeItsAnswer}) {
    int message = 1;
    for (;; ++message) {
      ASSERT_LT(message, 40);
      proxy->cut_at(message, cut);
      const auto outcome = database->write(account, count_up);
      ASSERT_TRUE(outcome) << outcome.error().message << outcome.error().detail;
      ASSERT_EQ(count(), std::to_string(++written)) << "cut at message " << message;
      if (!proxy->has_cut())
        break;
      // Whatever was cut is made anew, so that the next write begins as this one did.
      proxy->cut_at(-1, cut);
      ASSERT_TRUE(database->write(account, count_up));
      ++written;
    }
    EXPECT_GT(message, 5);  // begin, select, update, mark, commit
    proxy->cut_at(-1, cut);
  }
}

TEST_F(PostgresDatabase, AReadThatIsCutOffIsNeverTakenForWhole) {
  for (const auto reading : {store::Reading::Short, store::Reading::Long})
    for (const Cut cut : {Cut::BeforeTheServerHasIt, Cut::BeforeItsAnswer})
      for (int message = 1;; ++message) {
        ASSERT_LT(message, 40);
        ASSERT_EQ(count_read(reading), 0);
        proxy->cut_at(message, cut);
        if (const auto read = count_read(reading)) {
          EXPECT_EQ(*read, 0);
        } else {
          EXPECT_EQ(read.error().kind, &iam::errors::service_unavailable);
          EXPECT_TRUE(proxy->has_cut());
        }
        const bool has_cut = proxy->has_cut();
        proxy->cut_at(-1, cut);
        if (!has_cut)
          break;
      }
}

TEST_F(PostgresDatabase, WhileItIsOutEachIsRefusedAtOnceAndServedWhenItIsBack) {
  ASSERT_TRUE(database->write(account, count_up));
  proxy->put_out();
  proxy->cut_at(1, Cut::BeforeTheServerHasIt);
  const auto refused = database->write(account, count_up);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, &iam::errors::service_unavailable);
  EXPECT_EQ(refused.error().message, store::errors::nothing_was_stored);
  EXPECT_EQ(count_read(store::Reading::Short).error().kind, &iam::errors::service_unavailable);
  EXPECT_EQ(count(), "1");

  proxy->bring_back();
  while (!database->write(account, count_up))
    std::this_thread::yield();
  EXPECT_EQ(count(), "2");
}

TEST_F(PostgresDatabase, WhenNobodyCanTellWhetherACommitWasKeptTheAnswerSaysSo) {
  // The commit takes longer than we wait, and then there is no other connection to be had.
  Options impatient = options();
  impatient.commit_within = std::chrono::milliseconds{500};
  auto opened = Database::open(impatient, crypto::system_random());
  while (!opened)  // that commits as well, and the machine may be busy
    opened = Database::open(impatient, crypto::system_random());
  kept->run(
      "CREATE OR REPLACE FUNCTION tarry() RETURNS trigger AS $$ BEGIN PERFORM pg_sleep(60); RETURN "
      "NULL; END "
      "$$ LANGUAGE plpgsql");
  kept->run(
      "CREATE CONSTRAINT TRIGGER tarries AFTER UPDATE ON counts DEFERRABLE INITIALLY DEFERRED "
      "FOR EACH ROW EXECUTE FUNCTION tarry()");
  const auto unknown = (*opened)->write(account, [&](store::Connection& connection) {
    proxy->put_out();
    return count_up(connection);
  });
  ASSERT_FALSE(unknown);
  EXPECT_EQ(unknown.error().kind, &iam::errors::service_unavailable);
  EXPECT_EQ(unknown.error().message, store::errors::perhaps_stored);
}

TEST_F(PostgresDatabase, WhatIsWrittenByManyAtOnceIsAllKept) {
  constexpr int writers = 12;
  constexpr int writes = 10;
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < writers; ++i)
      threads.emplace_back([&] {
        for (int j = 0; j < writes; ++j)
          EXPECT_TRUE(database->write(account, [](store::Connection& connection) -> Outcome {
            execute(connection, "UPDATE counts SET count = count + 1 WHERE id = $1", 1);
            return base::Nothing{};
          }));
      });
  }
  EXPECT_EQ(count(), std::to_string(writers * writes));
}

// Of two accounts, which do not wait for each other: both look, find nothing, and insert. The
// second one is run again and finds it.
TEST_F(PostgresDatabase, WhoComesSecondIsRunAgain) {
  std::latch both_have_looked(2);
  std::atomic<int> runs = 0;
  std::atomic<int> inserted = 0;
  const auto insert_if_missing = [&](store::Connection& connection) -> Outcome {
    {
      Rows rows = query(connection, "SELECT 1 FROM counts WHERE id = $1", 2);
      if (rows.next())
        return base::fail(iam::errors::entity_already_exists, "there");
    }
    if (++runs <= 2)
      both_have_looked.arrive_and_wait();
    execute(connection, "INSERT INTO counts (id, count) VALUES ($1, 0)", 2);
    return base::Nothing{};
  };
  const auto write_to = [&](iam::AccountId id) {
    const auto outcome = database->write(id, insert_if_missing);
    if (outcome)
      ++inserted;
    else
      EXPECT_EQ(outcome.error().kind, &iam::errors::entity_already_exists);
  };
  {
    std::jthread one([&] { write_to(account); });
    std::jthread another([&] { write_to(another_account); });
  }
  EXPECT_EQ(inserted, 1);
}

// While no connection can be made, a ninth would be refused.
TEST_F(PostgresDatabase, AChangeThatMeetsOthersEachTimeIsTriedTenTimes) {
  int tries = 0;
  const auto refused = database->write(account, [&](store::Connection& connection) -> Outcome {
    ++tries;
    TRY(count_up(connection));
    throw store::postgres::Interruption(store::postgres::Cause::Conflict, "met another");
  });
  EXPECT_EQ(refused.error().kind, &iam::errors::service_unavailable);
  EXPECT_EQ(refused.error().message, store::errors::nothing_was_stored);
  EXPECT_EQ(tries, 10);
  EXPECT_EQ(count(), "0");
}

TEST_F(PostgresDatabase, OnlyEightWriteAtOnceAndTheNinthWaitsForOneOfThem) {
  constexpr int most = 8;
  std::latch all_write(most + 1);
  std::latch may_end(1);
  const auto held = [&](store::Connection&) -> Outcome {
    all_write.count_down();
    may_end.wait();
    return base::Nothing{};
  };
  std::vector<std::jthread> writers;
  for (std::uint64_t i = 0; i < most; ++i)
    writers.emplace_back([&, i] { EXPECT_TRUE(database->write({account.number + i}, held)); });
  all_write.arrive_and_wait();
  proxy->put_out();
  auto ninth =
      std::async(std::launch::async, [&] { return database->write(another_account, count_up); });
  EXPECT_EQ(ninth.wait_for(std::chrono::milliseconds{300}), std::future_status::timeout);
  may_end.count_down();
  EXPECT_TRUE(ninth.get());
  EXPECT_EQ(count(), "1");
}

TEST_F(PostgresDatabase, ChangesOfOneAccountWaitForEachOther) {
  std::atomic<int> runs = 0;
  {
    std::vector<std::jthread> writers;
    for (int i = 0; i < 8; ++i)
      writers.emplace_back([&] {
        for (int j = 0; j < 5; ++j)
          EXPECT_TRUE(database->write(account, [&](store::Connection& connection) {
            ++runs;
            return count_up(connection);  // reads, and then writes what it has read and one more
          }));
      });
  }
  EXPECT_EQ(count(), "40");
  EXPECT_EQ(runs, 40);
}

}  // namespace
}  // namespace rollcall::test
