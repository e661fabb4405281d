// What every driver must do, whatever its database. What one alone does is tested beside it.

#include "store/sql/connection.h"

#include "store/sql/query.h"
#include "support/contract_connection.h"
#include "support/store_contract.h"

namespace rollcall::test {
namespace {

using store::Bytes;
using store::execute;
using store::query;
using store::Rows;

class AnyConnection : public ::testing::TestWithParam<Engine> {
 protected:
  AnyConnection() : database(GetParam()), writer(database.founded()) {
    writer->define(
        "CREATE TABLE things (id BIGINT NOT NULL, name TEXT, bytes {bytes}, PRIMARY KEY (id)) "
        "{clustered}");
  }

  static std::int64_t count(store::Connection& connection) {
    Rows rows = query(connection, "SELECT COUNT(*) FROM things");
    return rows.next() ? rows.integer(0) : -1;
  }

  std::vector<std::int64_t> ids() {
    std::vector<std::int64_t> found;
    Rows rows = query(*writer, "SELECT id FROM things ORDER BY id");
    while (rows.next())
      found.push_back(rows.integer(0));
    return found;
  }

  void insert(std::int64_t id) { execute(*writer, "INSERT INTO things (id) VALUES ($1)", id); }

  void insert_up_to(std::int64_t last) {
    execute(*writer,
            "INSERT INTO things (id, name) WITH RECURSIVE numbers (id) AS (SELECT CAST(1 AS "
            "BIGINT) UNION ALL SELECT id + 1 FROM numbers WHERE id < $1) "
            "SELECT id, 'x' FROM numbers",
            last);
  }

  ContractDatabase database;
  std::unique_ptr<store::Connection> writer;
};

INSTANTIATE_TEST_SUITE_P(Store, AnyConnection, every_engine, name_of_engine);

TEST_P(AnyConnection, ValuesComeBackAsTheyWereBound) {
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

TEST_P(AnyConnection, AnEmptyTextIsNotNothing) {
  execute(*writer, "INSERT INTO things (id, name, bytes) VALUES (1, $1, $2)", std::string_view(),
          Bytes{});
  Rows rows =
      query(*writer, "SELECT COUNT(*) FROM things WHERE name IS NOT NULL AND bytes IS NOT NULL");
  ASSERT_TRUE(rows.next());
  EXPECT_EQ(rows.integer(0), 1);
}

TEST_P(AnyConnection, AParameterThatWasNullFirstHasItsTypeLater) {
  constexpr const char* text = "INSERT INTO things (id, name, bytes) VALUES ($1, $2, $3)";
  execute(*writer, text, 1, std::nullopt, std::nullopt);
  execute(*writer, text, 2, "b", Bytes{"c"});
  execute(*writer, text, 3, std::nullopt, Bytes{"d"});
  Rows rows = query(*writer, "SELECT COUNT(name), COUNT(bytes) FROM things");
  ASSERT_TRUE(rows.next());
  EXPECT_EQ(rows.integer(0), 1);
  EXPECT_EQ(rows.integer(1), 2);
}

TEST_P(AnyConnection, EveryKindOfIntegerIsRead) {
  Rows rows = query(*writer,
                    "SELECT CAST(-2 AS SMALLINT), CAST(-3 AS INTEGER), CAST(-4 AS BIGINT), "
                    "CAST(1000000 AS INTEGER), 1 = 1, 1 = 2");
  ASSERT_TRUE(rows.next());
  const auto expected = {-2, -3, -4, 1'000'000, 1, 0};
  int column = 0;
  for (const int value : expected)
    EXPECT_EQ(rows.integer(column++), value);
}

TEST_P(AnyConnection, TextsComeInTheOrderOfTheirBytes) {
  int id = 0;
  for (const char* name : {"a", "B", "_", "-a", "\u00e9", "z"})
    execute(*writer, "INSERT INTO things (id, name) VALUES ($1, $2)", ++id, name);
  std::vector<std::string> names;
  Rows rows = query(*writer, "SELECT name FROM things ORDER BY name");
  while (rows.next())
    names.push_back(rows.string(0));
  EXPECT_THAT(names, ::testing::ElementsAre("-a", "B", "_", "a", "z", "\u00e9"));
  Rows behind = query(*writer, "SELECT COUNT(*) FROM things WHERE name > $1", "B");
  ASSERT_TRUE(behind.next());
  EXPECT_EQ(behind.integer(0), 4);
}

TEST_P(AnyConnection, BoundTextsMayGoBeforeTheRowsAreRead) {
  execute(*writer, "INSERT INTO things (id, name) VALUES (1, 'a name of some length')");
  std::string sought = "a name of some length";
  Rows rows = query(*writer, "SELECT id FROM things WHERE name = $1", sought);
  sought.assign(sought.size(), '-');
  EXPECT_TRUE(rows.next());
}

TEST_P(AnyConnection, AStatementIsRunAgainWithOtherValues) {
  for (const std::int64_t id : {3, 1, 2})
    insert(id);
  constexpr const char* text = "SELECT id FROM things WHERE id >= $1 ORDER BY id";
  for (const std::int64_t id : {2, 1}) {
    Rows rows = query(*writer, text, id);  // and is let go before its last row
    ASSERT_TRUE(rows.next());
    EXPECT_EQ(rows.integer(0), id);
  }
}

TEST_P(AnyConnection, AReaderSeesTheMomentItBegan) {
  std::int64_t id = 0;
  for (const Purpose purpose : {Purpose::Reading, Purpose::LongReading}) {
    const auto reader = database.opened(purpose);
    reader->begin_read();
    const auto before = count(*reader);
    insert(++id);
    EXPECT_EQ(count(*reader), before);
    reader->end_read();
    reader->begin_read();
    EXPECT_EQ(count(*reader), before + 1);
    reader->end_read();
  }
}

TEST_P(AnyConnection, ALongReadGoesThroughSeveralTablesSideBySide) {
  constexpr int rows_of_each = 3 * store::postgres::Connection::rows_in_a_chunk;
  insert_up_to(rows_of_each);
  const auto reader = database.opened(Purpose::LongReading);
  reader->begin_read();
  Rows up = query(*reader, "SELECT id FROM things WHERE id > $1 ORDER BY id", 0);
  Rows down = query(*reader, "SELECT id FROM things WHERE name = $1 ORDER BY id DESC", "x");
  int read = 0;
  for (; up.next() && down.next(); ++read)
    ASSERT_EQ(up.integer(0) + down.integer(0), rows_of_each + 1);
  EXPECT_EQ(read, rows_of_each);
  EXPECT_FALSE(down.next());
}

TEST_P(AnyConnection, WhatIsRolledBackHasNotHappened) {
  writer->set_schema_version(3);
  ASSERT_TRUE(writer->begin_write());
  insert(1);
  writer->set_schema_version(4);
  writer->rollback();
  EXPECT_THAT(ids(), ::testing::IsEmpty());
  EXPECT_EQ(writer->schema_version(), 3);
  ASSERT_TRUE(writer->begin_write());
  insert(2);
  ASSERT_TRUE(writer->commit());
  EXPECT_THAT(ids(), ::testing::ElementsAre(2));
}

TEST_P(AnyConnection, APartIsTakenBackAlone) {
  ASSERT_TRUE(writer->begin_write());
  writer->begin_part();
  insert(1);
  writer->keep_part();
  writer->begin_part();
  insert(2);
  writer->take_part_back();
  ASSERT_TRUE(writer->commit());
  EXPECT_THAT(ids(), ::testing::ElementsAre(1));
}

TEST_P(AnyConnection, ChangedRowsAreThoseOfTheLastStatementAndNotOfWhatFollowsFromIt) {
  writer->define("CREATE TABLE parts (id BIGINT REFERENCES things ON DELETE CASCADE, part BIGINT)");
  insert(1);
  execute(*writer, "INSERT INTO parts (id, part) VALUES (1, 1), (1, 2)");
  EXPECT_EQ(execute(*writer, "UPDATE things SET name = 'x' WHERE id = 2"), 0);
  EXPECT_EQ(execute(*writer, "DELETE FROM things"), 1);
}

TEST_P(AnyConnection, TheSchemaHasAPlaceForItsVersion) {
  EXPECT_EQ(writer->schema_version(), 0);
  writer->set_schema_version(3);
  writer->set_schema_version(4);
  EXPECT_EQ(writer->schema_version(), 4);
}

}  // namespace
}  // namespace rollcall::test
