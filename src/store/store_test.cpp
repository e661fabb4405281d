#include "store/store.h"

#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <fstream>
#include <iterator>
#include <latch>
#include <semaphore>
#include <thread>

#include "store/errors.h"
#include "support/store_contract.h"

namespace rollcall::test {
namespace {

using store::Effect;
using store::Store;
using store::StoreOptions;
using store::Tables;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

base::Result<base::Nothing> nothing_more(const Tables&) { return base::Nothing{}; }

StoreOptions options_of(const std::filesystem::path& directory, const crypto::Keyring& keys) {
  return {.directory = directory, .keys = keys, .random = crypto::system_random()};
}

crypto::Keyring new_keys() { return crypto::Keyring::create(crypto::system_random()); }

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(stream), {});
}

// Runs a statement on the database file itself, as somebody with a SQLite of their own might.
void run_behind_the_back(const std::filesystem::path& database, const std::string& statement) {
  sqlite3* handle = nullptr;
  ASSERT_EQ(sqlite3_open(database.c_str(), &handle), SQLITE_OK);
  EXPECT_EQ(sqlite3_exec(handle, statement.c_str(), nullptr, nullptr, nullptr), SQLITE_OK)
      << sqlite3_errmsg(handle);
  sqlite3_close(handle);
}

TEST(StoreInADaemon, IsMadeWhereStandardInputIsClosed) {
  const TemporaryFolder folder;
  const auto is_made = [&] {
    ::close(STDIN_FILENO);
    return Store::create(options_of(folder.path() / "data", new_keys())).has_value();
  };
  EXPECT_EXIT(std::_Exit(is_made() ? 0 : 1), ::testing::ExitedWithCode(0), "");
}

class StoreOfAccounts : public StoreContract {};

INSTANTIATE_TEST_SUITE_P(Store, StoreOfAccounts, every_engine, name_of_engine);

TEST_P(StoreOfAccounts, AccountsComeByNumber) {
  std::vector<iam::AccountId> ids;
  const auto accounts = store->accounts_after({}, 10);
  for (const iam::Account& made : accounts.value())
    ids.push_back(made.id);
  EXPECT_THAT(ids, ElementsAre(account, another_account));
  EXPECT_EQ(store->accounts_after({}, 1).value().front().id, account);
  EXPECT_EQ(store->accounts_after(account, 1).value().front().id, another_account);
  EXPECT_TRUE(store->accounts_after(another_account, 1).value().empty());
}

TEST_P(StoreOfAccounts, AnAccountOrAnAliasThatIsTakenIsRefusedAndChangesNothing) {
  const auto create = [&](iam::AccountId id) {
    return store->create_account(
        {.id = id, .created = noon, .alias = "taken", .report_edition = {}},
        {.account = id, .name = {}, .created = noon, .login_profile = {}}, nothing_more);
  };
  EXPECT_TRUE(create({1}));
  EXPECT_EQ(create({2}).error().kind, &iam::errors::entity_already_exists);
  EXPECT_EQ(create({1}).error().kind, &iam::errors::entity_already_exists);
  EXPECT_EQ(store->accounts_after({}, 10).value().size(), 3U);
}

TEST_P(StoreOfAccounts, AnAccountThatCannotBeFurnishedIsNotMade) {
  const auto created =
      store->create_account({.id = {1}, .created = noon, .alias = {}, .report_edition = {}},
                            {.account = {1}, .name = {}, .created = noon, .login_profile = {}},
                            [](Tables& tables) -> base::Result<base::Nothing> {
                              tables.access_keys.insert(a_key("AKIA1", ""));
                              return base::fail(iam::errors::invalid_input, "no");
                            });
  EXPECT_EQ(created.error().kind, &iam::errors::invalid_input);
  EXPECT_EQ(store->accounts_after({}, 10).value().size(), 2U);
}

TEST_P(StoreOfAccounts, WhatWasWrittenIsThereAfterAReopening) {
  insert_users({"alice"});
  change([](Tables& tables) { tables.access_keys.insert(a_key("AKIA1", "alice")); });
  store.reopen();
  read([](const Tables& tables) {
    EXPECT_EQ(tables.access_keys.find_with_secret("AKIA1")->secret.reveal(), "secret of AKIA1");
    EXPECT_EQ(tables.users.count(), 1U);
    return 0;
  });
}

TEST_P(StoreOfAccounts, AReadSeesOneMomentWhileAWriterGoesOn) {
  insert_users({"alice"});
  read([&](const Tables& tables) {
    EXPECT_TRUE(tables.users.find("alice"));
    change([](Tables& others) { others.users.erase("alice"); });
    EXPECT_TRUE(tables.users.find("alice"));
    EXPECT_EQ(tables.users.count(), 1U);
    return 0;
  });
  EXPECT_FALSE(read([](const Tables& tables) { return tables.users.find("alice"); }));
}

TEST_P(StoreOfAccounts, MoreReadersThanConnectionsAllGetAnAnswer) {
  insert_users({"alice"});
  std::vector<std::jthread> readers;
  for (int i = 0; i < 40; ++i)
    readers.emplace_back([&] {
      for (int j = 0; j < 20; ++j)
        EXPECT_TRUE(read([](const Tables& tables) { return tables.users.find("alice"); }));
    });
}

// Long reads that all have begun, or wait for their turn to, until they are let go.
class LongReads {
 public:
  LongReads(Store& store, int count) {
    for (int i = 0; i < count; ++i)
      readers_.emplace_back([this, &store] {
        store
            .read(
                account,
                [this](const Tables&) {
                  ++running_;
                  most_ = std::max(most_.load(), running_.load());
                  begun_.release();
                  let_go_.wait();
                  --running_;
                  return 0;
                },
                store::Reading::Long)
            .value();
      });
  }
  ~LongReads() { end(); }

  void wait_until_begun(int count) {
    for (int i = 0; i < count; ++i)
      begun_.acquire();
  }
  void end() {
    if (!readers_.empty())
      let_go_.count_down();
    readers_.clear();
  }
  int most() const { return most_; }

 private:
  std::atomic<int> running_ = 0;
  std::atomic<int> most_ = 0;
  std::counting_semaphore<> begun_{0};
  std::latch let_go_{1};
  std::vector<std::jthread> readers_;
};

TEST_P(StoreOfAccounts, HoweverManyLongReadsThereAreAShortOneDoesNotWaitForThem) {
  insert_users({"alice"});
  LongReads reads(*store, 40);
  reads.wait_until_begun(1);
  for (int i = 0; i < 20; ++i)
    EXPECT_TRUE(read([](const Tables& tables) { return tables.users.find("alice"); }));
  EXPECT_TRUE(store->is_ready());
  reads.end();
  EXPECT_LE(reads.most(), 8);
}

TEST_P(StoreOfAccounts, AMutationRaisesTheEpochOfItsAccount) {
  const auto before = store->epoch(account);
  const auto of_another = store->epoch(another_account);
  insert_users({"alice"});
  EXPECT_GT(store->epoch(account), before);
  EXPECT_EQ(store->epoch(another_account), of_another);
}

TEST_P(StoreOfAccounts, TheMakingOfAnAccountRaisesItsEpochAndItsFailureDoesNot) {
  const auto create = [&] {
    return store->create_account({.id = {1}, .created = noon, .alias = {}, .report_edition = {}},
                                 {.account = {1}, .name = {}, .created = noon, .login_profile = {}},
                                 nothing_more);
  };
  const auto before = store->epoch({1});
  ASSERT_TRUE(create());
  const auto after = store->epoch({1});
  EXPECT_GT(after, before);
  EXPECT_FALSE(create());
  EXPECT_EQ(store->epoch({1}), after);
  EXPECT_TRUE(
      store->read({1}, [](const Tables& tables) { return tables.users.root().is_root(); }).value());
}

TEST_P(StoreOfAccounts, NeitherALastUseNorAFailureRaisesTheEpoch) {
  insert_users({"alice"});
  const auto before = store->epoch(account);
  EXPECT_TRUE(store->write(account, Effect::Record, [](Tables& tables) -> base::Result<bool> {
    return tables.passwords.record_use("alice", noon, base::Seconds{300});
  }));
  EXPECT_FALSE(store->write(account, Effect::Mutation, [](const Tables&) -> base::Result<bool> {
    return base::fail(iam::errors::access_denied, "no");
  }));
  read([](const Tables& tables) { return tables.users.count(); });
  EXPECT_EQ(store->epoch(account), before);
}

TEST_P(StoreOfAccounts, TwoProgramsMayWriteToOneStore) {
  constexpr int threads_of_each = 4;
  constexpr int writes = 20;
  const auto another = store.open_another();
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 2 * threads_of_each; ++i)
      threads.emplace_back([&, i] {
        Store& mine = i % 2 == 0 ? *store : *another;
        for (int j = 0; j < writes; ++j)
          EXPECT_TRUE(mine.write(account, Effect::Mutation,
                                 [](Tables& tables) -> base::Result<base::Nothing> {
                                   tables.events.append({.at = noon, .action = "x"});
                                   return base::Nothing{};
                                 }));
      });
  }
  const auto events = read([](const Tables& tables) { return tables.events.list(0, 1000); });
  ASSERT_EQ(events.size(), 2U * threads_of_each * writes);
  EXPECT_EQ(events.back().number, 2 * threads_of_each * writes);
}

TEST_P(StoreOfAccounts, AStoreThatAnswersIsReady) { EXPECT_TRUE(store->is_ready()); }

// An engine in this process may have a connection at hand; one behind a network always has to be
// waited for.
class ReadsAtOnce : public StoreContract {};

INSTANTIATE_TEST_SUITE_P(Store, ReadsAtOnce, ::testing::Values(Engine::Sqlite), name_of_engine);

TEST_P(ReadsAtOnce, WhoMustNotWaitIsToldThatAReadWould) {
  insert_users({"alice"});
  const auto find_at_once = [&] {
    return store->read_at_once(account, [](const Tables& tables) { return tables.users.count(); });
  };
  EXPECT_FALSE(store->would_wait());
  read([&](const Tables&) {  // on the only connection that there is
    EXPECT_TRUE(store->would_wait());
    EXPECT_FALSE(find_at_once());
    return 0;
  });
  EXPECT_EQ(find_at_once().value(), 1U);
}

TEST_P(ReadsAtOnce, LongReadsLeaveAConnectionToWhoMustNotWait) {
  LongReads reads(*store, 40);
  reads.wait_until_begun(8);
  EXPECT_FALSE(store->would_wait());
  const auto counted =
      store->read_at_once(account, [](const Tables& tables) { return tables.users.count(); });
  ASSERT_TRUE(counted);
  EXPECT_EQ(*counted, 0U);
}

class StoreOnSqlite : public ::testing::Test {
 protected:
  std::filesystem::path directory() const { return folder.path() / "data"; }
  std::filesystem::path database() const { return directory() / "rollcall.db"; }

  void create() { ASSERT_TRUE(Store::create(options_of(directory(), keys))); }

  const base::ErrorKind* refusal_to_open() {
    return Store::open(options_of(directory(), keys)).error().kind;
  }

  TemporaryFolder folder;
  crypto::Keyring keys = new_keys();
};

TEST_F(StoreOnSqlite, AStoreIsNeverMadeOverAnother) {
  create();
  EXPECT_EQ(Store::create(options_of(directory(), keys)).error().kind,
            &store::errors::store_exists);
  EXPECT_TRUE(Store::open(options_of(directory(), keys)));
}

TEST_F(StoreOnSqlite, WhereThereIsNoStoreNoneIsOpened) {
  EXPECT_EQ(refusal_to_open(), &store::errors::no_store);
  EXPECT_FALSE(std::filesystem::exists(directory()));
}

TEST_F(StoreOnSqlite, ACreationThatWasBrokenOffIsNoStoreAndCanBeFinished) {
  std::filesystem::create_directory(directory());
  std::ofstream{database()};
  EXPECT_EQ(refusal_to_open(), &store::errors::no_store);
  create();
  EXPECT_TRUE(Store::open(options_of(directory(), keys)));
}

TEST_F(StoreOnSqlite, OnlyTheOwnerMayReadItsFiles) {
  const auto opened = Store::create(options_of(directory(), keys));
  ASSERT_TRUE(opened);
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(directory())) {
    struct stat status{};
    ASSERT_EQ(::stat(entry.path().c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777U, 0600U) << entry.path();
    ++files;
  }
  EXPECT_EQ(files, 3);  // the database, its log, and the index of the log
  struct stat status{};
  ASSERT_EQ(::stat(directory().c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0700U);
}

TEST_F(StoreOnSqlite, AnotherMasterKeyIsRefusedAtOnce) {
  create();
  keys = new_keys();
  EXPECT_EQ(refusal_to_open(), &store::errors::wrong_master_key);
}

TEST_F(StoreOnSqlite, ARotatedKeyOpensOldSecretsAndIsNeededFromThenOn) {
  const crypto::Keyring old_keys = keys;
  create();
  keys.rotate(crypto::system_random());
  EXPECT_TRUE(Store::open(options_of(directory(), keys)));
  keys = old_keys;
  EXPECT_EQ(refusal_to_open(), &store::errors::wrong_master_key);
}

TEST_F(StoreOnSqlite, AStoreOfANewerVersionIsRefusedAndLeftAsItIs) {
  create();
  run_behind_the_back(database(), "PRAGMA user_version = 1000");
  const auto refused = Store::open(options_of(directory(), keys));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, &store::errors::newer_schema);
  EXPECT_THAT(refused.error().message, ::testing::HasSubstr("1000"));
}

TEST_F(StoreOnSqlite, AFileThatIsNoDatabaseOrAnotherProgramsIsRefusedAndLeftAsItIs) {
  std::filesystem::create_directory(directory());
  std::ofstream(database()) << std::string(8192, 'x');
  EXPECT_EQ(refusal_to_open(), &store::errors::unusable_directory);
  EXPECT_EQ(bytes_of(database()), std::string(8192, 'x'));

  std::filesystem::remove(database());
  run_behind_the_back(database(), "CREATE TABLE somebody_elses (x)");
  const std::string before = bytes_of(database());
  EXPECT_EQ(refusal_to_open(), &store::errors::unusable_directory);
  EXPECT_EQ(bytes_of(database()), before);
}

TEST_F(StoreOnSqlite, NoSecretLiesInItsFilesAsItIs) {
  const auto opened = Store::create(options_of(directory(), keys));
  ASSERT_TRUE(opened);
  Store& made = **opened;
  ASSERT_TRUE(made.create_account({.id = account, .created = noon},
                                  {.account = account, .name = {}, .created = noon},
                                  [](Tables& tables) -> base::Result<base::Nothing> {
                                    tables.access_keys.insert(a_key("AKIA1", ""));
                                    tables.mfa_devices.insert(a_device("phone"), a_seed());
                                    return base::Nothing{};
                                  }));
  std::string bytes;
  for (const auto& entry : std::filesystem::directory_iterator(directory()))
    bytes += bytes_of(entry.path());
  EXPECT_NE(bytes.find("AKIA1"), std::string::npos);
  EXPECT_EQ(bytes.find("secret of AKIA1"), std::string::npos);
  EXPECT_EQ(bytes.find(a_seed().reveal()), std::string::npos);
  EXPECT_EQ(bytes.find(keys.newest().bytes.reveal()), std::string::npos);
}

}  // namespace
}  // namespace rollcall::test
