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

// A founding that gets as far as to fill its files, and is broken off.
void break_off(const fs::path& folder, const fs::path& output) {
  const auto mark = FoundingMark::set(folder, output);
  ASSERT_TRUE(mark);
  make(output, "");
  ASSERT_TRUE(mark->make_files());
  for (const char* name : {"output", "rollcall.db", "rollcall.db-wal", "master.key"})
    make(folder / name);
}

TEST(FoundingMark, TakesAwayWhatAnEarlierOneLeft) {
  const TemporaryFolder folder;
  const fs::path output = folder.path() / "output";
  break_off(folder.path(), output);
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
  EXPECT_TRUE(fs::exists(output));
}

TEST(FoundingMark, TakesNothingAwayWhereOneFileIsAnother) {
  for (const char* name : {"output", "rollcall.db", "master.key"}) {
    const TemporaryFolder folder;
    const fs::path output = folder.path() / "output";
    break_off(folder.path(), output);
    const fs::path restored = folder.path() / "restored";
    make(restored, "precious");
    fs::rename(restored, folder.path() / name);
    const auto refused = FoundingMark::set(folder.path(), output);
    ASSERT_FALSE(refused) << name;
    EXPECT_THAT(refused.error().message, ::testing::HasSubstr((folder.path() / name).string()));
    for (const char* each : {"output", "rollcall.db", "rollcall.db-wal", "master.key"})
      EXPECT_TRUE(fs::exists(folder.path() / each)) << name << ", " << each;
  }
}

TEST(FoundingMark, TakesNoSymbolicLinkAway) {
  const TemporaryFolder folder;
  const fs::path output = folder.path() / "output";
  break_off(folder.path(), output);
  fs::rename(output, folder.path() / "elsewhere");
  fs::create_symlink(folder.path() / "elsewhere", output);
  EXPECT_FALSE(FoundingMark::set(folder.path(), output));
  EXPECT_TRUE(fs::is_symlink(output));
  EXPECT_TRUE(fs::exists(folder.path() / "master.key"));
}

TEST(FoundingMark, HeedsNoMarkThatIsNotOurs) {
  const TemporaryFolder folder;
  const fs::path victim = folder.path() / "victim";
  const fs::path mark = folder.path() / "unfinished";
  make(victim, "");
  make(mark, victim.string() + "\n");
  EXPECT_EQ(FoundingMark::set(folder.path(), victim).error().kind,
            &store::errors::unusable_directory);
  fs::rename(mark, folder.path() / "elsewhere");
  fs::create_symlink(folder.path() / "elsewhere", mark);
  EXPECT_EQ(FoundingMark::set(folder.path(), {}).error().kind, &store::errors::unusable_directory);
  EXPECT_TRUE(fs::exists(victim));
}

TEST(FoundingMark, GivesUpWithAllThatItMade) {
  const TemporaryFolder folder;
  const fs::path output = folder.path() / "output";
  const auto mark = FoundingMark::set(folder.path(), output);
  ASSERT_TRUE(mark);
  make(output, "");
  ASSERT_TRUE(mark->make_files());
  make(folder.path() / "rollcall.db");
  EXPECT_TRUE(mark->give_up());
  EXPECT_TRUE(fs::is_empty(folder.path()));
}

}  // namespace
}  // namespace rollcall::test
