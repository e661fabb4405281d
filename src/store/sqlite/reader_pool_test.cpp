#include "store/sqlite/reader_pool.h"

#include <atomic>
#include <fstream>
#include <latch>
#include <new>
#include <thread>

#include "store/sqlite/connection.h"
#include "support/store_contract.h"

namespace rollcall::test {
namespace {

using store::Reading;
using store::sqlite::ReaderPool;
using store::sqlite::Role;

class ReaderPoolTest : public ::testing::Test {
 protected:
  std::unique_ptr<store::Connection> opened() const {
    std::ofstream(file, std::ios::app);
    return *store::sqlite::Connection::open(file, Role::Reader);
  }

  TemporaryFolder folder;
  std::filesystem::path file = folder.path() / "database";
};

TEST_F(ReaderPoolTest, HasItsConnectionBackWhateverABodyThrows) {
  ReaderPool pool(opened(), [] { return nullptr; }, {.most = 2, .most_long = 1});
  for (int i = 0; i < 3; ++i) {
    EXPECT_THROW(pool.read_at_once([](store::Connection&) { throw std::bad_alloc(); }),
                 std::bad_alloc);
    EXPECT_FALSE(pool.would_wait());
  }
  EXPECT_TRUE(pool.read_at_once([](store::Connection&) {}));
}

TEST_F(ReaderPoolTest, LosesNoTurnWhereAConnectionCannotBeMade) {
  int attempts = 0;
  const auto connect = [&]() -> std::unique_ptr<store::Connection> {
    if (++attempts < 4)
      throw std::bad_alloc();
    return opened();
  };
  ReaderPool pool(opened(), connect, {.most = 2, .most_long = 1});
  // A long one leaves the first connection to who must not wait.
  for (int i = 0; i < 3; ++i)
    EXPECT_THROW(pool.read(Reading::Long, [](store::Connection&) {}), std::bad_alloc);
  pool.read(Reading::Long, [](store::Connection&) {});
  EXPECT_EQ(attempts, 4);
}

TEST_F(ReaderPoolTest, WaitsForAConnectionThatIsGivenBackWhereNoOtherCanBeMade) {
  std::atomic<bool> is_wanted = false;
  const auto connect = [&]() -> std::unique_ptr<store::Connection> {
    is_wanted = true;
    is_wanted.notify_all();
    return nullptr;
  };
  ReaderPool pool(opened(), connect, {.most = 3, .most_long = 2});
  std::atomic<int> reads = 0;
  {
    std::vector<std::jthread> others;
    pool.read(Reading::Short, [&](store::Connection&) {
      for (const Reading reading : {Reading::Short, Reading::Long})
        others.emplace_back(
            [&, reading] { pool.read(reading, [&](store::Connection&) { ++reads; }); });
      is_wanted.wait(false);
      EXPECT_EQ(reads, 0) << "there is one connection";
    });
  }
  EXPECT_EQ(reads, 2);
  EXPECT_FALSE(pool.would_wait());
}

TEST_F(ReaderPoolTest, MakesNoMoreConnectionsThanItMayAndNoneThatAreNotNeeded) {
  std::atomic<int> made = 0;
  const auto connect = [&] {
    ++made;
    return opened();
  };
  ReaderPool pool(opened(), connect, {.most = 3, .most_long = 2});
  const auto nothing = [](store::Connection&) {};
  for (int i = 0; i < 3; ++i)
    pool.read(Reading::Short, nothing);
  EXPECT_EQ(made, 0);
  pool.read(Reading::Long, nothing);
  EXPECT_EQ(made, 1) << "a long one leaves the last to who must not wait";
  pool.read(Reading::Long, nothing);
  EXPECT_EQ(made, 1);
  std::vector<std::jthread> readers;
  std::latch begun(3);
  for (int i = 0; i < 3; ++i)
    readers.emplace_back(
        [&] { pool.read(Reading::Short, [&](store::Connection&) { begun.arrive_and_wait(); }); });
  readers.clear();
  EXPECT_EQ(made, 2);
  EXPECT_TRUE(pool.read_at_once(nothing));
}

}  // namespace
}  // namespace rollcall::test
