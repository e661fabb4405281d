#include "store/master_key_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>

#include "store/errors.h"
#include "store/file_descriptor.h"
#include "store/synced_directory.h"

namespace rollcall::store {
namespace {

// A keyring of nine hundred versions is smaller. What is larger is some other file.
constexpr std::size_t most_bytes = 65'536;

std::unexpected<base::Error> refuse(const std::filesystem::path& file, std::string_view why) {
  return base::fail(errors::unusable_master_key_file,
                    "the master key file " + file.string() + " " + std::string(why));
}

std::string reason() { return std::generic_category().message(errno); }

// In one go: a disk that takes some of so few bytes has no room for the others.
bool write_whole(int file, std::string_view bytes) {
  errno = ENOSPC;
  return ::write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size());
}

// Read into a buffer of its final size, so that it is not copied on the way.
base::Result<base::Secret> read_all(const std::filesystem::path& file, int number) {
  std::string bytes(most_bytes, '\0');
  std::size_t size = 0;
  while (size < bytes.size()) {
    const auto got = ::read(number, bytes.data() + size, bytes.size() - size);
    if (got < 0 && errno == EINTR)
      continue;
    if (got < 0)
      return refuse(file, "cannot be read: " + reason());
    if (got == 0)
      break;
    size += static_cast<std::size_t>(got);
  }
  bytes.resize(size);
  return base::Secret(std::move(bytes));
}

}  // namespace

base::Result<crypto::Keyring> create_master_key_file(const std::filesystem::path& file,
                                                     const base::RandomBytes& random) {
  const FileDescriptor opened(
      ::open(file.c_str(), O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR));
  struct stat status{};
  if (!opened.is_open() || ::fstat(opened.number(), &status) != 0)
    return refuse(file, "cannot be made: " + reason());
  const bool is_new = S_ISREG(status.st_mode) && status.st_size == 0 &&
                      status.st_uid == ::geteuid() && (status.st_mode & (S_IRWXG | S_IRWXO)) == 0;
  if (!is_new)
    return refuse(file, "exists already");
  crypto::Keyring keys = crypto::Keyring::create(random);
  if (!write_whole(opened.number(), crypto::format_keyring(keys).reveal()) ||
      ::fsync(opened.number()) != 0) {
    auto refused = refuse(file, "cannot be written: " + reason());
    ::unlink(file.c_str());
    return refused;
  }
  TRY(sync_directory(std::filesystem::absolute(file).parent_path()));
  return keys;
}

base::Result<crypto::Keyring> load_master_key_file(const std::filesystem::path& file) {
  const FileDescriptor opened(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
  if (!opened.is_open())
    return refuse(file, "cannot be opened: " + reason());
  struct stat status{};
  if (::fstat(opened.number(), &status) != 0)
    return refuse(file, "cannot be looked at: " + reason());
  if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
    return refuse(
        file, "may be read or written by others than its owner; say: chmod 600 " + file.string());
  if (status.st_size > static_cast<off_t>(most_bytes))
    return refuse(file, "is too large to be one");
  const base::Secret text = TRY(read_all(file, opened.number()));
  auto keys = crypto::parse_keyring(text);
  if (!keys)
    return refuse(file, "is damaged: " + keys.error().detail);
  return keys;
}

}  // namespace rollcall::store
