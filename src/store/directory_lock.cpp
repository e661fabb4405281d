#include "store/directory_lock.h"

#include <fcntl.h>
#include <sys/file.h>

#include <cerrno>
#include <string>
#include <system_error>

#include "store/database_file.h"
#include "store/errors.h"

namespace rollcall::store {
namespace {

std::unexpected<base::Error> refuse(const std::filesystem::path& directory) {
  if (errno == EWOULDBLOCK)
    return base::fail(errors::directory_in_use,
                      "another server is running on " + directory.string());
  return base::fail(errors::unusable_directory,
                    "the directory " + directory.string() +
                        " cannot be locked: " + std::generic_category().message(errno));
}

bool lock(const FileDescriptor& file) {
  return file.is_open() && ::flock(file.number(), LOCK_EX | LOCK_NB) == 0;
}

}  // namespace

// flock() and the locks of SQLite, which are fcntl()'s, do not see each other.
base::Result<DirectoryLock> DirectoryLock::acquire(const std::filesystem::path& directory) {
  FileDescriptor folder(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!lock(folder))
    return refuse(directory);
  FileDescriptor database(::open(database_in(directory).c_str(), O_RDWR | O_CLOEXEC));
  const bool is_missing = !database.is_open() && errno == ENOENT;
  if (!is_missing && !lock(database))
    return refuse(directory);
  return DirectoryLock(std::move(folder), std::move(database));
}

}  // namespace rollcall::store
