#include "store/directory_lock.h"

#include "store/errors.h"
#include "support/store_contract.h"

namespace rollcall::test {
namespace {

using store::DirectoryLock;

TEST(DirectoryLock, KeepsASecondServerAwayUntilItIsLetGo) {
  const TemporaryFolder folder;
  {
    const auto first = DirectoryLock::acquire(folder.path());
    ASSERT_TRUE(first);
    const auto second = DirectoryLock::acquire(folder.path());
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().kind, &store::errors::directory_in_use);
  }
  EXPECT_TRUE(DirectoryLock::acquire(folder.path()));
}

TEST(DirectoryLock, ADirectoryThatIsNotThereCannotBeLocked) {
  const TemporaryFolder folder;
  EXPECT_EQ(DirectoryLock::acquire(folder.path() / "missing").error().kind,
            &store::errors::unusable_directory);
}

TEST(DirectoryLock, AStoreIsOpenedBesideAServer) {
  TemporaryStore store;
  const auto lock = DirectoryLock::acquire(store.directory());
  ASSERT_TRUE(lock);
  store.reopen();
  EXPECT_TRUE(store->is_ready());
}

}  // namespace
}  // namespace rollcall::test
