#include "store/copy/copy_ends.h"

#include "store/errors.h"
#include "support/store_contract.h"

namespace rollcall::test {
namespace {

class CopyEnds : public ::testing::Test {
 protected:
  CopyEnds() {
    source.add_account({.id = account, .created = noon, .alias = {}, .report_edition = {}});
  }

  base::Result<base::Nothing> copy(const std::filesystem::path& from) const {
    return store::copy_between(from, target, [](const auto&) {}, [](const auto&) {});
  }

  TemporaryStore source;
  const TemporaryFolder folder;
  const std::filesystem::path target = folder.path() / "new" / "data";
};

TEST_F(CopyEnds, MayBeADirectoryThatIsNotThereYet) {
  std::filesystem::create_directory(target.parent_path());
  const auto copied = copy(source.directory());
  ASSERT_TRUE(copied) << copied.error().message;
  const auto opened = store::Store::open(
      {.directory = target, .keys = source.keys(), .random = crypto::system_random()});
  ASSERT_TRUE(opened) << opened.error().message;
  EXPECT_TRUE((*opened)->read(account, [](const store::Tables& tables) {
    EXPECT_EQ(tables.users.root().id, to_string(account));
    return 0;
  }));
}

TEST_F(CopyEnds, BeginWithAStore) {
  EXPECT_EQ(copy(folder.path()).error().kind, &store::errors::no_store);
  EXPECT_FALSE(std::filesystem::exists(target));
}

}  // namespace
}  // namespace rollcall::test
