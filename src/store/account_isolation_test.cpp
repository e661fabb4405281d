// Of every noun of the store: what is done in one account is done as if there were no other, and
// touches nothing of another one that holds the same names.

#include "support/account_changes.h"

namespace rollcall::test {
namespace {

class AccountIsolationContract : public ::testing::TestWithParam<Engine> {
 protected:
  // Makes the changes in an account that is alone in its store, and in one that is not.
  void expect_isolation(std::span<const AccountChange> changes) {
    for (const auto& [here, there] : {std::pair{red, blue}, std::pair{blue, red}}) {
      World alone{GetParam(), {here}};
      World both{GetParam(), {red, blue}};
      const auto untouched = World{GetParam(), {there}}.facts_of(there);
      auto before = alone.facts_of(here);
      ASSERT_EQ(both.facts_of(here), before);
      for (const AccountChange& change : changes) {
        SCOPED_TRACE(std::string(change.name) + " in the account " + here.own);
        alone.make(change, here);
        both.make(change, here);
        auto after = alone.facts_of(here);
        ASSERT_NE(after, before) << "nothing has changed that could be seen";
        ASSERT_EQ(both.facts_of(here), after);
        ASSERT_EQ(both.facts_of(there), untouched);
        ASSERT_EQ(both.rows_packed_otherwise(), 0U);
        before = std::move(after);
      }
    }
  }
};

INSTANTIATE_TEST_SUITE_P(Store, AccountIsolationContract, every_engine, name_of_engine);

TEST_P(AccountIsolationContract, HoldsOfUsersGroupsAndRoles) {
  expect_isolation(changes_of_identities);
}

TEST_P(AccountIsolationContract, HoldsOfCredentials) { expect_isolation(changes_of_credentials); }

TEST_P(AccountIsolationContract, HoldsOfDevicesAndSessions) {
  expect_isolation(changes_of_devices_and_sessions);
}

TEST_P(AccountIsolationContract, HoldsOfPoliciesOfUsersGroupsAndRoles) {
  expect_isolation(changes_of_policies_of<store::HolderKind::User>);
  expect_isolation(changes_of_policies_of<store::HolderKind::Group>);
  expect_isolation(changes_of_policies_of<store::HolderKind::Role>);
}

TEST_P(AccountIsolationContract, HoldsOfBoundaries) {
  expect_isolation(changes_of_boundaries_of<store::HolderKind::User>);
  expect_isolation(changes_of_boundaries_of<store::HolderKind::Role>);
}

TEST_P(AccountIsolationContract, HoldsOfManagedPolicies) {
  expect_isolation(changes_of_managed_policies);
}

TEST_P(AccountIsolationContract, HoldsOfReportsEventsAndSettings) {
  expect_isolation(changes_of_the_account);
}

}  // namespace
}  // namespace rollcall::test
