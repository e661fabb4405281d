#include "store/founding_mark.h"

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>

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
  ASSERT_TRUE(mark->make_files(store::DatabaseFile::Here));
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

TEST(FoundingMark, HeedsNoMarkThatIsNoFileOrSomebodyElses) {
  const TemporaryFolder folder;
  const fs::path mark = folder.path() / "unfinished";
  const auto refusal = [&] { return FoundingMark::set(folder.path(), {}).error().kind; };
  ASSERT_EQ(::mkfifo(mark.c_str(), 0600), 0);
  EXPECT_EQ(refusal(), &store::errors::unusable_directory);
  fs::remove(mark);
  fs::create_directory(mark);
  EXPECT_EQ(refusal(), &store::errors::unusable_directory);
  fs::remove(mark);
  ASSERT_TRUE(FoundingMark::set(folder.path(), {}));
  if (::geteuid() != 0)
    return;  // nobody else can give a file away
  ASSERT_EQ(::chown(mark.c_str(), 12345, 12345), 0);
  EXPECT_EQ(refusal(), &store::errors::unusable_directory);
}

TEST(FoundingMark, HeedsNoMarkThatWasCutOffOrWrittenOn) {
  const TemporaryFolder folder;
  const fs::path output = folder.path() / "output";
  const fs::path mark = folder.path() / "unfinished";
  break_off(folder.path(), output);
  std::ifstream stream(mark);
  const std::string whole(std::istreambuf_iterator<char>(stream), {});
  for (const std::string& text : {whole.substr(0, whole.size() - 1), whole.substr(1), whole + "x",
                                  whole.substr(0, whole.find("output ")) + "\n"}) {
    make(mark, text);
    EXPECT_EQ(FoundingMark::set(folder.path(), output).error().kind,
              &store::errors::unusable_directory)
        << text;
    EXPECT_TRUE(fs::exists(folder.path() / "rollcall.db"));
  }
  make(mark, whole);
  EXPECT_TRUE(FoundingMark::set(folder.path(), output));
}

TEST(FoundingMark, TakesAFileWithNothingInItForOneOfItsOwn) {
  const TemporaryFolder folder;
  ASSERT_TRUE(FoundingMark::set(folder.path(), {}));
  make(folder.path() / "rollcall.db", "");
  make(folder.path() / "unfinished.part", "a mark that was broken off");
  EXPECT_TRUE(FoundingMark::set(folder.path(), {}));
  EXPECT_FALSE(fs::exists(folder.path() / "rollcall.db"));
  EXPECT_FALSE(fs::exists(folder.path() / "unfinished.part"));
}

TEST(FoundingMark, LeavesALogAloneWhoseDatabaseNoFoundingMade) {
  for (const char* ending : {"-journal", "-wal", "-shm"}) {
    const TemporaryFolder folder;
    const fs::path log = folder.path() / ("rollcall.db" + std::string(ending));
    ASSERT_TRUE(FoundingMark::set(folder.path(), {}));
    make(log);
    EXPECT_FALSE(FoundingMark::set(folder.path(), {})) << ending;
    EXPECT_TRUE(fs::exists(log));
    fs::remove(log);
    break_off(folder.path(), folder.path() / "output");
    make(log);
    EXPECT_TRUE(FoundingMark::set(folder.path(), folder.path() / "output")) << ending;
    EXPECT_FALSE(fs::exists(log));
  }
}

TEST(FoundingMark, IsNotSetInPartWhereThereIsNoRoom) {
  const TemporaryFolder folder;
  const auto refuses = [&] {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit ten_bytes{.rlim_cur = 10, .rlim_max = 10};
    ::setrlimit(RLIMIT_FSIZE, &ten_bytes);
    const auto refused = FoundingMark::set(folder.path(), {});
    return !refused && refused.error().message.contains("cannot be written");
  };
  EXPECT_EXIT(std::_Exit(refuses() ? 0 : 1), ::testing::ExitedWithCode(0), "");
  EXPECT_TRUE(store::check_is_founded(folder.path()));
}

TEST(FoundingMark, StaysWhereALeftoverCannotBeRemoved) {
  const TemporaryFolder folder;
  const fs::path output = folder.path() / "output";
  break_off(folder.path(), output);
  fs::remove(folder.path() / "rollcall.db-wal");
  fs::create_directory(folder.path() / "rollcall.db-wal");
  const auto refused = FoundingMark::set(folder.path(), output);
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().message, ::testing::HasSubstr("cannot be removed"));
  EXPECT_TRUE(fs::exists(folder.path() / "rollcall.db"));
  EXPECT_FALSE(store::check_is_founded(folder.path()));
}

TEST(FoundingMark, TakesNoEmptyFileOfSomebodyElse) {
  if (::geteuid() != 0)
    GTEST_SKIP() << "nobody else can give a file away";
  const TemporaryFolder folder;
  ASSERT_TRUE(FoundingMark::set(folder.path(), {}));
  make(folder.path() / "rollcall.db", "");
  ASSERT_EQ(::chown((folder.path() / "rollcall.db").c_str(), 12345, 12345), 0);
  EXPECT_FALSE(FoundingMark::set(folder.path(), {}));
}

TEST(FoundingMark, MakesNoFileWhereOneIs) {
  for (const char* name : {"rollcall.db", "master.key"}) {
    const TemporaryFolder folder;
    const auto mark = FoundingMark::set(folder.path(), {});
    ASSERT_TRUE(mark);
    make(folder.path() / name);
    EXPECT_FALSE(mark->make_files(store::DatabaseFile::Here)) << name;
  }
  const TemporaryFolder folder;
  const auto mark = FoundingMark::set(folder.path(), folder.path() / "output");
  ASSERT_TRUE(mark);
  EXPECT_FALSE(mark->make_files(store::DatabaseFile::Here)) << "the output was to be there by now";
}

TEST(FoundingMark, MakesNoDatabaseFileForAStoreThatIsElsewhere) {
  const TemporaryFolder folder;
  const auto mark = FoundingMark::set(folder.path(), {});
  ASSERT_TRUE(mark);
  ASSERT_TRUE(mark->make_files(store::DatabaseFile::Elsewhere));
  EXPECT_FALSE(fs::exists(folder.path() / "rollcall.db"));
  EXPECT_TRUE(fs::exists(folder.path() / "master.key"));
  make(folder.path() / "master.key");
  EXPECT_TRUE(mark->give_up());
  EXPECT_TRUE(fs::is_empty(folder.path()));
}

TEST(FoundingMark, IsSetWhereOnlyTheOwnerMayReadIt) {
  const TemporaryFolder folder;
  const auto mark = FoundingMark::set(folder.path(), {});
  ASSERT_TRUE(mark);
  ASSERT_TRUE(mark->make_files(store::DatabaseFile::Here));
  for (const char* name : {"unfinished", "rollcall.db", "master.key"}) {
    struct stat status{};
    ASSERT_EQ(::stat((folder.path() / name).c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777U, 0600U) << name;
  }
  EXPECT_TRUE(mark->take_away());
  EXPECT_TRUE(mark->take_away()) << "there is nothing left to take away";
}

TEST(FoundingMark, GivesUpWithAllThatItMade) {
  const TemporaryFolder folder;
  const fs::path output = folder.path() / "output";
  const auto mark = FoundingMark::set(folder.path(), output);
  ASSERT_TRUE(mark);
  make(output, "");
  ASSERT_TRUE(mark->make_files(store::DatabaseFile::Here));
  make(folder.path() / "rollcall.db");
  EXPECT_TRUE(mark->give_up());
  EXPECT_TRUE(fs::is_empty(folder.path()));
}

}  // namespace
}  // namespace rollcall::test
