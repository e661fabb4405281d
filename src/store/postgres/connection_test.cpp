#include "store/postgres/connection.h"

#include "crypto/random.h"
#include "store/errors.h"
#include "store/postgres/database.h"
#include "store/sql/query.h"
#include "support/postgres_server.h"
#include "support/store_contract.h"

namespace rollcall::test {
namespace {

using store::Bytes;
using store::execute;
using store::query;
using store::Rows;
using store::postgres::Cause;
using store::postgres::Connection;
using store::postgres::Interruption;
using store::postgres::Role;

class PostgresConnection : public ::testing::Test {
 protected:
  void SetUp() override {
    if (PostgresServer::shared() == nullptr)
      GTEST_SKIP() << PostgresServer::missing;
    database.emplace(*PostgresServer::shared());
    server.emplace(store::postgres::Options{.address = database->address()},
                   crypto::system_random());
    writer = opened(Role::Writer);
    writer->make_own_tables();
    writer->define(
        "CREATE TABLE things (id BIGINT NOT NULL, name TEXT, bytes {bytes}, PRIMARY KEY (id)) "
        "{clustered}");
  }

  std::unique_ptr<Connection> opened(Role role) {
    auto connection = Connection::open(*server, role);
    if (!connection)
      throw std::runtime_error(connection.error().message);
    return *std::move(connection);
  }

  std::vector<std::string> names_in_order() {
    std::vector<std::string> names;
    Rows rows = query(*writer, "SELECT name FROM things ORDER BY name");
    while (rows.next())
      names.push_back(rows.string(0));
    return names;
  }

  std::optional<TemporaryDatabase> database;
  std::optional<store::postgres::Server> server;
  std::unique_ptr<Connection> writer;
};

TEST_F(PostgresConnection, ValuesComeBackAsTheyWereBound) {
  const std::string with_zero("a\0b", 3);
  execute(*writer, "INSERT INTO things (id, name, bytes) VALUES ($1, $2, $3)", -1, "caf\u00e9",
          Bytes{with_zero});
  execute(*writer, "INSERT INTO things (id, name, bytes) VALUES ($1, $2, $3)", INT64_MAX,
          std::string_view(), std::optional<Bytes>());
  Rows rows = query(*writer, "SELECT id, name, bytes FROM things ORDER BY id");
  ASSERT_TRUE(rows.next());
  EXPECT_EQ(rows.integer(0), -1);
  EXPECT_EQ(rows.text(1), "caf\u00e9");
  EXPECT_EQ(rows.text(2), with_zero);
  ASSERT_TRUE(rows.next());
  EXPECT_EQ(rows.integer(0), INT64_MAX);
  EXPECT_FALSE(rows.is_null(1));
  EXPECT_EQ(rows.text(1), "");
  EXPECT_TRUE(rows.is_null(2));
  EXPECT_FALSE(rows.next());
}

TEST_F(PostgresConnection, WhatNoTextCanHoldIsMarkedAndCostsNobodyAnError) {
  execute(*writer, "INSERT INTO things (id, name) VALUES (1, $1)", std::string_view("a\0b\xff", 4));
  Rows rows = query(*writer, "SELECT name FROM things");
  ASSERT_TRUE(rows.next());
  EXPECT_EQ(rows.text(0), "a\uFFFDb\uFFFD");
}

TEST_F(PostgresConnection, AParameterThatWasNullFirstHasItsTypeLater) {
  constexpr const char* text = "INSERT INTO things (id, name, bytes) VALUES ($1, $2, $3)";
  execute(*writer, text, 1, std::nullopt, std::nullopt);
  execute(*writer, text, 2, "b", Bytes{"c"});
  execute(*writer, text, 3, std::nullopt, Bytes{"d"});
  Rows rows = query(*writer, "SELECT COUNT(name), COUNT(bytes) FROM things");
  ASSERT_TRUE(rows.next());
  EXPECT_EQ(rows.integer(0), 1);
  EXPECT_EQ(rows.integer(1), 2);
}

TEST_F(PostgresConnection, EveryKindOfIntegerIsRead) {
  Rows rows = query(*writer,
                    "SELECT CAST(-2 AS SMALLINT), CAST(-3 AS INTEGER), CAST(-4 AS BIGINT), "
                    "CAST(1000000 AS INTEGER), 1 = 1, 1 = 2");
  ASSERT_TRUE(rows.next());
  const auto expected = {-2, -3, -4, 1'000'000, 1, 0};
  int column = 0;
  for (const int value : expected)
    EXPECT_EQ(rows.integer(column++), value);
}

TEST_F(PostgresConnection, TextsComeInTheOrderOfTheirBytesWhateverTheLanguageOfTheDatabase) {
  ASSERT_EQ(database->run("SELECT 'a' < 'B'"), "t");
  int id = 0;
  for (const char* name : {"a", "B", "_", "-a", "\u00e9", "z"})
    execute(*writer, "INSERT INTO things (id, name) VALUES ($1, $2)", ++id, name);
  EXPECT_THAT(names_in_order(), ::testing::ElementsAre("-a", "B", "_", "a", "z", "\u00e9"));
  Rows rows = query(*writer, "SELECT COUNT(*) FROM things WHERE name > $1", "B");
  ASSERT_TRUE(rows.next());
  EXPECT_EQ(rows.integer(0), 4);
}

TEST_F(PostgresConnection, BoundTextsMayGoBeforeTheRowsAreRead) {
  execute(*writer, "INSERT INTO things (id, name) VALUES (1, 'a name of some length')");
  std::string sought = "a name of some length";
  Rows rows = query(*writer, "SELECT id FROM things WHERE name = $1", sought);
  sought.assign(sought.size(), '-');
  EXPECT_TRUE(rows.next());
}

TEST_F(PostgresConnection, WhateverTheServerIsSetToItIsDurable) {
  database->run("ALTER DATABASE " + database->name() + " SET synchronous_commit = local");
  const auto another = opened(Role::Writer);
  Rows rows = query(*another, "SELECT current_setting('synchronous_commit')");
  ASSERT_TRUE(rows.next());
  EXPECT_EQ(rows.text(0), "on");
}

TEST_F(PostgresConnection, AServerWithoutAStandbyIsRefusedWhereOneIsRequired) {
  store::postgres::Server demanding(
      {.address = database->address(), .standby = store::postgres::Standby::Required},
      crypto::system_random());
  const auto refused = Connection::open(demanding, Role::Writer);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, &store::errors::unusable_database);
}

TEST_F(PostgresConnection, AServerThatWasOvertakenIsRefused) {
  EXPECT_TRUE(server->is_newest(2));
  const auto refused = Connection::open(*server, Role::Writer);
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().message, ::testing::HasSubstr("another server has taken its place"));
}

TEST_F(PostgresConnection, AReaderSeesTheMomentItBeganAndWritesNothing) {
  for (const Role role : {Role::Reader, Role::LongReader}) {
    const auto reader = opened(role);
    const auto count = [&] {
      Rows rows = query(*reader, "SELECT COUNT(*) FROM things");
      return rows.next() ? rows.integer(0) : -1;
    };
    reader->begin_read();
    const auto before = count();
    execute(*writer, "INSERT INTO things (id) VALUES ($1)", static_cast<int>(role));
    EXPECT_EQ(count(), before);
    reader->end_read();
    reader->begin_read();
    EXPECT_EQ(count(), before + 1);
    EXPECT_THROW(execute(*reader, "DELETE FROM things"), std::exception);
    reader->end_read();
  }
}

TEST_F(PostgresConnection, ALongReaderReadsSeveralTablesSideBySideInChunks) {
  constexpr int rows_of_each = 3 * Connection::rows_in_a_chunk;
  execute(*writer, "INSERT INTO things (id, name) SELECT n, 'x' FROM generate_series(1, $1) AS n",
          rows_of_each);
  const auto reader = opened(Role::LongReader);
  reader->begin_read();
  Rows up = query(*reader, "SELECT id FROM things WHERE id > $1 ORDER BY id", 0);
  Rows down = query(*reader, "SELECT id FROM things WHERE name = $1 ORDER BY id DESC", "x");
  int read = 0;
  for (; up.next() && down.next(); ++read)
    ASSERT_EQ(up.integer(0) + down.integer(0), rows_of_each + 1);
  EXPECT_EQ(read, rows_of_each);
  EXPECT_FALSE(up.next());
}

TEST_F(PostgresConnection, APartIsTakenBackAlone) {
  ASSERT_TRUE(writer->begin_write());
  writer->begin_part();
  execute(*writer, "INSERT INTO things (id) VALUES (1)");
  writer->keep_part();
  writer->begin_part();
  execute(*writer, "INSERT INTO things (id) VALUES (2)");
  writer->take_part_back();
  ASSERT_TRUE(writer->commit());
  EXPECT_EQ(database->run("SELECT SUM(id) FROM things"), "1");
}

TEST_F(PostgresConnection, ChangedRowsAreThoseOfTheLastStatementAndNotOfWhatFollowsFromIt) {
  writer->define("CREATE TABLE parts (id BIGINT REFERENCES things ON DELETE CASCADE, part BIGINT)");
  execute(*writer, "INSERT INTO things (id) VALUES (1)");
  execute(*writer, "INSERT INTO parts (id, part) VALUES (1, 1), (1, 2)");
  EXPECT_EQ(execute(*writer, "UPDATE things SET name = 'x' WHERE id = 2"), 0);
  EXPECT_EQ(execute(*writer, "DELETE FROM things"), 1);
}

TEST_F(PostgresConnection, ABrokenConstraintIsAConflictAndAWrongWordIsDamage) {
  execute(*writer, "INSERT INTO things (id) VALUES (1)");
  try {
    execute(*writer, "INSERT INTO things (id) VALUES (1)");
    FAIL() << "the second one was taken";
  } catch (const Interruption& interruption) {
    EXPECT_EQ(interruption.cause(), Cause::Conflict);
  }
  EXPECT_THROW(execute(*writer, "INSERT INTO nothing (id) VALUES (1)"), store::Damage);
  EXPECT_TRUE(writer->is_idle());
}

TEST_F(PostgresConnection, ALostConversationIsNotTheEndOfTheRows) {
  const auto reader = opened(Role::LongReader);
  execute(*writer, "INSERT INTO things (id) SELECT n FROM generate_series(1, $1) AS n",
          2 * Connection::rows_in_a_chunk);
  reader->begin_read();
  Rows rows = query(*reader, "SELECT id FROM things");
  ASSERT_TRUE(rows.next());
  writer.reset();
  database->run(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = "
      "'rollcall'");
  EXPECT_THROW(
      {
        while (rows.next()) {
        }
      },
      Interruption);
  reader->end_read();
  EXPECT_FALSE(reader->is_idle());
}

TEST_F(PostgresConnection, AMarkTellsWhetherItsTransactionWasKept) {
  const auto asker = opened(Role::Writer);
  const auto mark = writer->next_mark(account);
  EXPECT_FALSE(asker->finds(mark));
  ASSERT_TRUE(writer->begin_write());
  writer->leave(mark);
  ASSERT_TRUE(writer->commit());
  EXPECT_TRUE(asker->finds(mark));

  const auto next = writer->next_mark(account);
  EXPECT_FALSE(asker->finds(next));
  ASSERT_TRUE(writer->begin_write());
  writer->leave(next);
  writer->rollback();
  EXPECT_FALSE(asker->finds(next));
}

TEST_F(PostgresConnection, TheSchemaHasAPlaceForItsVersion) {
  EXPECT_EQ(writer->schema_version(), 0);
  writer->set_schema_version(3);
  writer->set_schema_version(4);
  EXPECT_EQ(writer->schema_version(), 4);
}

}  // namespace
}  // namespace rollcall::test
