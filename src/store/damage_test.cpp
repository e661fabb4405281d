#include "store/damage.h"

#include <sqlite3.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "iam/errors.h"
#include "store/store.h"
#include "support/store_contract.h"

namespace rollcall::test {
namespace {

using store::Effect;
using store::Store;
using store::Tables;

// Refused for what is damaged, and for nothing else.
MATCHER(MeetsDamage, "") {
  return !arg && arg.error().kind == &iam::errors::service_failure &&
         arg.error().detail.contains("damaged");
}

// Two accounts with root's keys AKIA1 and AKIA2 each, whose database somebody has damaged.
class DamagedStore : public ::testing::Test {
 protected:
  static constexpr iam::AccountId healthy{222222222222};

  void damage(const std::string& statement) {
    {
      const auto made = Store::create(options());
      for (const iam::AccountId id : {account, healthy})
        ASSERT_TRUE((*made)->create_account({.id = id, .created = noon},
                                            {.account = id, .name = {}, .created = noon},
                                            [](Tables& tables) -> base::Result<base::Nothing> {
                                              tables.access_keys.insert(a_key("AKIA1", ""));
                                              tables.access_keys.insert(a_key("AKIA2", ""));
                                              return base::Nothing{};
                                            }));
    }
    run_behind_the_back("PRAGMA ignore_check_constraints = ON;" + statement +
                        " AND account_id = " + to_string(account));
    opened = *Store::open(options());
  }

  base::Result<bool> finds_key(iam::AccountId id) {
    return opened->read(id, [](const Tables& tables) {
      return tables.access_keys.find_with_secret("AKIA1").has_value();
    });
  }

  base::Result<std::size_t> rows_of_report(iam::AccountId id) {
    return opened->read(id, [](const Tables& tables) {
      std::size_t rows = 0;
      tables.credential_rows.for_each([&](const report::Row&) {
        ++rows;
        return store::Scan::GoOn;
      });
      return rows;
    });
  }

  // As somebody with a SQLite of their own might.
  void run_behind_the_back(const std::string& statement) const {
    sqlite3* handle = nullptr;
    ASSERT_EQ(sqlite3_open(file().c_str(), &handle), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(handle, statement.c_str(), nullptr, nullptr, nullptr), SQLITE_OK)
        << sqlite3_errmsg(handle);
    sqlite3_close(handle);
  }

  // Overwrites a page of the index of reports that are awaited: one that holds neither the first
  // nor the last of them.
  void damage_a_page_of_awaited_reports() const {
    sqlite3* handle = nullptr;
    ASSERT_EQ(sqlite3_open(file().c_str(), &handle), SQLITE_OK);
    sqlite3_stmt* pages = nullptr;
    ASSERT_EQ(sqlite3_prepare_v2(handle,
                                 "SELECT pgoffset, pgsize FROM dbstat WHERE name = "
                                 "'reports_awaited' AND pagetype = 'leaf' ORDER BY path LIMIT 1 "
                                 "OFFSET 1",
                                 -1, &pages, nullptr),
              SQLITE_OK)
        << sqlite3_errmsg(handle);
    ASSERT_EQ(sqlite3_step(pages), SQLITE_ROW);
    const auto offset = sqlite3_column_int64(pages, 0), size = sqlite3_column_int64(pages, 1);
    sqlite3_finalize(pages);
    sqlite3_close(handle);  // the last one, which leaves no log
    std::fstream database(file(), std::ios::in | std::ios::out | std::ios::binary);
    database.seekp(offset);
    database << std::string(static_cast<std::size_t>(size), '\xff');
  }

  std::filesystem::path file() const { return folder.path() / "data/rollcall.db"; }

  store::StoreOptions options() const {
    return {.directory = folder.path() / "data", .keys = keys, .random = crypto::system_random()};
  }

  TemporaryFolder folder;
  crypto::Keyring keys = crypto::Keyring::create(crypto::system_random());
  std::unique_ptr<Store> opened;
};

TEST_F(DamagedStore, ASecretMovedToAnotherKeyIsNotOpenedAndTheOthersAreServed) {
  damage(
      "UPDATE access_key_secrets SET sealed_secret = (SELECT sealed_secret FROM "
      "access_key_secrets WHERE access_key_id = 'AKIA2') WHERE access_key_id = 'AKIA1'");
  EXPECT_THAT(finds_key(account), MeetsDamage());
  EXPECT_TRUE(finds_key(healthy).value());
}

TEST_F(DamagedStore, AStatusOrATimeThatIsNoneIsNeverReadAsOne) {
  damage("UPDATE access_keys SET status = 'Activ' WHERE access_key_id = 'AKIA1'");
  EXPECT_THAT(finds_key(account), MeetsDamage());
  run_behind_the_back(
      "UPDATE access_keys SET status = 'Active', created = 1 << 62 "
      "WHERE access_key_id = 'AKIA1' AND status = 'Activ'");
  EXPECT_THAT(finds_key(account), MeetsDamage());
  EXPECT_TRUE(finds_key(healthy).value());
  EXPECT_EQ(rows_of_report(healthy).value(), 1U);
}

TEST_F(DamagedStore, AReportIsNotMadeOfARowThatCannotBeUnpacked) {
  damage("UPDATE packed_rows SET packed = x'02' WHERE user_key = ''");
  EXPECT_THAT(rows_of_report(account), MeetsDamage());
  EXPECT_TRUE(finds_key(account).value());
  EXPECT_EQ(rows_of_report(healthy).value(), 1U);
}

TEST_F(DamagedStore, AChangeThatMeetsDamageIsRefusedAndTakenBackAlone) {
  damage("UPDATE access_keys SET status = 'Activ' WHERE access_key_id = 'AKIA1'");
  const auto change = [&](iam::AccountId id) {
    return opened->write(id, Effect::Mutation, [](Tables& tables) -> base::Result<base::Nothing> {
      tables.access_keys.insert(a_key("AKIA3", ""));
      tables.access_keys.find("AKIA1");
      return base::Nothing{};
    });
  };
  const auto refused = change(account);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, &iam::errors::service_failure);
  EXPECT_THAT(refused.error().detail, ::testing::HasSubstr("Activ"));
  EXPECT_TRUE(change(healthy));
  const auto added = opened->read(
      account, [](const Tables& tables) { return tables.access_keys.find("AKIA3").has_value(); });
  EXPECT_FALSE(added.value());
}

TEST_F(DamagedStore, AReportThatIsAwaitedAndCannotBeReadHidesNoOther) {
  constexpr int accounts = 5000;
  Store::create(options()).value();
  run_behind_the_back(
      "WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < " +
      std::to_string(accounts) +
      ") INSERT INTO reports (account_id, number, requested, requester_arn) "
      "SELECT n, 1, 0, '' FROM number");
  damage_a_page_of_awaited_reports();
  opened = *Store::open(options());
  std::set<std::uint64_t> found;
  EXPECT_THAT(
      opened->find_accounts_awaiting_reports([&](iam::AccountId id) { found.insert(id.number); }),
      MeetsDamage());
  EXPECT_TRUE(found.contains(1));
  EXPECT_TRUE(found.contains(accounts));
  EXPECT_GT(found.size(), accounts / 2U);
  EXPECT_LT(found.size(), std::size_t{accounts});
}

TEST_F(DamagedStore, AnAccountWithoutItsRootUserIsRefused) {
  damage("DELETE FROM users WHERE user_key = ''");
  EXPECT_THAT(opened->read(account, [](const Tables& tables) { return tables.users.root(); }),
              MeetsDamage());
  EXPECT_TRUE(opened->is_ready());
}

}  // namespace
}  // namespace rollcall::test
