#include "store/directory_lock.h"

#include <fcntl.h>
#include <sys/file.h>

#include <cerrno>
#include <string>
#include <system_error>

#include "store/errors.h"

namespace rollcall::store {

base::Result<DirectoryLock> DirectoryLock::acquire(const std::filesystem::path& directory) {
  // The file stays when the lock goes: another process may be waiting at it already.
  FileDescriptor file(
      ::open((directory / "server.lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
  if (file.is_open() && ::flock(file.number(), LOCK_EX | LOCK_NB) == 0)
    return DirectoryLock(std::move(file));
  if (errno == EWOULDBLOCK)
    return base::fail(errors::directory_in_use,
                      "another server is running on " + directory.string());
  return base::fail(errors::unusable_directory,
                    "the directory " + directory.string() +
                        " cannot be locked: " + std::generic_category().message(errno));
}

}  // namespace rollcall::store
