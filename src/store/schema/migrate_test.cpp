#include "store/schema/migrate.h"

#include <array>
#include <fstream>
#include <thread>

#include "store/errors.h"
#include "store/sql/query.h"
#include "store/sqlite/connection.h"
#include "support/store_contract.h"

namespace rollcall::test {
namespace {

using std::string_view;
using store::migrate;
using store::Migration;

constexpr std::array<string_view, 1> first_step{"CREATE TABLE a (x BIGINT)"};
constexpr std::array<string_view, 2> second_step{"CREATE TABLE b (x BIGINT)",
                                                 "INSERT INTO b SELECT x + 1 FROM a"};
constexpr std::array<string_view, 2> too_large_step{
    "CREATE TABLE c (x TEXT)", "INSERT INTO c VALUES (printf('%1000000d', 1))"};

class MigrateTest : public ::testing::Test {
 protected:
  base::Result<base::Nothing> migrate_to(const std::vector<Migration>& steps) {
    return migrate(*connection, steps);
  }

  bool has_table(string_view name) {
    return store::query(*connection, "SELECT 1 FROM sqlite_schema WHERE name = $1", name).next();
  }

  std::unique_ptr<store::sqlite::Connection> opened() {
    const auto file = folder.path() / "database";
    std::ofstream(file, std::ios::app);
    return *store::sqlite::Connection::open(file, store::sqlite::Role::Writer);
  }

  TemporaryFolder folder;
  std::unique_ptr<store::sqlite::Connection> connection = opened();
};

TEST_F(MigrateTest, StepsAreAppliedInOrderAndOnce) {
  EXPECT_EQ(connection->schema_version(), 0);
  ASSERT_TRUE(migrate_to({{1, first_step}}));
  EXPECT_EQ(connection->schema_version(), 1);
  store::execute(*connection, "INSERT INTO a VALUES (41)");
  ASSERT_TRUE(migrate_to({{1, first_step}, {2, second_step}}));
  ASSERT_TRUE(migrate_to({{1, first_step}, {2, second_step}}));
  EXPECT_EQ(connection->schema_version(), 2);
  store::Rows rows = store::query(*connection, "SELECT x FROM b");
  ASSERT_TRUE(rows.next());
  EXPECT_EQ(rows.integer(0), 42);
  EXPECT_FALSE(rows.next());
}

TEST_F(MigrateTest, AProgramWithoutStepsKnowsNoSchema) {
  EXPECT_TRUE(migrate_to({}));
  ASSERT_TRUE(migrate_to({{1, first_step}}));
  EXPECT_FALSE(migrate_to({}));
}

TEST_F(MigrateTest, ANewerSchemaIsRefusedAndLeftAsItIs) {
  ASSERT_TRUE(migrate_to({{1, first_step}, {2, second_step}}));
  EXPECT_EQ(migrate_to({{1, first_step}}).error().kind, &store::errors::newer_schema);
  EXPECT_EQ(connection->schema_version(), 2);
}

TEST_F(MigrateTest, AMigrationThatFindsNoRoomChangesNothing) {
  ASSERT_TRUE(migrate_to({{1, first_step}}));
  connection->define("PRAGMA max_page_count = 20");
  EXPECT_FALSE(migrate_to({{1, first_step}, {2, second_step}, {3, too_large_step}}));
  EXPECT_EQ(connection->schema_version(), 1);
  EXPECT_FALSE(has_table("b"));
  EXPECT_FALSE(has_table("c"));
}

TEST_F(MigrateTest, ProgramsThatStartTogetherApplyEachStepOnce) {
  const auto another = opened();
  base::Result<base::Nothing> here;
  base::Result<base::Nothing> there;
  {
    const std::jthread one([&] { here = migrate(*connection, store::migrations()); });
    const std::jthread two([&] { there = migrate(*another, store::migrations()); });
  }
  EXPECT_TRUE(here);
  EXPECT_TRUE(there);
  EXPECT_EQ(another->schema_version(), store::migrations().back().version);
}

TEST_F(MigrateTest, TheStepsOfThisProgramAreNumberedWithoutGaps) {
  int version = 0;
  for (const Migration& step : store::migrations())
    EXPECT_EQ(step.version, ++version);
  EXPECT_GT(version, 0);
}

}  // namespace
}  // namespace rollcall::test
