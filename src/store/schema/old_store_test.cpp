// Stores of earlier releases, which this one opens with all that is in them.

#include <sqlite3.h>

#include <deque>
#include <fstream>
#include <iterator>
#include <span>

#include "base/encoding.h"
#include "crypto/hash.h"
#include "store/copy/whole_table.h"
#include "store/packed_rows_check.h"
#include "store/schema/migrate.h"
#include "store/sql/snapshot.h"
#include "support/store_contract.h"

namespace rollcall::test {
namespace {

using store::Migration;
using store::user_holder;

// Whether what later schemas added is there, and takes in the user who was there before.
void expect_place_for_later_nouns(store::Store& opened) {
  const auto written = opened.write(
      account, store::Effect::Mutation, [](store::Tables& tables) -> base::Result<base::Nothing> {
        tables.groups.insert(a_group("staff"));
        tables.groups.add_member("staff", "alice");
        tables.policies.set_boundary(user_holder("alice"), "arn:boundary");
        tables.ssh_public_keys.insert(an_ssh_key("APKA1", "alice"));
        tables.mfa_codes.spend(serial_of("phone"), 1);
        tables.passwords.record_use("alice", noon + std::chrono::hours{1}, base::Seconds{0});
        tables.passwords.erase("alice");
        tables.signin_sessions.insert(
            {.id_hash = "hash", .user_name = "alice", .created = noon, .last_seen = noon});
        tables.security_keys.insert({.serial_number = "arn:key",
                                     .user_name = "alice",
                                     .enabled = noon,
                                     .credential_id = "id",
                                     .public_key = "key"});
        tables.key_challenges.put("hash", {.user_name = "alice", .bytes = "b", .issued = noon});
        return base::Nothing{};
      });
  ASSERT_TRUE(written);
  const auto read = opened.read(account, [](const store::Tables& tables) {
    EXPECT_EQ(tables.groups.members("staff", {}).rows.at(0).id, tables.users.find("alice")->id);
    EXPECT_EQ(tables.policies.boundary_of(user_holder("alice")), "arn:boundary");
    EXPECT_EQ(tables.policies.count_in_use(), 2U);
    EXPECT_EQ(tables.ssh_public_keys.of("alice").size(), 1U);
    EXPECT_TRUE(tables.mfa_codes.is_spent(serial_of("phone"), 1));
    EXPECT_EQ(tables.users.find("alice")->earlier_password_last_used, noon + std::chrono::hours{1});
    EXPECT_EQ(tables.signin_sessions.find("hash")->user_name, "Alice");
    EXPECT_EQ(tables.security_keys.of("alice").size(), 1U);
    return 0;
  });
  EXPECT_TRUE(read);
}

std::string text_of(const std::filesystem::path& file) {
  std::ifstream in(file);
  return std::string(std::istreambuf_iterator<char>(in), {});
}

// A database as an earlier schema wrote it, kept as text of SQLite: every later program must open
// it, and one on PostgreSQL that holds the same, and find everything.
class OldStoreContract : public ::testing::TestWithParam<Engine> {
 protected:
  // Null, and the test has failed, where it cannot be opened.
  std::unique_ptr<store::Store> opened(int version) {
    const auto golden = std::filesystem::path(ROLLCALL_ROOT) / "tests/golden/store" /
                        ("version_" + std::to_string(version));
    write_file(text_of(golden / "database.sql"));
    if (GetParam() == Engine::Postgres)
      move_into_database(store::migrations().first(static_cast<std::size_t>(version)));
    const auto keys = crypto::parse_keyring(base::Secret(text_of(golden / "master.key")));
    EXPECT_TRUE(keys);
    auto store = store::Store::open({.directory = folder_.path(),
                                     .keys = *keys,
                                     .random = crypto::system_random(),
                                     .database = options()});
    EXPECT_TRUE(store) << store.error().message << store.error().detail;
    return store ? *std::move(store) : nullptr;
  }

  // Every user, root as well, has the packed row that the tables make.
  void expect_packed_rows(std::size_t users = 2) const {
    const store::OnDifference failed = [](const store::Difference& found) {
      ADD_FAILURE() << found.user_key << ": " << found.what;
    };
    const auto checked = database_ ? store::check_packed_rows(*options(), failed)
                                   : store::check_packed_rows(folder_.path(), failed);
    EXPECT_EQ(checked->users, users);
  }

 private:
  std::filesystem::path file() const { return folder_.path() / "rollcall.db"; }

  std::optional<store::postgres::Options> options() const {
    if (!database_)
      return std::nullopt;
    return store::postgres::Options{.address = database_->address()};
  }

  void write_file(const std::string& script) const {
    ASSERT_FALSE(script.empty());
    sqlite3* handle = nullptr;
    EXPECT_EQ(sqlite3_open(file().c_str(), &handle), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(handle, script.c_str(), nullptr, nullptr, nullptr), SQLITE_OK)
        << sqlite3_errmsg(handle);
    sqlite3_close(handle);
  }

  void move_into_database(std::span<const Migration> steps) {
    database_.emplace(*PostgresServer::shared());
    std::deque<store::WholeTable> tables;  // which connections know by their address
    for (store::TableShape& shape : store::table_shapes(steps))
      tables.emplace_back(std::move(shape));
    const auto source =
        store::sqlite::Connection::open(file(), store::sqlite::Role::Reader).value();
    store::postgres::Server server(*options(), crypto::system_random());
    const auto target =
        store::postgres::Connection::open(server, store::postgres::Role::Writer).value();
    target->make_own_tables();
    ASSERT_TRUE(store::migrate(*target, steps));
    store::in_snapshot(*source, [&] {
      for (const store::WholeTable& table : tables) {
        std::vector<store::Cells> cells;
        for (store::Rows rows = table.all(*source); rows.next();)
          cells.push_back(table.cells(rows));
        table.insert(*target, cells);
      }
      return 0;
    });
  }

  const TemporaryFolder folder_;
  std::optional<TemporaryDatabase> database_;
};

INSTANTIATE_TEST_SUITE_P(Store, OldStoreContract, every_engine, name_of_engine);

TEST_P(OldStoreContract, OfTheFirstSchemaIsOpenedAndEverythingInItIsFound) {
  const auto store = opened(1);
  ASSERT_TRUE(store);
  store
      ->read(account,
             [](const store::Tables& tables) {
               EXPECT_EQ(tables.settings.get().alias, "example");
               EXPECT_EQ(tables.settings.password_policy()->minimum_length, 14);
               EXPECT_EQ(tables.users.count(), 1U);
               EXPECT_TRUE(tables.users.find("alice")->login_profile);
               EXPECT_EQ(tables.passwords.hashes("alice", 9).size(), 1U);
               const auto found = tables.access_keys.find_with_secret("AKIA1");
               EXPECT_EQ(found->secret.reveal(), "secret of AKIA1");
               EXPECT_EQ(found->key.last_used->region, "us-east-1");
               EXPECT_EQ(tables.mfa_devices.of("alice").size(), 1U);
               EXPECT_EQ(tables.mfa_devices.seed(serial_of("phone")).reveal(), a_seed().reveal());
               EXPECT_EQ(tables.signing_certificates.of("alice").at(0).body, "body of CERT1");
               EXPECT_EQ(tables.policies.inline_of(user_holder("alice")).size(), 1U);
               EXPECT_EQ(tables.policies.attached_to(user_holder("alice")).size(), 1U);
               EXPECT_EQ(tables.tags.of(store::Tagged::User, "alice").size(), 1U);
               EXPECT_EQ(tables.tags.of(store::Tagged::MfaDevice, serial_of("phone")).size(), 1U);
               EXPECT_EQ(tables.reports.newest()->number, 1);
               EXPECT_EQ(tables.reports.piece(1, 0), "user,arn");
               EXPECT_EQ(tables.events.list(0, 9).size(), 1U);
               return 0;
             })
      .value();
  expect_packed_rows();
  expect_place_for_later_nouns(*store);
  expect_packed_rows();
}

TEST_P(OldStoreContract, OfTheThirdSchemaKeepsItsLastUsesAndLearnsWhereTheNextOneCameFrom) {
  const auto store = opened(3);
  ASSERT_TRUE(store);
  store
      ->read(account,
             [](const store::Tables& tables) {
               const auto used = tables.access_keys.find("AKIA1")->last_used;
               EXPECT_EQ(used->date, noon);
               EXPECT_EQ(used->region, "eu-west-1");
               EXPECT_EQ(used->service_name, "sts");
               EXPECT_EQ(tables.access_keys.last_use_origin("AKIA1").source_address, "");
               EXPECT_FALSE(tables.access_keys.find("AKIA2")->last_used);
               EXPECT_EQ(tables.access_keys.find_with_secret("AKIA2")->secret.reveal(),
                         "secret of AKIA2");
               EXPECT_EQ(tables.groups.members("staff", {}).rows.size(), 1U);
               EXPECT_EQ(tables.roles.find("auditor")->last_used->date, noon);
               EXPECT_EQ(tables.signin_sessions.find("hash")->user_name, "Alice");
               return 0;
             })
      .value();
  expect_packed_rows();
  const auto recorded =
      store->write(account, store::Effect::Record, [](store::Tables& tables) -> base::Result<bool> {
        return tables.access_keys.record_use("AKIA1", {noon + base::Seconds{900}, "N/A", "s3"},
                                             {"192.0.2.1", "aws-cli"}, base::Seconds{900});
      });
  EXPECT_TRUE(*recorded);
  store
      ->read(account,
             [](const store::Tables& tables) {
               EXPECT_EQ(tables.access_keys.find("AKIA1")->last_used->service_name, "s3");
               EXPECT_EQ(tables.access_keys.last_use_origin("AKIA1").source_address, "192.0.2.1");
               EXPECT_EQ(tables.access_keys.last_use_origin("AKIA1").user_agent, "aws-cli");
               return 0;
             })
      .value();
}

// Whose pieces are as they should be is found out by the digest that was written beside them.
void expect_whole_reports(store::Store& opened, std::initializer_list<std::int64_t> numbers) {
  opened
      .read(account,
            [&](const store::Tables& tables) {
              for (const std::int64_t number : numbers) {
                const auto bytes = tables.reports.piece(number, 0);
                EXPECT_TRUE(bytes) << number;
                EXPECT_EQ(tables.reports.piece_in_base64(number, 0),
                          base::to_base64(bytes.value_or("")));
                EXPECT_EQ(base::to_hex(crypto::sha256(bytes.value_or(""))),
                          tables.reports.find(number)->sha256);
                EXPECT_FALSE(tables.reports.piece(number, 1));
              }
              return 0;
            })
      .value();
}

// As the jobs do once a later report is there; how many pieces were made smaller.
std::size_t compress_all(store::Store& opened) {
  std::size_t count = 0;
  const auto next = [](const store::Tables& tables) { return tables.reports.next_to_compress(); };
  while (const auto piece = opened.read(account, next).value()) {
    EXPECT_TRUE(opened.write(account, store::Effect::Record,
                             [&](store::Tables& tables) -> base::Result<base::Nothing> {
                               tables.reports.put_compressed(store::compressed(*piece));
                               return base::Nothing{};
                             }));
    ++count;
  }
  return count;
}

// Of its two reports one is deflated and one is in base64.
TEST_P(OldStoreContract, OfTheTenthSchemaKeepsItsReportsAsTheyAreAndMakesTheNextOneOtherwise) {
  const auto store = opened(10);
  ASSERT_TRUE(store);
  expect_packed_rows(3);
  expect_whole_reports(*store, {1, 2});
  EXPECT_EQ(compress_all(*store), 0U);
  const std::string bytes = "user,arn";
  const auto made = store->write(
      account, store::Effect::Record, [&](store::Tables& tables) -> base::Result<bool> {
        tables.reports.request("arn:requester", noon);
        const auto claim = tables.reports.claim(
            {.owner = "server", .from = noon, .until = noon + base::Seconds{25}});
        tables.reports.put_piece(*claim, 0, bytes);
        return tables.reports.finish(*claim, {.number = claim->number,
                                              .requested = noon,
                                              .requester_arn = "arn:requester",
                                              .edition = report::Edition::Guide,
                                              .generated = noon,
                                              .size = static_cast<std::int64_t>(bytes.size()),
                                              .users = 2,
                                              .sha256 = base::to_hex(crypto::sha256(bytes)),
                                              .previous_sha256 = {}});
      });
  EXPECT_TRUE(*made);
  expect_whole_reports(*store, {1, 2, 3});
  EXPECT_EQ(compress_all(*store), 1U);
  expect_whole_reports(*store, {1, 2, 3});
  const auto more_remain = [&](std::size_t kept) {
    return *store->write(account, store::Effect::Record,
                         [&](store::Tables& tables) -> base::Result<bool> {
                           return tables.reports.prune(kept, {}, 2);
                         });
  };
  EXPECT_FALSE(more_remain(2));
  expect_whole_reports(*store, {2, 3});
  EXPECT_FALSE(more_remain(1));
  expect_whole_reports(*store, {3});
}

}  // namespace
}  // namespace rollcall::test
