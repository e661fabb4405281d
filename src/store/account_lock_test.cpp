// What the database holds of an account's epoch, as another process reads it.

#include <fstream>

#include "store/database_file.h"
#include "store/sql/query.h"
#include "store/sql/transaction.h"
#include "store/sqlite/connection.h"
#include "support/store_contract.h"

namespace rollcall::test {
namespace {

using base::Nothing;
using base::Result;
using store::Effect;
using store::Tables;

class AccountLock : public ::testing::Test {
 protected:
  AccountLock() {
    for (const iam::AccountId id : {account, another_account})
      store.add_account(
          {.id = id, .created = noon, .root_email = {}, .alias = {}, .report_edition = {}});
  }

  std::int64_t epoch(iam::AccountId id = account) {
    const auto reader = store::sqlite::Connection::open(store::database_in(store.directory()),
                                                        store::sqlite::Role::Reader);
    store::Rows rows =
        store::query(**reader, "SELECT epoch FROM account_locks WHERE account_id = $1", id);
    return rows.next() ? rows.integer(0) : -1;
  }

  Result<Nothing> write(Effect effect, const Result<Nothing>& outcome = Nothing{}) {
    return store->write(account, effect, [&](Tables&) { return outcome; });
  }

  TemporaryStore store;
};

TEST_F(AccountLock, CarriesTheNumberOfMutationsThatWereKept) {
  EXPECT_EQ(epoch(), 0);
  ASSERT_TRUE(write(Effect::Mutation));
  ASSERT_TRUE(write(Effect::Mutation));
  EXPECT_EQ(epoch(), 2);
  EXPECT_FALSE(write(Effect::Mutation, base::fail(iam::errors::access_denied, "no")));
  EXPECT_EQ(epoch(), 2);
  EXPECT_EQ(epoch(another_account), 0);
  store.reopen();
  ASSERT_TRUE(write(Effect::Mutation));
  EXPECT_EQ(epoch(), 3);
}

TEST_F(AccountLock, KeepsItsEpochWhenOnlySomethingIsRecorded) {
  ASSERT_TRUE(write(Effect::Record));
  ASSERT_TRUE(write(Effect::LastUse));
  EXPECT_EQ(epoch(), 0);
}

TEST_F(AccountLock, IsWhatAnAccountHasThatCanBeWrittenTo) {
  constexpr iam::AccountId nobodys{999'999'999'999};
  const auto nothing = [](Tables&) -> Result<Nothing> { return Nothing{}; };
  for (const Effect effect : {Effect::Mutation, Effect::Record}) {
    const auto refused = store->write(nobodys, effect, nothing);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, &iam::errors::service_failure);
  }
}

TEST_F(AccountLock, IsCountedInTheProcessOnceTheMutationIsKept) {
  const auto before = store->epoch(account);
  EXPECT_TRUE(store->may_trust(account, before));
  ASSERT_TRUE(write(Effect::Record));
  ASSERT_TRUE(write(Effect::LastUse));
  EXPECT_FALSE(write(Effect::Mutation, base::fail(iam::errors::access_denied, "no")));
  EXPECT_TRUE(store->may_trust(account, before));
  ASSERT_TRUE(write(Effect::Mutation));
  EXPECT_FALSE(store->may_trust(account, before));
  EXPECT_TRUE(store->may_trust(account, store->epoch(account)));
}

TEST(AccountLockOfEvents, IsHeldOrTheProgramEnds) {
  const TemporaryFolder folder;
  const auto file = folder.path() / "database";
  std::ofstream(file, std::ios::app);
  const auto connection = *store::sqlite::Connection::open(file, store::sqlite::Role::Writer);
  const crypto::Keyring keys = crypto::Keyring::create(crypto::system_random());
  const base::RandomBytes random = crypto::system_random();
  store::Transaction last_use{*connection, {keys, random}, store::AccountLock::None};
  store::Events events({&last_use, account});
  EXPECT_DEATH(events.append({.at = noon, .action = "x"}), "AccountLock::Held");
}

}  // namespace
}  // namespace rollcall::test
