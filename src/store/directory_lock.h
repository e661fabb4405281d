#pragma once
// Keeps a second server away from a data directory. Two would share the database well enough, but
// not what each keeps in memory of it. Commands that only add to the store need no lock and work
// beside a server.

#include <filesystem>

#include "base/result.h"
#include "store/file_descriptor.h"

namespace rollcall::store {

// Held as long as it lives, and let go by the system when the process ends, however it ends. What
// is locked is the directory and the database in it, so that no file can be missed or deleted on
// which the lock would depend. It must outlive the store that is opened under it: to close its
// descriptor of the database would let go of SQLite's own locks.
class DirectoryLock {
 public:
  // directory_in_use while another process holds it.
  static base::Result<DirectoryLock> acquire(const std::filesystem::path& directory);

 private:
  DirectoryLock(FileDescriptor directory, FileDescriptor database)
      : directory_(std::move(directory)), database_(std::move(database)) {}

  FileDescriptor directory_;
  FileDescriptor database_;  // closed where there is no database yet
};

}  // namespace rollcall::store
