// A store that an older program has open goes on while a newer one widens its tables: what each
// migration may do as long as servers of the release before run. What they no longer need goes one
// release later.

#include "store/errors.h"
#include "store/schema/migrations.h"
#include "store/schema/table_shapes.h"
#include "support/account_changes.h"

namespace rollcall::test {
namespace {

class NewerProgramContract : public ::testing::TestWithParam<Engine> {
 protected:
  // Databases are used again by other tests.
  void TearDown() override {
    for (const store::TableShape& table : tables)
      behind_its_back("ALTER TABLE " + table.name + " DROP COLUMN of_the_next_release");
    behind_its_back("DROP TABLE things_of_the_next_release");
    set_schema_version(newest);
  }

  void widen() {
    for (const store::TableShape& table : tables)
      behind_its_back("ALTER TABLE " + table.name +
                      " ADD COLUMN of_the_next_release BIGINT NOT NULL DEFAULT 7");
    behind_its_back(
        "CREATE TABLE things_of_the_next_release ("
        "account_id BIGINT NOT NULL REFERENCES accounts, PRIMARY KEY (account_id))");
    set_schema_version(newest + 1);
  }

  // Of the one whose tables are widened and one whose are not, when everything has been asked for
  // once, and is prepared.
  void expect_the_same_of(std::span<const AccountChange> changes) {
    ASSERT_EQ(widened.facts_of(red), untouched.facts_of(red));
    widen();
    for (const AccountChange& change : changes) {
      SCOPED_TRACE(change.name);
      widened.make(change, red);
      untouched.make(change, red);
      ASSERT_EQ(widened.facts_of(red), untouched.facts_of(red));
    }
    set_schema_version(newest);  // or nobody would look
    EXPECT_EQ(widened.rows_packed_otherwise(), 0U);
  }

  World widened{GetParam(), {red}};
  World untouched{GetParam(), {red}};

 private:
  void behind_its_back(const std::string& statement) {
    widened.store().run_behind_the_back(statement);
  }
  void set_schema_version(int version) {
    behind_its_back(GetParam() == Engine::Sqlite
                        ? "PRAGMA user_version = " + std::to_string(version)
                        : "UPDATE schema_version SET version = " + std::to_string(version));
  }

  const std::vector<store::TableShape> tables = store::table_shapes(store::migrations());
  const int newest = store::migrations().back().version;
};

INSTANTIATE_TEST_SUITE_P(Store, NewerProgramContract, every_engine, name_of_engine);

TEST_P(NewerProgramContract, MayWidenTheTablesOfUsersGroupsAndRoles) {
  expect_the_same_of(changes_of_identities);
}

TEST_P(NewerProgramContract, MayWidenTheTablesOfCredentials) {
  expect_the_same_of(changes_of_credentials);
}

TEST_P(NewerProgramContract, MayWidenTheTablesOfDevicesAndSessions) {
  expect_the_same_of(changes_of_devices_and_sessions);
}

TEST_P(NewerProgramContract, MayWidenTheTablesOfPolicies) {
  expect_the_same_of(changes_of_policies_of<store::HolderKind::User>);
}

TEST_P(NewerProgramContract, MayWidenTheTablesOfManagedPolicies) {
  expect_the_same_of(changes_of_managed_policies);
}

TEST_P(NewerProgramContract, MayWidenTheTablesOfReportsEventsAndSettings) {
  expect_the_same_of(changes_of_the_account);
}

TEST_P(NewerProgramContract, IsLeftAloneByAnOlderOneThatStarts) {
  widen();
  EXPECT_EQ(store::Store::open(widened.store().options()).error().kind,
            &store::errors::newer_schema);
}

}  // namespace
}  // namespace rollcall::test
