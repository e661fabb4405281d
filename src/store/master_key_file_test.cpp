#include "store/master_key_file.h"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <thread>

#include "crypto/random.h"
#include "store/errors.h"
#include "support/store_contract.h"

namespace rollcall::test {
namespace {

class MasterKeyFile : public ::testing::Test {
 protected:
  base::Result<crypto::Keyring> create() {
    return store::create_master_key_file(file, crypto::system_random());
  }

  const base::Error refusal() { return store::load_master_key_file(file).error(); }

  TemporaryFolder folder;
  std::filesystem::path file = folder.path() / "master.key";
};

TEST_F(MasterKeyFile, IsReadableByItsOwnerAloneAndHoldsTheKeyThatWasMade) {
  const auto made = create();
  ASSERT_TRUE(made);
  struct stat status{};
  ASSERT_EQ(::stat(file.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
  const auto loaded = store::load_master_key_file(file);
  ASSERT_TRUE(loaded);
  EXPECT_EQ(loaded->newest().version, made->newest().version);
  EXPECT_EQ(loaded->newest().bytes.reveal(), made->newest().bytes.reveal());
}

TEST_F(MasterKeyFile, IsNeverReplaced) {
  const auto made = create();
  EXPECT_EQ(create().error().kind, &store::errors::unusable_master_key_file);
  EXPECT_EQ(store::load_master_key_file(file)->newest().bytes.reveal(),
            made->newest().bytes.reveal());
}

TEST_F(MasterKeyFile, IsWrittenIntoAnEmptyFileThatIsItsOwnersAlone) {
  std::ofstream(file).flush();
  for (const mode_t mode : {0640U, 0604U, 0620U}) {
    ASSERT_EQ(::chmod(file.c_str(), mode), 0);
    EXPECT_FALSE(create()) << mode;
    EXPECT_EQ(std::filesystem::file_size(file), 0U);
  }
  ASSERT_EQ(::chmod(file.c_str(), 0600), 0);
  EXPECT_TRUE(create());
  EXPECT_TRUE(store::load_master_key_file(file));
}

TEST_F(MasterKeyFile, IsMadeNeitherWhereThereIsNoFolderNorBehindALink) {
  EXPECT_FALSE(
      store::create_master_key_file(folder.path() / "nowhere/master.key", crypto::system_random()));
  std::filesystem::create_symlink(folder.path() / "elsewhere", file);
  EXPECT_FALSE(create());
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "elsewhere"));
}

TEST_F(MasterKeyFile, IsNotLeftInPartWhereThereIsNoRoom) {
  const auto refuses = [&] {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit ten_bytes{.rlim_cur = 10, .rlim_max = 10};
    ::setrlimit(RLIMIT_FSIZE, &ten_bytes);
    const auto refused = create();
    return !refused && refused.error().message.contains("cannot be written: No space left") &&
           !std::filesystem::exists(file);
  };
  EXPECT_EXIT(std::_Exit(refuses() ? 0 : 1), ::testing::ExitedWithCode(0), "");
}

TEST_F(MasterKeyFile, IsReadToItsEndHoweverManyKeysItHolds) {
  crypto::Keyring keys = crypto::Keyring::create(crypto::system_random());
  for (int version = 2; version <= 900; ++version)
    keys.rotate(crypto::system_random());
  std::ofstream(file) << crypto::format_keyring(keys).reveal();
  ASSERT_EQ(::chmod(file.c_str(), 0600), 0);
  const auto loaded = store::load_master_key_file(file);
  ASSERT_TRUE(loaded);
  EXPECT_EQ(loaded->newest().version, 900U);
}

TEST_F(MasterKeyFile, IsReadToItsEndThoughItComesInParts) {
  const auto made = create();
  ASSERT_TRUE(made);
  const std::string text = crypto::format_keyring(*made).reveal();
  std::filesystem::remove(file);
  ASSERT_EQ(::mkfifo(file.c_str(), 0600), 0);
  const std::jthread writer([&] {
    std::ofstream pipe(file);
    pipe << text.substr(0, 10) << std::flush;
    const int number = ::open(file.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    for (int unread = 1; unread > 0;) {
      ::ioctl(number, FIONREAD, &unread);
      std::this_thread::yield();
    }
    ::close(number);
    pipe << text.substr(10);
  });
  const auto loaded = store::load_master_key_file(file);
  ASSERT_TRUE(loaded) << loaded.error().message;
  EXPECT_EQ(loaded->newest().bytes.reveal(), made->newest().bytes.reveal());
}

TEST_F(MasterKeyFile, IsRefusedUnreadWhenItIsLargerThanOneCanBe) {
  std::ofstream(file) << std::string(65'537, 'x');
  ASSERT_EQ(::chmod(file.c_str(), 0600), 0);
  EXPECT_THAT(refusal().message, ::testing::HasSubstr("too large"));
  std::filesystem::resize_file(file, 65'536);
  EXPECT_THAT(refusal().message, ::testing::HasSubstr("damaged"));
}

TEST_F(MasterKeyFile, IsRefusedWhenOthersMayReadOrWriteIt) {
  ASSERT_TRUE(create());
  for (const mode_t mode : {0640U, 0604U, 0620U, 0660U}) {
    ASSERT_EQ(::chmod(file.c_str(), mode), 0);
    EXPECT_EQ(refusal().kind, &store::errors::unusable_master_key_file);
    EXPECT_THAT(refusal().message, ::testing::HasSubstr("chmod 600"));
  }
  ASSERT_EQ(::chmod(file.c_str(), 0400), 0);
  EXPECT_TRUE(store::load_master_key_file(file));
}

TEST_F(MasterKeyFile, IsRefusedWhenItIsMissingOrDamagedAndSaysWhichFileItIs) {
  EXPECT_EQ(refusal().kind, &store::errors::unusable_master_key_file);
  EXPECT_THAT(refusal().message, ::testing::HasSubstr(file.string()));
  ASSERT_TRUE(create());
  std::filesystem::resize_file(file, std::filesystem::file_size(file) - 4);
  EXPECT_EQ(refusal().kind, &store::errors::unusable_master_key_file);
  EXPECT_THAT(refusal().message, ::testing::HasSubstr("damaged"));
}

}  // namespace
}  // namespace rollcall::test
