#include "store/schema/table_shapes.h"

#include <map>

#include "store/sql/query.h"
#include "store/sqlite/connection.h"
#include "support/store_contract.h"

namespace rollcall::test {
namespace {

using store::ColumnType;
using ::testing::ElementsAre;

std::string text_of(const store::TableShape& table) {
  std::string text;
  for (const auto& column : table.columns)
    text += column.name +
            (column.type == ColumnType::Integer ? " BIGINT"
             : column.type == ColumnType::Text  ? " TEXT"
                                                : " BLOB") +
            ", ";
  for (const std::size_t column : table.key)
    text += table.columns[column].name + " ";
  return text;
}

TEST(TableShapes, AreWhatMigrationsMake) {
  static constexpr std::string_view first[] = {
      R"(CREATE TABLE things (
           account_id BIGINT NOT NULL REFERENCES accounts,
           form TEXT NOT NULL CHECK (form IN ('a', 'b')),
           number BIGINT NOT NULL,
           seal {bytes},
           PRIMARY KEY (account_id, number),
           FOREIGN KEY (account_id, form) REFERENCES forms ON UPDATE CASCADE
         ) {clustered})",
      "CREATE INDEX things_by_form ON things (account_id, form)",
      "CREATE TABLE others (number BIGINT NOT NULL, PRIMARY KEY (number))"};
  static constexpr std::string_view second[] = {
      "ALTER TABLE things ADD COLUMN more TEXT", "DROP TABLE others",
      "CREATE TABLE others (name TEXT NOT NULL, PRIMARY KEY (name))",
      "ALTER TABLE others RENAME TO names"};
  static constexpr store::Migration steps[] = {{1, first}, {2, second}};
  const auto tables = store::table_shapes(steps);
  ASSERT_EQ(tables.size(), 2U);
  EXPECT_EQ(tables[0].name, "things");
  EXPECT_EQ(
      text_of(tables[0]),
      "account_id BIGINT, form TEXT, number BIGINT, seal BLOB, more TEXT, account_id number ");
  ASSERT_EQ(tables[0].references.size(), 1U);
  EXPECT_EQ(tables[0].references[0].table, "forms");
  EXPECT_THAT(tables[0].references[0].columns, ElementsAre("account_id", "form"));
  EXPECT_TRUE(tables[0].is_of_accounts());
  EXPECT_EQ(tables[1].name, "names");
  EXPECT_EQ(text_of(tables[1]), "name TEXT, name ");
  EXPECT_FALSE(tables[1].is_of_accounts());
}

// As SQLite tells them.
TEST(TableShapes, AreThoseOfAStore) {
  const TemporaryStore store;
  const auto reader = *store::sqlite::Connection::open(store.directory() / "rollcall.db",
                                                       store::sqlite::Role::Reader);
  std::map<std::string, std::string> described;
  store::Rows rows =
      store::query(*reader,
                   "SELECT m.name, c.name || ' ' || c.type, c.pk, c.name FROM sqlite_schema m, "
                   "pragma_table_info(m.name) c WHERE m.type = 'table' ORDER BY m.name, c.cid");
  std::map<std::string, std::map<std::int64_t, std::string>> keys;
  while (rows.next()) {
    described[rows.string(0)] += rows.string(1) + ", ";
    if (rows.integer(2) != 0)
      keys[rows.string(0)][rows.integer(2)] = rows.string(3) + " ";
  }
  for (const auto& [table, columns] : keys)
    for (const auto& [place, column] : columns)
      described[table] += column;
  std::map<std::string, std::string> known;
  for (const store::TableShape& table : store::table_shapes(store::migrations()))
    known[table.name] = text_of(table);
  EXPECT_EQ(known, described);
}

}  // namespace
}  // namespace rollcall::test
