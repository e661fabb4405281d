#include "store/sqlite/group_commit.h"

#include <atomic>
#include <chrono>
#include <latch>
#include <thread>

#include "iam/errors.h"
#include "store/sql/query.h"
#include "store/sqlite/connection.h"
#include "support/store_contract.h"

namespace rollcall::test {
namespace {

using store::Connection;
using store::sqlite::GroupCommit;

base::Result<base::Nothing> insert(Connection& connection, std::int64_t number) {
  store::execute(connection, "INSERT INTO numbers (number, filling) VALUES ($1, '')", number);
  return base::Nothing{};
}

std::int64_t count(Connection& connection) {
  store::Rows rows = store::query(connection, "SELECT COUNT(*) FROM numbers");
  return rows.next() ? rows.integer(0) : -1;
}

bool has(Connection& connection, std::int64_t number) {
  return store::query(connection, "SELECT 1 FROM numbers WHERE number = $1", number).next();
}

class GroupCommitTest : public ::testing::Test {
 protected:
  GroupCommitTest() {
    connection->define("CREATE TABLE numbers (number BIGINT PRIMARY KEY, filling TEXT NOT NULL)");
  }

  // Runs `write` on so many threads, all of whom find somebody else leading.
  void write_together(int writers, const std::function<void(int)>& write) {
    std::latch started(writers);
    std::vector<std::jthread> threads;
    group_commit.between_groups([&] {
      for (int i = 0; i < writers; ++i)
        threads.emplace_back([&, i] {
          started.count_down();
          write(i);
        });
      started.wait();
      std::this_thread::sleep_for(std::chrono::milliseconds{100});
    });
  }

  std::unique_ptr<store::sqlite::Connection> opened() {
    const auto file = folder.path() / "database";
    std::fclose(std::fopen(file.c_str(), "ab"));
    return *store::sqlite::Connection::open(file, store::sqlite::Role::Writer);
  }

  TemporaryFolder folder;
  std::unique_ptr<store::sqlite::Connection> connection = opened();
  int commits = 0;
  GroupCommit group_commit{*connection, [this] { ++commits; }};
};

TEST_F(GroupCommitTest, WritersThatWaitShareOneCommit) {
  write_together(16, [&](int i) {
    EXPECT_TRUE(group_commit.write([&](Connection& on) { return insert(on, i); }));
  });
  EXPECT_EQ(count(*connection), 16);
  EXPECT_LT(commits, 16);
}

TEST_F(GroupCommitTest, OnlyTheWriterThatFailsIsTakenBackAndToldSo) {
  write_together(16, [&](int i) {
    const auto outcome = group_commit.write([&](Connection& on) -> base::Result<base::Nothing> {
      (void)insert(on, i);
      if (i % 2 == 1)
        return base::fail(iam::errors::limit_exceeded, std::to_string(i));
      return base::Nothing{};
    });
    EXPECT_EQ(outcome.has_value(), i % 2 == 0);
    EXPECT_EQ(outcome ? "" : outcome.error().message, i % 2 == 0 ? "" : std::to_string(i));
  });
  EXPECT_EQ(count(*connection), 8);
  for (int i = 0; i < 16; ++i)
    EXPECT_EQ(has(*connection, i), i % 2 == 0);
}

TEST_F(GroupCommitTest, WhatWasAcknowledgedIsThereWhateverManyWritersDo) {
  constexpr int writers = 16;
  constexpr int writes = 100;
  std::atomic<int> acknowledged = 0;
  {
    std::vector<std::jthread> threads;
    for (int writer = 0; writer < writers; ++writer)
      threads.emplace_back([&, writer] {
        for (int i = 0; i < writes; ++i) {
          const int number = writer * writes + i;
          const auto outcome =
              group_commit.write([&](Connection& on) -> base::Result<base::Nothing> {
                (void)insert(on, number);
                if (number % 7 == 0)
                  return base::fail(iam::errors::limit_exceeded, "no");
                return base::Nothing{};
              });
          acknowledged += outcome ? 1 : 0;
        }
      });
  }
  EXPECT_EQ(count(*connection), acknowledged);
  for (int number = 0; number < writers * writes; ++number)
    EXPECT_EQ(has(*connection, number), number % 7 != 0);
}

TEST_F(GroupCommitTest, BetweenGroupsNoTransactionIsOpen) {
  std::atomic<bool> is_between = false;
  write_together(8, [&](int i) {
    EXPECT_TRUE(group_commit.write([&](Connection& on) {
      EXPECT_FALSE(is_between);
      return insert(on, i);
    }));
    group_commit.between_groups([&] {
      EXPECT_FALSE(is_between.exchange(true));
      EXPECT_TRUE(connection->begin_write());
      connection->rollback();
      is_between = false;
    });
  });
  EXPECT_EQ(count(*connection), 8);
}

TEST_F(GroupCommitTest, WithoutRoomWritersAreRefusedAndNothingIsHalfDone) {
  connection->define("PRAGMA max_page_count = 64");
  const std::string filling(1'000'000, 'x');
  std::atomic<int> acknowledged = 0;
  write_together(9, [&](int i) {
    const auto outcome = group_commit.write([&](Connection& on) -> base::Result<base::Nothing> {
      (void)insert(on, i);
      if (i == 4)
        store::execute(on, "UPDATE numbers SET filling = $1 WHERE number = $2", filling, i);
      return base::Nothing{};
    });
    acknowledged += outcome ? 1 : 0;
    EXPECT_TRUE(outcome || outcome.error().kind == &iam::errors::service_failure);
    EXPECT_FALSE(outcome && i == 4);
  });
  EXPECT_EQ(count(*connection), acknowledged);
  EXPECT_FALSE(has(*connection, 4));
}

TEST_F(GroupCommitTest, OnceThereIsRoomAgainWritingGoesOn) {
  connection->define("PRAGMA max_page_count = 64");
  const auto fill = [&](Connection& on) -> base::Result<base::Nothing> {
    store::execute(on, "INSERT INTO numbers (number, filling) VALUES (1, $1)",
                   std::string(1'000'000, 'x'));
    // What is asked and written after the failure changes nothing and breaks nothing.
    EXPECT_FALSE(has(on, 1));
    (void)insert(on, 2);
    return base::Nothing{};
  };
  EXPECT_EQ(group_commit.write(fill).error().kind, &iam::errors::service_failure);
  EXPECT_EQ(count(*connection), 0);
  EXPECT_TRUE(group_commit.write([](Connection& on) { return insert(on, 3); }));
  connection->define("PRAGMA max_page_count = 10000");
  EXPECT_TRUE(group_commit.write([&](Connection& on) -> base::Result<base::Nothing> {
    store::execute(on, "INSERT INTO numbers (number, filling) VALUES (1, $1)",
                   std::string(1'000'000, 'x'));
    return base::Nothing{};
  }));
  EXPECT_EQ(count(*connection), 2);
}

TEST_F(GroupCommitTest, AnErrorThatSpokeOfWhatWasNeverStoredIsNotPassedOn) {
  connection->define("PRAGMA max_page_count = 64");
  const auto outcome = group_commit.write([&](Connection& on) -> base::Result<base::Nothing> {
    store::execute(on, "INSERT INTO numbers (number, filling) VALUES (1, $1)",
                   std::string(1'000'000, 'x'));
    return base::fail(iam::errors::entity_already_exists, "number 1 already exists");
  });
  EXPECT_EQ(outcome.error().kind, &iam::errors::service_failure);
}

using GroupCommitDeathTest = GroupCommitTest;

TEST_F(GroupCommitDeathTest, AnExceptionFromAChangeEndsTheProcess) {
  ::testing::GTEST_FLAG(death_test_style) = "threadsafe";
  EXPECT_DEATH((void)group_commit.write(
                   [](Connection&) -> base::Result<base::Nothing> { throw std::bad_alloc(); }),
               "");
}

}  // namespace
}  // namespace rollcall::test
