#include "store/reader_pool.h"

#include <fstream>
#include <new>

#include "store/sqlite/connection.h"
#include "support/store_contract.h"

namespace rollcall::test {
namespace {

using store::Reading;
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
  store::ReaderPool pool(opened(), [] { return nullptr; }, {.most = 2, .most_long = 1});
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
  store::ReaderPool pool(opened(), connect, {.most = 2, .most_long = 1});
  // A long one leaves the first connection to who must not wait.
  for (int i = 0; i < 3; ++i)
    EXPECT_THROW(pool.read(Reading::Long, [](store::Connection&) {}), std::bad_alloc);
  pool.read(Reading::Long, [](store::Connection&) {});
  EXPECT_EQ(attempts, 4);
}

}  // namespace
}  // namespace rollcall::test
