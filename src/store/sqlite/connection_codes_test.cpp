// What becomes of each code that SQLite can answer with: a failure of the write, damage that costs
// one statement, a mistake of ours, or the end of the process.

#include <csignal>
#include <fstream>

#include "store/damage.h"
#include "store/fail_stop.h"
#include "store/sql/query.h"
#include "store/sqlite/connection.h"
#include "support/store_contract.h"

namespace rollcall::test {
namespace {

using store::sqlite::Role;

class SqliteCodes : public ::testing::Test {
 protected:
  std::unique_ptr<store::sqlite::Connection> opened(Role role) {
    std::ofstream(file, std::ios::app);
    return *store::sqlite::Connection::open(file, role);
  }

  static void expect_the_end(store::sqlite::Connection& connection, int code) {
    EXPECT_EXIT(connection.check(code, "statement"),
                ::testing::ExitedWithCode(store::exit_input_output_error), "in: statement")
        << sqlite3_errstr(code);
  }

  TemporaryFolder folder;
  std::filesystem::path file = folder.path() / "database";
  std::unique_ptr<store::sqlite::Connection> writer = opened(Role::Writer);
  std::unique_ptr<store::sqlite::Connection> reader = opened(Role::Reader);
};

TEST_F(SqliteCodes, AWantOfRoomOrOfATurnIsAFailureOfTheWriteAndTheFirstOneIsKept) {
  for (const int code : {SQLITE_FULL, SQLITE_BUSY, SQLITE_BUSY_SNAPSHOT}) {
    writer->check(SQLITE_OK, "before");
    EXPECT_EQ(writer->failure(), nullptr);
    writer->check(code, "first");
    ASSERT_NE(writer->failure(), nullptr) << code;
    writer->check(SQLITE_FULL, "second");
    writer->check(SQLITE_ABORT_ROLLBACK, "third");
    EXPECT_THAT(*writer->failure(), ::testing::EndsWith("in: first"));
    EXPECT_EQ(writer->changed_rows(), 0);
    writer->rollback();
    EXPECT_EQ(writer->failure(), nullptr);
  }
}

TEST_F(SqliteCodes, WhatCannotBeReadCostsAReaderOneStatement) {
  for (const int code : {SQLITE_IOERR_READ, SQLITE_IOERR_SHORT_READ, SQLITE_IOERR_CORRUPTFS,
                         SQLITE_NOTADB, SQLITE_CORRUPT, SQLITE_CORRUPT_INDEX})
    EXPECT_THROW(reader->check(code, "statement"), store::Damage) << code;
  expect_the_end(*reader, SQLITE_IOERR_WRITE);
  expect_the_end(*reader, SQLITE_ABORT);
}

TEST_F(SqliteCodes, WhatCannotBeReadEndsAWriterWhereItsTransactionIsGone) {
  for (const int code :
       {SQLITE_IOERR_READ, SQLITE_IOERR_SHORT_READ, SQLITE_IOERR_CORRUPTFS, SQLITE_NOTADB})
    expect_the_end(*writer, code);
  EXPECT_THROW(writer->check(SQLITE_CONSTRAINT_CHECK, "statement"), store::Damage);
  EXPECT_THROW(writer->check(SQLITE_CORRUPT, "statement"), store::Damage);
  EXPECT_EQ(writer->failure(), nullptr) << "no transaction is open that could be lost";
}

TEST_F(SqliteCodes, InATransactionCorruptionFailsTheWriteAndNoTurnIsWaitedFor) {
  ASSERT_TRUE(writer->begin_write());
  EXPECT_THROW(writer->check(SQLITE_CONSTRAINT_CHECK, "statement"), store::Damage);
  EXPECT_EQ(writer->failure(), nullptr);
  expect_the_end(*writer, SQLITE_BUSY);
  EXPECT_THROW(writer->check(SQLITE_CORRUPT, "statement"), store::Damage);
  EXPECT_NE(writer->failure(), nullptr);
  EXPECT_FALSE(writer->commit());
}

TEST_F(SqliteCodes, ACheckpointerIsSparedNothing) {
  const auto checkpointer = opened(Role::Checkpointer);
  for (const int code : {SQLITE_IOERR_READ, SQLITE_CORRUPT})
    expect_the_end(*checkpointer, code);
}

using SqliteCodesDeathTest = SqliteCodes;

TEST_F(SqliteCodesDeathTest, AMistakeOfOursIsNamedSo) {
  for (const int code : {SQLITE_ERROR, SQLITE_CONSTRAINT_UNIQUE, SQLITE_MISUSE, SQLITE_RANGE})
    EXPECT_EXIT(writer->check(code, "statement"), ::testing::KilledBySignal(SIGABRT),
                "a mistake in the program: .*in: statement");
}

TEST_F(SqliteCodesDeathTest, AStatementWhoseParametersAreOutOfOrderIsAMistakeOfOurs) {
  for (const char* text : {"SELECT $2, $1", "SELECT $2", "SELECT $1, $3", "SELECT $1, ?"})
    EXPECT_DEATH(writer->prepare(text), "has_ordered_parameters") << text;
}

TEST_F(SqliteCodes, ARowThatIsNotWhatItsTableMayHoldCostsOneStatement) {
  writer->define("CREATE TABLE things (id BIGINT CHECK (id > 0))");
  EXPECT_THROW(store::execute(*writer, "INSERT INTO things (id) VALUES (0)"), store::Damage);
  EXPECT_EQ(store::execute(*writer, "INSERT INTO things (id) VALUES (1)"), 1);
}

TEST_F(SqliteCodes, AFileThatIsNotThereIsRefusedWithTheReason) {
  const auto refused =
      store::sqlite::Connection::open(folder.path() / "nowhere/database", Role::Reader);
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().detail, ::testing::HasSubstr("unable to open"));
}

TEST_F(SqliteCodes, AFileIsMarkedAsOursAndNoOtherIsClaimed) {
  store::Rows rows = store::query(*writer, "PRAGMA application_id");
  ASSERT_TRUE(rows.next());
  EXPECT_EQ(rows.integer(0), 0x526f6c6c);
  const auto of_another = folder.path() / "another";
  sqlite3* handle = nullptr;
  ASSERT_EQ(sqlite3_open(of_another.c_str(), &handle), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(handle, "PRAGMA user_version = 7", nullptr, nullptr, nullptr), SQLITE_OK);
  sqlite3_close(handle);  // a file of one page
  EXPECT_FALSE(store::sqlite::Connection::open(of_another, Role::Writer));
}

TEST_F(SqliteCodes, ACheckpointMovesTheWholeLogWhereNobodyReadsIt) {
  writer->define("CREATE TABLE things (id BIGINT)");
  store::execute(*writer, "INSERT INTO things (id) VALUES (1)");
  reader->begin_read();
  EXPECT_EQ(store::query(*reader, "SELECT id FROM things").next(), true);
  store::execute(*writer, "INSERT INTO things (id) VALUES (2)");
  const auto checkpointer = opened(Role::Checkpointer);
  const auto held_up = checkpointer->checkpoint();
  EXPECT_EQ(held_up.log_pages, writer->log_pages());
  EXPECT_LT(held_up.moved_pages, held_up.log_pages);
  EXPECT_FALSE(held_up.is_complete());
  reader->end_read();
  const auto whole = checkpointer->checkpoint();
  EXPECT_EQ(whole.moved_pages, writer->log_pages());
  EXPECT_TRUE(whole.is_complete());
}

TEST_F(SqliteCodes, AConnectionThatClosesLeavesNothingOpen) {
  writer->define("CREATE TABLE things (id BIGINT)");
  store::execute(*writer, "INSERT INTO things (id) VALUES (1)");
  EXPECT_EQ(writer->schema_version(), 0);
  reader.reset();
  EXPECT_TRUE(std::filesystem::exists(file.string() + "-wal"));
  writer.reset();
  EXPECT_FALSE(std::filesystem::exists(file.string() + "-wal")) << "the last one moves the log";
}

}  // namespace
}  // namespace rollcall::test
