#include "store/sqlite/gathering_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "support/temporary_folder.h"

namespace rollcall::test {
namespace {

using store::sqlite::gathering_files;

// A file as SQLite opens it and writes it.
class OpenFile {
 public:
  explicit OpenFile(const std::filesystem::path& path, int kind = SQLITE_OPEN_WAL)
      : vfs_(sqlite3_vfs_find(gathering_files())), room_(static_cast<std::size_t>(vfs_->szOsFile)) {
    // SQLite's own files look behind the end of the name for parameters.
    name_ = path.native() + std::string(4, '\0');
    EXPECT_EQ(vfs_->xOpen(vfs_, name_.c_str(), file(),
                          kind | SQLITE_OPEN_CREATE | SQLITE_OPEN_READWRITE, nullptr),
              SQLITE_OK);
  }
  ~OpenFile() { close(); }

  int close() {
    if (file()->pMethods == nullptr)
      return SQLITE_OK;
    const int code = file()->pMethods->xClose(file());
    file()->pMethods = nullptr;
    return code;
  }
  int write(std::string_view bytes, sqlite3_int64 place) {
    return file()->pMethods->xWrite(file(), bytes.data(), static_cast<int>(bytes.size()), place);
  }
  std::string read(std::size_t size, sqlite3_int64 place) {
    std::string bytes(size, '?');
    EXPECT_EQ(file()->pMethods->xRead(file(), bytes.data(), static_cast<int>(size), place),
              SQLITE_OK);
    return bytes;
  }
  sqlite3_int64 size() {
    sqlite3_int64 found = 0;
    EXPECT_EQ(file()->pMethods->xFileSize(file(), &found), SQLITE_OK);
    return found;
  }
  int sync() { return file()->pMethods->xSync(file(), SQLITE_SYNC_NORMAL); }
  int truncate(sqlite3_int64 size) { return file()->pMethods->xTruncate(file(), size); }

 private:
  sqlite3_file* file() { return reinterpret_cast<sqlite3_file*>(room_.data()); }

  sqlite3_vfs* vfs_;
  std::vector<char> room_;
  std::string name_;
};

class GatheringFilesTest : public ::testing::Test {
 protected:
  // A log takes its mode from its database.
  GatheringFilesTest() { std::ofstream(folder.path() / "database"); }

  std::string on_disk() const {
    std::ifstream in(path);
    return std::string(std::istreambuf_iterator<char>(in), {});
  }

  TemporaryFolder folder;
  std::filesystem::path path = folder.path() / "database-wal";
};

TEST_F(GatheringFilesTest, WhatLiesEndToEndIsWrittenAtOnceAndBeforeItIsDurable) {
  OpenFile file(path);
  EXPECT_EQ(file.write("head", 0), SQLITE_OK);
  EXPECT_EQ(file.write("page", 4), SQLITE_OK);
  EXPECT_EQ(on_disk(), "");
  EXPECT_EQ(file.sync(), SQLITE_OK);
  EXPECT_EQ(on_disk(), "headpage");
}

// Of which other connections read, whatever is said of flushing.
TEST_F(GatheringFilesTest, ACommitIsInTheFileOnceItsLastPageWasWritten) {
  OpenFile file(path);
  const std::string page(512, 'p');
  std::string header(24, '\0');
  header[0] = '\1';
  file.write(header, 0);
  file.write(page, 24);
  EXPECT_EQ(on_disk(), "");
  header[7] = '\2';
  file.write(header, 536);
  EXPECT_EQ(on_disk(), "");
  file.write(page, 560);
  EXPECT_EQ(on_disk().size(), 1072U);
  file.write(page, 1072);
  EXPECT_EQ(on_disk().size(), 1072U);
}

TEST_F(GatheringFilesTest, WhoeverReadsFindsWhatWasWritten) {
  OpenFile file(path);
  file.write("abcdef", 0);
  EXPECT_EQ(file.read(3, 1), "bcd");
  file.write("gh", 6);
  EXPECT_EQ(file.size(), 8);
  file.write("ij", 8);
  EXPECT_EQ(file.truncate(9), SQLITE_OK);
  EXPECT_EQ(on_disk(), "abcdefghi");
}

TEST_F(GatheringFilesTest, WhatLiesElsewhereIsWrittenForItselfAndTheLaterWriteCounts) {
  OpenFile file(path);
  file.write("abcdef", 0);
  file.write("XY", 2);
  file.write("Z", 4);
  file.write("!", 0);
  EXPECT_EQ(file.read(6, 0), "!bXYZf");
}

TEST_F(GatheringFilesTest, MoreThanFitsIsWrittenInItsOrder) {
  OpenFile file(path);
  std::string whole;
  const auto append = [&](std::size_t size, char filling) {
    const std::string bytes(size, filling);
    EXPECT_EQ(file.write(bytes, static_cast<sqlite3_int64>(whole.size())), SQLITE_OK);
    whole += bytes;
  };
  for (int i = 0; i < 100; ++i) {
    append(24, static_cast<char>('a' + i % 26));
    append(4096, static_cast<char>('A' + i % 26));
  }
  append(65'536, '0');
  append(65'535, '1');
  append(65'536, '2');
  EXPECT_EQ(file.sync(), SQLITE_OK);
  EXPECT_TRUE(on_disk() == whole);
}

TEST_F(GatheringFilesTest, ClosingWritesWhatIsLeft) {
  OpenFile file(path);
  file.write("abc", 0);
  EXPECT_EQ(file.close(), SQLITE_OK);
  EXPECT_EQ(on_disk(), "abc");
}

// Whoever is told that it is durable must not be told so where there was no room.
TEST_F(GatheringFilesTest, AWantOfRoomIsToldToWhoeverMakesItDurable) {
  OpenFile file("/dev/full");
  EXPECT_EQ(file.write("abc", 0), SQLITE_OK);
  EXPECT_EQ(file.sync(), SQLITE_FULL);
  EXPECT_EQ(file.write("abc", 0), SQLITE_OK);
  EXPECT_EQ(file.write("elsewhere", 100), SQLITE_FULL);
  EXPECT_EQ(file.write("abc", 0), SQLITE_OK);
  EXPECT_EQ(file.close(), SQLITE_FULL);
}

TEST_F(GatheringFilesTest, OtherFilesAreWrittenAsTheSystemWritesThem) {
  for (const auto& [name, kind] : {std::pair("another", SQLITE_OPEN_MAIN_DB),
                                   std::pair("database-journal", SQLITE_OPEN_MAIN_JOURNAL)}) {
    path = folder.path() / name;
    OpenFile file(path, kind);
    file.write("abc", 0);
    EXPECT_EQ(on_disk(), "abc");
  }
}

}  // namespace
}  // namespace rollcall::test
