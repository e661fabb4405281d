#include "store/founding_mark.h"

#include <fstream>

#include "store/errors.h"
#include "store/master_key_file.h"
#include "support/store_contract.h"

namespace rollcall::test {
namespace {

namespace fs = std::filesystem;
using store::FoundingMark;

void make(const fs::path& file, std::string_view content = "x") { std::ofstream(file) << content; }

TEST(FoundingMark, StandsUntilTheStoreIsMade) {
  const TemporaryFolder folder;
  EXPECT_TRUE(store::check_is_founded(folder.path()));
  const auto mark = FoundingMark::set(folder.path(), {});
  ASSERT_TRUE(mark);
  EXPECT_EQ(store::check_is_founded(folder.path()).error().kind, &store::errors::no_store);
  EXPECT_TRUE(mark->take_away());
  EXPECT_TRUE(store::check_is_founded(folder.path()));
}

TEST(FoundingMark, TakesAwayWhatAnEarlierOneLeft) {
  const TemporaryFolder folder;
  const fs::path output = folder.path() / "output";
  ASSERT_TRUE(FoundingMark::set(folder.path(), output));
  for (const char* name : {"output", "rollcall.db", "rollcall.db-wal", "master.key"})
    make(folder.path() / name);
  make(folder.path() / "other");
  EXPECT_TRUE(FoundingMark::set(folder.path(), output));
  for (const char* name : {"output", "rollcall.db", "rollcall.db-wal", "master.key"})
    EXPECT_FALSE(fs::exists(folder.path() / name)) << name;
  EXPECT_TRUE(fs::exists(folder.path() / "other"));
}

TEST(FoundingMark, IsNotSetWhereAStoreOrAKeyIs) {
  for (const char* name : {"rollcall.db", "master.key"}) {
    const TemporaryFolder folder;
    make(folder.path() / name);
    EXPECT_FALSE(FoundingMark::set(folder.path(), {}));
    EXPECT_TRUE(store::check_is_founded(folder.path()));
    EXPECT_TRUE(fs::exists(folder.path() / name));
  }
}

TEST(FoundingMark, LeavesAFileAloneThatNoFoundingMade) {
  const TemporaryFolder folder;
  const fs::path output = folder.path() / "output";
  make(output);
  EXPECT_EQ(FoundingMark::set(folder.path(), output).error().kind, &store::errors::output_exists);
  ASSERT_TRUE(FoundingMark::set(folder.path(), folder.path() / "another"));
  EXPECT_EQ(FoundingMark::set(folder.path(), output).error().kind, &store::errors::output_exists);
  // The name is cut short where the mark was not written to its end.
  make(folder.path() / "unfinished", output.string());
  EXPECT_EQ(FoundingMark::set(folder.path(), output).error().kind, &store::errors::output_exists);
  ASSERT_TRUE(FoundingMark::set(folder.path(), {}));
  EXPECT_TRUE(fs::exists(output));
}

}  // namespace
}  // namespace rollcall::test
