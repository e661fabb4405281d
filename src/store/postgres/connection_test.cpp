#include "store/postgres/connection.h"

#include "crypto/random.h"
#include "store/errors.h"
#include "store/postgres/database.h"
#include "store/sql/query.h"
#include "support/postgres_server.h"
#include "support/store_contract.h"

namespace rollcall::test {
namespace {

using store::execute;
using store::query;
using store::Rows;
using store::postgres::Cause;
using store::postgres::Connection;
using store::postgres::ConnectionPool;
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

  std::optional<TemporaryDatabase> database;
  std::optional<store::postgres::Server> server;
  std::unique_ptr<Connection> writer;
};

TEST_F(PostgresConnection, WhatNoTextCanHoldIsMarkedAndCostsNobodyAnError) {
  execute(*writer, "INSERT INTO things (id, name) VALUES (1, $1)", std::string_view("a\0b\xff", 4));
  Rows rows = query(*writer, "SELECT name FROM things");
  ASSERT_TRUE(rows.next());
  EXPECT_EQ(rows.text(0), "a\uFFFDb\uFFFD");
}

TEST_F(PostgresConnection, TheLanguageOfTheDatabaseIsNotThatOfTheTables) {
  EXPECT_EQ(database->run("SELECT 'a' < 'B'"), "t");
  EXPECT_EQ(database->run("INSERT INTO things (id, name) VALUES (1, 'a'), (2, 'B');"
                          "SELECT name FROM things ORDER BY name LIMIT 1"),
            "B");
}

TEST_F(PostgresConnection, AReaderWritesNothing) {
  for (const Role role : {Role::Reader, Role::LongReader}) {
    const auto reader = opened(role);
    reader->begin_read();
    EXPECT_THROW(execute(*reader, "DELETE FROM things"), std::exception);
    reader->end_read();
  }
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

TEST_F(PostgresConnection, AStandbyIsRefused) {
  // What a name means is for the database to say.
  database->run(
      "CREATE FUNCTION pg_is_in_recovery() RETURNS BOOLEAN LANGUAGE SQL AS 'SELECT true'");
  database->run("ALTER DATABASE " + database->name() + " SET search_path = public, pg_catalog");
  const auto refused = Connection::open(*server, Role::Writer);
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().message, ::testing::HasSubstr("it is a standby"));
}

TEST_F(PostgresConnection, AServerThatWasOvertakenIsRefused) {
  EXPECT_TRUE(server->is_newest(2));
  const auto refused = Connection::open(*server, Role::Writer);
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().message, ::testing::HasSubstr("another server has taken its place"));
}

TEST_F(PostgresConnection, AServerThatIsOvertakenLaterIsNotBelievedAnyMore) {
  ConnectionPool pool([&] { return Connection::open(*server, Role::Reader); }, 2);
  {
    const auto kept = pool.borrow();
  }
  {
    const auto again = pool.borrow();
  }
  EXPECT_TRUE(writer->is_idle());
  EXPECT_TRUE(server->is_newest(2));
  EXPECT_FALSE(writer->is_idle());
  EXPECT_THROW(pool.borrow(), Interruption);
}

TEST_F(PostgresConnection, AfterOneThatIsRefusedAnotherHostIsAskedFirst) {
  EXPECT_EQ(server->first_host(), 0U);
  EXPECT_TRUE(server->is_newest(2));
  EXPECT_FALSE(Connection::open(*server, Role::Writer));
  EXPECT_EQ(server->first_host(), 1U);
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

}  // namespace
}  // namespace rollcall::test
