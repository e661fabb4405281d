#include "store/directory_lock.h"

#include "store/errors.h"
#include "support/store_contract.h"

namespace rollcall::test {
namespace {

using store::DirectoryLock;

store::StoreOptions options_of(const TemporaryFolder& folder) {
  const auto random = crypto::system_random();
  return {.directory = folder.path(), .keys = crypto::Keyring::create(random), .random = random};
}

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
  const TemporaryFolder folder;
  const auto lock = DirectoryLock::acquire(folder.path());
  ASSERT_TRUE(lock);
  EXPECT_TRUE(store::Store::create(options_of(folder)));
}

TEST(DirectoryLock, DependsOnNoFileThatCouldBeDeleted) {
  const TemporaryFolder folder;
  ASSERT_TRUE(store::Store::create(options_of(folder)));
  const auto first = DirectoryLock::acquire(folder.path());
  ASSERT_TRUE(first);
  for (const auto& entry : std::filesystem::directory_iterator(folder.path()))
    if (entry.path().filename() != "rollcall.db")
      std::filesystem::remove(entry.path());
  EXPECT_EQ(DirectoryLock::acquire(folder.path()).error().kind, &store::errors::directory_in_use);
}

TEST(DirectoryLock, HoldsTheDatabaseWhateverTheDirectoryIsThatItIsIn) {
  const TemporaryFolder folder;
  const TemporaryFolder elsewhere;
  ASSERT_TRUE(store::Store::create(options_of(folder)));
  const auto first = DirectoryLock::acquire(folder.path());
  ASSERT_TRUE(first);
  std::filesystem::create_hard_link(folder.path() / "rollcall.db",
                                    elsewhere.path() / "rollcall.db");
  EXPECT_EQ(DirectoryLock::acquire(elsewhere.path()).error().kind,
            &store::errors::directory_in_use);
}

}  // namespace
}  // namespace rollcall::test
