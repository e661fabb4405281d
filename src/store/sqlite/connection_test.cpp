#include "store/sqlite/connection.h"

#include <fstream>

#include "store/fail_stop.h"
#include "store/sql/query.h"
#include "support/store_contract.h"

namespace rollcall::test {
namespace {

using store::execute;
using store::query;
using store::Rows;
using store::sqlite::Role;

class SqliteConnection : public ::testing::Test {
 protected:
  SqliteConnection() {
    writer->define(
        "CREATE TABLE things (id BIGINT NOT NULL, name TEXT, bytes {bytes}, PRIMARY KEY (id)) "
        "{clustered}");
  }

  std::unique_ptr<store::sqlite::Connection> opened(Role role) {
    std::ofstream(file, std::ios::app);
    return *store::sqlite::Connection::open(file, role);
  }

  TemporaryFolder folder;
  std::filesystem::path file = folder.path() / "database";
  std::unique_ptr<store::sqlite::Connection> writer = opened(Role::Writer);
};

TEST_F(SqliteConnection, ATextMayHoldAZeroByte) {
  const std::string with_zero("a\0b", 3);
  execute(*writer, "INSERT INTO things (id, name) VALUES (1, $1)", with_zero);
  Rows rows = query(*writer, "SELECT name FROM things");
  ASSERT_TRUE(rows.next());
  EXPECT_EQ(rows.text(0), with_zero);
}

TEST_F(SqliteConnection, ItIsDurableAndKeepsReferences) {
  const auto setting = [&](const char* text) {
    Rows rows = store::bound(writer->prepare(text), store::Lifetime::Call);
    return rows.next() ? rows.string(0) : "";
  };
  EXPECT_EQ(setting("PRAGMA journal_mode"), "wal");
  EXPECT_EQ(setting("PRAGMA synchronous"), "2");
  EXPECT_EQ(setting("PRAGMA foreign_keys"), "1");
  EXPECT_EQ(setting("PRAGMA wal_autocheckpoint"), "0");
}

// In a process of its own, for the library is told once, before its first use. It counts nothing
// only if it was told.
TEST(SqliteLibrary, DoesNotCountItsMemory) {
  ::testing::GTEST_FLAG(death_test_style) = "threadsafe";
  const auto counted = [] {
    const TemporaryFolder folder;
    const auto file = folder.path() / "database";
    std::ofstream(file, std::ios::app);
    const auto connection = store::sqlite::Connection::open(file, Role::Writer);
    return sqlite3_memory_used();
  };
  EXPECT_EXIT(std::_Exit(counted() == 0 ? 0 : 1), ::testing::ExitedWithCode(0), "");
}

TEST_F(SqliteConnection, ACheckpointerThatMeetsCorruptionEndsTheProcess) {
  const auto checkpointer = opened(Role::Checkpointer);
  EXPECT_EXIT(checkpointer->check(SQLITE_CORRUPT, "checkpoint"),
              ::testing::ExitedWithCode(store::exit_input_output_error), "the database failed");
}

using SqliteConnectionDeathTest = SqliteConnection;

TEST_F(SqliteConnectionDeathTest, AReaderThatWritesIsAMistakeOfOurs) {
  ::testing::GTEST_FLAG(death_test_style) = "threadsafe";
  const auto reader = opened(Role::Reader);
  EXPECT_DEATH(execute(*reader, "INSERT INTO things (id) VALUES (1)"), "");
}

TEST_F(SqliteConnectionDeathTest, ABrokenConstraintIsAMistakeOfOurs) {
  ::testing::GTEST_FLAG(death_test_style) = "threadsafe";
  execute(*writer, "INSERT INTO things (id) VALUES (1)");
  EXPECT_DEATH(execute(*writer, "INSERT INTO things (id) VALUES (1)"),
               "a mistake in the program: .*UNIQUE");
}

TEST_F(SqliteConnection, ADamagedPageCostsAnAnswerAndNotTheProcess) {
  for (int id = 0; id < 1000; ++id)
    execute(*writer, "INSERT INTO things (id, name) VALUES ($1, $2)", id, std::string(100, 'x'));
  writer.reset();
  std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
  const auto size = static_cast<std::streamoff>(std::filesystem::file_size(file));
  stream.seekp(4096);
  stream << std::string(static_cast<std::size_t>(size) - 4096, '\xff');
  stream.close();
  const auto read_all = [](store::Connection& connection) {
    Rows rows = query(connection, "SELECT name FROM things");
    while (rows.next()) {
    }
  };
  const auto reader = opened(Role::Reader);
  for (int again = 0; again < 2; ++again) {
    reader->begin_read();
    EXPECT_THROW(read_all(*reader), store::Damage);
    reader->end_read();
  }
  writer = opened(Role::Writer);
  ASSERT_TRUE(writer->begin_write());
  writer->begin_part();
  EXPECT_THROW(read_all(*writer), store::Damage);
  EXPECT_NE(writer->failure(), nullptr);
  EXPECT_FALSE(writer->commit());
  ASSERT_TRUE(writer->begin_write());
  EXPECT_TRUE(writer->commit());
}

}  // namespace
}  // namespace rollcall::test
