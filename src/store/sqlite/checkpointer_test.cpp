#include "store/sqlite/checkpointer.h"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <fstream>

#include "base/stand_back.h"
#include "store/sql/query.h"
#include "support/store_contract.h"

namespace rollcall::test {
namespace {

using store::execute;
using store::sqlite::Checkpointer;
using store::sqlite::Role;

class CheckpointerTest : public ::testing::Test {
 protected:
  CheckpointerTest() { writer->define("CREATE TABLE things (id BIGINT, filling TEXT)"); }

  std::unique_ptr<store::sqlite::Connection> opened(Role role) {
    std::ofstream(file, std::ios::app);
    return *store::sqlite::Connection::open(file, role);
  }

  // One commit, of which the checkpointer does not hear.
  void commit(std::size_t bytes) {
    execute(*writer, "INSERT INTO things (id, filling) VALUES (1, $1)", std::string(bytes, 'x'));
  }

  // One commit, and what the store does after it.
  void write(std::size_t bytes) {
    const std::lock_guard lock(writing);
    commit(bytes);
    checkpointer.log_has(writer->log_pages());
  }

  bool without_writers(const std::function<void()>& work) {
    const std::lock_guard lock(writing);
    most_moved_beside = std::max(most_moved_beside, std::filesystem::file_size(file));
    work();
    niceness = ::getpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()));
    return true;
  }

  TemporaryFolder folder;
  std::filesystem::path file = folder.path() / "database";
  std::mutex writing;
  int niceness = 0;                      // of whoever moves the log
  std::uintmax_t most_moved_beside = 0;  // into the database, before writers have to wait
  std::unique_ptr<store::sqlite::Connection> writer = opened(Role::Writer);
  Checkpointer checkpointer{
      {opened(Role::Checkpointer), opened(Role::Checkpointer)},
      [this](const std::function<void()>& work) { return without_writers(work); }};
};

constexpr std::size_t mebibyte = std::size_t{1024} * 1024;

TEST_F(CheckpointerTest, ALogThatGrewLongIsMovedAndStartedAnew) {
  for (int i = 0; i < 20; ++i)
    commit(mebibyte);
  EXPECT_GE(writer->log_pages(), 4096);
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{300};
  while (writer->log_pages() >= 4096 && std::chrono::steady_clock::now() < deadline) {
    write(1);
    std::this_thread::sleep_for(std::chrono::milliseconds{20});
  }
  EXPECT_LT(writer->log_pages(), 4096);
  EXPECT_GE(std::filesystem::file_size(file), 20 * mebibyte);
  const std::lock_guard lock(writing);
  EXPECT_GE(most_moved_beside, 16 * mebibyte);
  EXPECT_GE(niceness, static_cast<int>(base::Behind::Answers));
}

TEST_F(CheckpointerTest, AShortLogIsLeftAlone) {
  write(mebibyte);
  std::this_thread::sleep_for(std::chrono::milliseconds{50});
  EXPECT_LT(std::filesystem::file_size(file), mebibyte);
}

TEST_F(CheckpointerTest, AReaderThatBeganBeforeStillSeesItsMoment) {
  write(1);
  const auto reader = opened(Role::Reader);
  const auto count = [&] {
    store::Rows rows = store::query(*reader, "SELECT COUNT(*) FROM things");
    return rows.next() ? rows.integer(0) : -1;
  };
  reader->begin_read();
  EXPECT_EQ(count(), 1);
  for (int i = 0; i < 40; ++i)
    write(mebibyte);
  EXPECT_EQ(count(), 1);
  reader->end_read();
  EXPECT_EQ(count(), 41);
}

}  // namespace
}  // namespace rollcall::test
