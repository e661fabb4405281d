#include "store/copy/copy_store.h"

#include <fstream>

#include "store/errors.h"
#include "store/postgres/connection.h"
#include "store/sql/snapshot.h"
#include "store/sqlite/connection.h"
#include "support/account_facts.h"
#include "support/two_accounts.h"

namespace rollcall::test {
namespace {

using store::CopiedTable;
using ::testing::SizeIs;

struct Copied {
  base::Result<base::Nothing> outcome;
  std::vector<CopiedTable> compared;
};

// A database without a store in it.
class EmptyTarget {
 public:
  explicit EmptyTarget(Engine engine) : random_(crypto::system_random()) {
    std::filesystem::create_directory(directory());
    if (engine != Engine::Postgres)
      return;
    database_.emplace(*PostgresServer::shared());
    server_.emplace(store::postgres::Options{.address = database_->address()}, random_);
  }

  // Copies with few rows in a transaction. Breaks off behind that many of them, if there are.
  Copied copy_from(store::Connection& source, std::size_t most_commits = 1'000'000) {
    std::size_t commits = 0;
    const auto count = [&] {
      if (++commits == most_commits)
        throw std::runtime_error("broken off");
    };
    return copy_in_parts(source, {.rows = 7, .bytes = 1'000'000}, count);
  }

  struct Part {
    std::size_t rows;
    std::size_t bytes;
  };

  Copied copy_in_parts(store::Connection& source, const Part& part,
                       const std::function<void()>& after_commit) {
    const auto writer = opened(Purpose::Writing);
    const auto reader = opened(Purpose::Reading);
    Copied copied;
    copied.outcome = store::copy_store(
        {source}, {*writer, *reader, after_commit, part.rows, part.bytes}, [](const auto&) {},
        [&](const CopiedTable& table) { copied.compared.push_back(table); });
    return copied;
  }

  std::int64_t integer(const std::string& statement) {
    const auto connection = opened(Purpose::Reading);
    return store::in_snapshot(*connection, [&] {
      store::Rows rows(connection->prepare(statement.c_str()));
      rows.next();
      return rows.integer(0);
    });
  }

  void run(const std::string& statement) { opened(Purpose::Writing)->define(statement); }

  store::StoreOptions options(const crypto::Keyring& keys) const {
    std::optional<store::postgres::Options> database;
    if (database_)
      database.emplace(database_->address());
    return {
        .directory = directory(), .keys = keys, .random = random_, .database = std::move(database)};
  }

 private:
  enum class Purpose { Reading, Writing };

  std::filesystem::path directory() const { return folder_.path() / "data"; }

  std::unique_ptr<store::Connection> opened(Purpose purpose) {
    const bool is_reader = purpose == Purpose::Reading;
    if (database_) {
      using store::postgres::Role;
      auto connection =
          *store::postgres::Connection::open(*server_, is_reader ? Role::LongReader : Role::Writer);
      connection->make_own_tables();
      return connection;
    }
    const auto file = directory() / "rollcall.db";
    std::ofstream(file, std::ios::app);
    using store::sqlite::Role;
    return *store::sqlite::Connection::open(file, is_reader ? Role::Reader : Role::Writer);
  }

  const base::RandomBytes random_;
  const TemporaryFolder folder_;
  std::optional<TemporaryDatabase> database_;
  std::optional<store::postgres::Server> server_;
};

class CopyContract : public ::testing::TestWithParam<std::pair<Engine, Engine>> {
 protected:
  CopyContract() {
    for (const Color& color : {red, blue}) {
      source.add_account({.id = color.account,
                          .created = color.when,
                          .root_email = color.own,
                          .alias = color.own,
                          .report_edition = {}});
      source.change(color.account, [&](store::Tables& tables) {
        Furniture(tables, color).put();
        put_what_is_rare(tables, color);
      });
    }
    // As releases before kept reports, which are read from there.
    source.run_behind_the_back(
        "INSERT INTO report_pieces (account_id, number, piece, form, bytes) "
        "VALUES (123456789012, 1000, 0, 'base64', 'QUJD')");
  }

  Copied copy(std::size_t most_commits = 1'000'000) {
    return target.copy_from(*source.another_reader(), most_commits);
  }

  // That of which facts do not tell, because it is taken when it is looked at.
  static void put_what_is_rare(store::Tables& tables, const Color& color) {
    tables.signin_networks.note("shared", "192.0.2.0/24", color.when);
    tables.key_challenges.put("shared", {.user_name = "shared", .bytes = "challenge"});
    tables.disabled_users.set_aside(*tables.users.find("shared"), color.when);
    for (const iam::AccessKey& key : tables.access_keys.of("shared"))
      tables.disabled_users.set_aside(key);
  }

  base::Result<std::vector<std::string>> facts_of(store::Store& store, const Color& color) {
    return store.read(color.account,
                      [](const store::Tables& tables) { return AccountFacts::of(tables); });
  }

  void expect_a_copy() {
    const auto copied = store::Store::open(target.options(source.keys()));
    ASSERT_TRUE(copied) << copied.error().message;
    for (const Color& color : {red, blue})
      EXPECT_EQ(facts_of(**copied, color).value(), facts_of(*source, color).value());
    EXPECT_TRUE((*copied)->write(red.account, store::Effect::Mutation,
                                 [](store::Tables& tables) -> base::Result<base::Nothing> {
                                   tables.users.insert(a_user("newcomer"));
                                   return base::Nothing{};
                                 }));
  }

  ContractStore source{GetParam().first};
  EmptyTarget target{GetParam().second};
};

std::vector<std::pair<Engine, Engine>> moves() {
  if (PostgresServer::programs().empty())
    return {{Engine::Sqlite, Engine::Sqlite}};
  return {{Engine::Sqlite, Engine::Sqlite},
          {Engine::Sqlite, Engine::Postgres},
          {Engine::Postgres, Engine::Sqlite}};
}

std::string name_of_move(const ::testing::TestParamInfo<std::pair<Engine, Engine>>& info) {
  return name_of_engine({info.param.first, 0}) + "To" + name_of_engine({info.param.second, 0});
}

INSTANTIATE_TEST_SUITE_P(Store, CopyContract, ::testing::ValuesIn(moves()), name_of_move);

TEST_P(CopyContract, HoldsWhateverTheStoreHolds) {
  const Copied copied = copy();
  ASSERT_TRUE(copied.outcome) << copied.outcome.error().message;
  EXPECT_THAT(copied.compared, SizeIs(store::table_shapes(store::migrations()).size()));
  for (const CopiedTable& table : copied.compared) {
    EXPECT_EQ(table.source, table.copy) << table.name;
    EXPECT_GT(table.source.rows, 0) << table.name << ": nothing was there to copy";
  }
  expect_a_copy();
}

// Fifty rows go into one statement, and the rest one by one.
TEST_P(CopyContract, HoldsAllRowsOfALargeTable) {
  source.change(red.account, [](store::Tables& tables) {
    for (int i = 0; i < 120; ++i)
      tables.users.insert(a_user("one-of-many-" + std::to_string(i)));
  });
  const auto reader = source.another_reader();
  const Copied copied = target.copy_in_parts(*reader, {.rows = 2'000, .bytes = 1'000'000}, [] {});
  ASSERT_TRUE(copied.outcome) << copied.outcome.error().message;
  for (const CopiedTable& table : copied.compared)
    EXPECT_EQ(table.source, table.copy) << table.name;
  expect_a_copy();
}

// The point of breaking off moves on until a copy passes without meeting it.
TEST_P(CopyContract, GoesOnWhereItWasBrokenOffAndIsNoStoreUntilItIsWhole) {
  std::size_t broken_off = 0;
  while (true) {
    try {
      const Copied copied = copy(2);
      ASSERT_TRUE(copied.outcome) << copied.outcome.error().message;
      break;
    } catch (const std::runtime_error&) {
      ++broken_off;
    }
    const auto unfinished = store::Store::open(target.options(source.keys()));
    ASSERT_FALSE(unfinished);
    EXPECT_EQ(unfinished.error().kind, &store::errors::unfinished_copy);
  }
  EXPECT_GT(broken_off, 10U);
  expect_a_copy();
}

TEST_P(CopyContract, HoldsLittleOfWhatIsLarge) {
  const std::string piece(1'000, 'x');
  for (int i = 1; i <= 20; ++i)
    source.run_behind_the_back(
        "INSERT INTO report_pieces (account_id, number, piece, form, bytes) "
        "VALUES (123456789012, 1000, " +
        std::to_string(i) + ", 'base64', '" + piece + "')");
  const auto reader = source.another_reader();
  std::size_t commits = 0;
  const auto copied =
      target.copy_in_parts(*reader, {.rows = 1'000'000, .bytes = 5'000}, [&] { ++commits; });
  ASSERT_TRUE(copied.outcome) << copied.outcome.error().message;
  EXPECT_GE(commits, 20 * piece.size() / 5'000);
}

// The number of a transaction means nothing in another database.
TEST_P(CopyContract, LeavesOutWhatIsOfOneDatabaseAlone) {
  source.run_behind_the_back("UPDATE account_locks SET changed_by = 4611686018427387904");
  ASSERT_TRUE(copy().outcome);
  EXPECT_EQ(target.integer("SELECT max(changed_by) FROM account_locks"), 0);
}

TEST_P(CopyContract, IsNotMadeOverAStore) {
  ASSERT_TRUE(copy().outcome);
  EXPECT_EQ(copy().outcome.error().kind, &store::errors::store_exists);
}

TEST_P(CopyContract, TellsWhereItHoldsSomethingElse) {
  EXPECT_THROW(copy(10), std::runtime_error);
  target.run("UPDATE accounts SET root_email = 'mallory@example.com'");
  const Copied copied = copy();
  ASSERT_FALSE(copied.outcome);
  EXPECT_EQ(copied.outcome.error().kind, &store::errors::copy_differs);
  for (const CopiedTable& table : copied.compared)
    EXPECT_EQ(table.source == table.copy, table.name != "accounts") << table.name;
  EXPECT_EQ(store::Store::open(target.options(source.keys())).error().kind,
            &store::errors::unfinished_copy);
}

// SQLite holds any bytes; what another engine cannot hold is marked, and counts as the same.
TEST_P(CopyContract, MarksWhatATextCannotHold) {
  source.change(account, [](store::Tables& tables) {
    tables.events.append({.at = noon, .action = "x", .user_agent = {"a\0b\xff", 4}});
  });
  ASSERT_TRUE(copy().outcome);
  const auto copied = store::Store::open(target.options(source.keys()));
  const auto events = (*copied)->read(
      account, [](const store::Tables& tables) { return tables.events.list(0, 1000); });
  const std::string agent = events->back().event.user_agent;
  if (GetParam().second == Engine::Postgres)
    EXPECT_EQ(agent,
              "a\uFFFD"
              "b\uFFFD");
  else
    EXPECT_EQ(agent.size(), GetParam().first == Engine::Postgres ? 8U : 4U);
}

}  // namespace
}  // namespace rollcall::test
