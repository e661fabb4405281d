// A store is spread as Citus asks. Where there is no Citus, functions of its names stand in for it
// and note what they were called with.

#include "store/postgres/spreading.h"

#include <fstream>
#include <iterator>
#include <map>

#include "crypto/random.h"
#include "store/errors.h"
#include "store/postgres/database.h"
#include "store/schema/table_shapes.h"
#include "store/sql/query.h"
#include "support/store_contract.h"

namespace rollcall::test {
namespace {

using store::KindOfTable;
using store::TableKind;
using store::postgres::Spread;
using ::testing::IsEmpty;

// One line for each thing in the schema that Citus refuses, by the kinds that the tables have.
std::string what_cannot_be_spread() {
  std::string kinds;
  for (const KindOfTable& each : store::kinds_of_tables)
    kinds += (kinds.empty() ? "('" : ", ('") + std::string(each.table) + "', " +
             std::to_string(static_cast<int>(each.kind)) + ")";
  return "WITH kinds (name, kind) AS (VALUES " + kinds +
         "), tables AS (SELECT c.oid, c.relname::text AS name, k.kind FROM pg_class c LEFT JOIN "
         "kinds k ON k.name = c.relname WHERE c.relkind IN ('r', 'p') AND c.relnamespace = "
         "'public'::regnamespace), found AS ("
         "SELECT name || ' has no kind' AS line FROM tables WHERE kind IS NULL UNION ALL "
         "SELECT t.name || ' has a unique index without the account' FROM tables t JOIN pg_index i "
         "ON i.indrelid = t.oid JOIN pg_attribute a ON a.attrelid = t.oid AND a.attname = "
         "'account_id' WHERE t.kind = 0 AND i.indisunique AND NOT a.attnum = ANY (i.indkey) "
         "UNION ALL SELECT t.name || ' is of accounts without naming them' FROM tables t "
         "WHERE t.kind = 0 AND NOT EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = t.oid "
         "AND a.attname = 'account_id' AND a.attnotnull AND a.atttypid = 'bigint'::regtype) "
         "UNION ALL SELECT t.name || ' follows the key of ' || o.name FROM pg_constraint f "
         "JOIN tables t ON t.oid = f.conrelid JOIN tables o ON o.oid = f.confrelid "
         "WHERE f.contype = 'f' AND (f.confupdtype <> 'a' OR f.confdeltype NOT IN ('a', 'c')) "
         "UNION ALL SELECT t.name || ' refers past the account to ' || o.name FROM pg_constraint f "
         "JOIN tables t ON t.oid = f.conrelid JOIN tables o ON o.oid = f.confrelid "
         "WHERE f.contype = 'f' AND NOT ((t.kind = 0 AND o.kind = 1) OR (t.kind = 1 AND o.kind = 1)"
         " OR (t.kind = 2 AND o.kind = 2) OR (t.kind = 0 AND o.kind = 0 AND EXISTS ("
         "SELECT 1 FROM unnest(f.conkey, f.confkey) AS pair (here, there) "
         "JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = pair.here "
         "JOIN pg_attribute b ON b.attrelid = o.oid AND b.attnum = pair.there "
         "WHERE a.attname = 'account_id' AND b.attname = 'account_id'))) "
         "UNION ALL SELECT t.name || ' has a trigger' FROM tables t JOIN pg_trigger g "
         "ON g.tgrelid = t.oid WHERE NOT g.tgisinternal "
         "UNION ALL SELECT t.name || ' numbers by itself' FROM tables t JOIN pg_depend d "
         "ON d.refobjid = t.oid JOIN pg_class s ON s.oid = d.objid AND s.relkind = 'S') "
         "SELECT string_agg(line, E'\\n' ORDER BY line) FROM found";
}

class PostgresSpreading : public ::testing::Test {
 protected:
  void SetUp() override {
    if (PostgresServer::shared() == nullptr)
      GTEST_SKIP() << PostgresServer::missing;
    database.emplace(*PostgresServer::shared());
    ASSERT_TRUE(store::postgres::Database::create({.address = database->address()},
                                                  crypto::system_random()));
  }

  void install_the_stand_in() const {
    std::ifstream file(std::string(ROLLCALL_ROOT) + "/tests/support/citus_stand_in.sql");
    database->run(std::string(std::istreambuf_iterator<char>(file), {}));
  }

  base::Result<base::Nothing> spread() {
    now.clear();
    return store::postgres::spread({.address = database->address()}, crypto::system_random(),
                                   [&](const KindOfTable& table, Spread when) {
                                     if (when == Spread::Now && table.kind != TableKind::OnOneNode)
                                       now.push_back(std::string(table.table));
                                   });
  }

  // "n" or "h" of each table that was spread.
  std::string spread_as(const std::string& table) const {
    return database->run(
        "SELECT partmethod::text || colocated_with FROM pg_dist_partition "
        "WHERE logicalrelid = '" +
        table + "'::regclass");
  }
  std::string number_of(const std::string& rows) const {
    return database->run("SELECT count(*) FROM " + rows);
  }

  std::unique_ptr<store::postgres::Connection> a_writer() {
    server.emplace(store::postgres::Options{.address = database->address()},
                   crypto::system_random());
    return store::postgres::Connection::open(*server, store::postgres::Role::Writer).value();
  }

  std::optional<TemporaryDatabase> database;
  std::optional<store::postgres::Server> server;
  std::vector<std::string> now;
};

constexpr const char* references = "pg_constraint WHERE contype = 'f'";

TEST_F(PostgresSpreading, IsRefusedWhereTheExtensionIsNotThere) {
  const auto refused = spread();
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, &store::errors::not_spreadable);
  EXPECT_THAT(refused.error().message, ::testing::HasSubstr("CREATE EXTENSION citus"));
}

TEST_F(PostgresSpreading, IsRefusedWhileAServerIsConnected) {
  install_the_stand_in();
  const auto one = a_writer();
  EXPECT_EQ(spread().error().kind, &store::errors::database_in_use);
}

TEST_F(PostgresSpreading, PutsWhatIsOfAnAccountTogetherAndTheRestOnEveryNode) {
  install_the_stand_in();
  const std::string before = number_of(references);
  ASSERT_TRUE(spread());
  EXPECT_EQ(spread_as("accounts"), "n");
  EXPECT_EQ(spread_as("master_key_proofs"), "n");
  EXPECT_EQ(spread_as("account_locks"), "hnone");
  EXPECT_EQ(spread_as("users"), "haccount_locks");
  EXPECT_EQ(spread_as("commit_marks"), "haccount_locks");
  EXPECT_EQ(spread_as("failure_counts"), "");
  EXPECT_EQ(number_of(references), before);
  EXPECT_EQ(number_of("pg_dist_partition"), std::to_string(now.size()));
}

TEST_F(PostgresSpreading, DoesNothingWhereItWasDoneAndGoesOnWhereATableIsMissing) {
  install_the_stand_in();
  const std::string before = number_of(references);
  ASSERT_TRUE(spread());
  ASSERT_TRUE(spread());
  EXPECT_THAT(now, IsEmpty());
  database->run("DELETE FROM pg_dist_partition WHERE logicalrelid = 'users'::regclass");
  ASSERT_TRUE(spread());
  EXPECT_THAT(now, ::testing::ElementsAre("users"));
  EXPECT_EQ(number_of(references), before);
}

TEST_F(PostgresSpreading, LeavesEverythingAsItWasWhereOneTableIsRefused) {
  install_the_stand_in();
  const std::string before = number_of(references);
  database->run("CREATE UNIQUE INDEX planted ON events (happened)");
  EXPECT_FALSE(spread());
  EXPECT_EQ(number_of("pg_dist_partition"), "0");
  EXPECT_EQ(number_of(references), before);
}

// Stores of older releases have keys that follow others by themselves.
TEST_F(PostgresSpreading, TakesAwayWhatCitusRefuses) {
  install_the_stand_in();
  database->run("ALTER TABLE user_tags DROP CONSTRAINT user_tags_account_id_user_key_fkey");
  database->run(
      "ALTER TABLE user_tags ADD FOREIGN KEY (account_id, user_key) REFERENCES users "
      "ON UPDATE CASCADE ON DELETE CASCADE");
  EXPECT_EQ(number_of("pg_constraint WHERE confupdtype = 'c'"), "1");
  ASSERT_TRUE(spread());
  EXPECT_EQ(number_of("pg_constraint WHERE confupdtype = 'c'"), "0");
  EXPECT_EQ(number_of("pg_constraint WHERE conrelid = 'user_tags'::regclass AND confdeltype = 'c'"),
            "1");
}

TEST_F(PostgresSpreading, ATableOfALaterMigrationIsSpreadWhenItIsMade) {
  install_the_stand_in();
  ASSERT_TRUE(spread());
  for (const char* table : {"user_tags", "password_policies"}) {
    database->run("DELETE FROM pg_dist_partition WHERE logicalrelid = '" + std::string(table) +
                  "'::regclass");
    database->run("DROP TABLE " + std::string(table));
  }
  const auto writer = a_writer();
  ASSERT_TRUE(writer->begin_write());
  for (const store::Migration& step : store::migrations())
    for (const std::string_view statement : step.statements)
      if (statement.starts_with("CREATE TABLE user_tags ") ||
          statement.starts_with("CREATE TABLE password_policies "))
        writer->define(statement);
  ASSERT_TRUE(writer->commit());
  EXPECT_EQ(spread_as("user_tags"), "haccount_locks");
  EXPECT_EQ(spread_as("password_policies"), "haccount_locks");
  EXPECT_EQ(number_of("pg_constraint WHERE conname LIKE '%\\_reference\\_1' AND contype = 'f'"),
            "2");
}

TEST_F(PostgresSpreading, EveryTableHasAKindAndNoneHoldsWhatCitusRefuses) {
  EXPECT_EQ(database->run(what_cannot_be_spread()), "");
  for (const store::TableShape& table : store::table_shapes(store::migrations()))
    EXPECT_NE(std::ranges::find(store::kinds_of_tables, table.name, &KindOfTable::table),
              std::end(store::kinds_of_tables))
        << table.name << " needs a line in store/schema/table_kinds.h";
}

TEST_F(PostgresSpreading, WhatWasPlantedIsFound) {
  const std::map<std::string, std::string> planted = {
      {"CREATE TABLE rooms (account_id BIGINT NOT NULL)", "rooms has no kind"},
      {"CREATE UNIQUE INDEX planted ON events (happened)",
       "events has a unique index without the account"},
      {"ALTER TABLE mfa_tries ALTER COLUMN account_id TYPE TEXT",
       "mfa_tries is of accounts without naming them"},
      {"ALTER TABLE user_tags ADD FOREIGN KEY (account_id, user_key) REFERENCES users "
       "ON UPDATE CASCADE",
       "user_tags follows the key of users"},
      {"ALTER TABLE schema_version ADD account_id BIGINT REFERENCES accounts",
       "schema_version refers past the account to accounts"},
      {"ALTER TABLE events ADD reset_by TEXT; CREATE UNIQUE INDEX planted ON roles (account_id, "
       "role_key, role_id); ALTER TABLE accounts ADD FOREIGN KEY (account_id) REFERENCES "
       "account_locks",
       "accounts refers past the account to account_locks"},
      {"CREATE FUNCTION planted() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'; "
       "CREATE TRIGGER planted BEFORE INSERT ON roles FOR EACH ROW EXECUTE FUNCTION planted()",
       "roles has a trigger"},
      {"ALTER TABLE roles ADD COLUMN number BIGSERIAL", "roles numbers by itself"}};
  for (const auto& [statement, finding] : planted) {
    const TemporaryDatabase other(*PostgresServer::shared(), database->name());
    if (statement.starts_with("ALTER TABLE mfa_tries"))
      other.run("ALTER TABLE mfa_tries DROP CONSTRAINT mfa_tries_account_id_fkey");
    other.run(statement);
    EXPECT_EQ(other.run(what_cannot_be_spread()), finding) << statement;
  }
}

}  // namespace
}  // namespace rollcall::test
