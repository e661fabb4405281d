#pragma once
// Keeps a second server away from a data directory. Two would share the database well enough, but
// not what each keeps in memory of it. Commands that only add to the store need no lock and work
// beside a server.

#include <filesystem>

#include "base/result.h"
#include "store/file_descriptor.h"

namespace rollcall::store {

// Held as long as it lives, and let go by the system when the process ends, however it ends.
class DirectoryLock {
 public:
  // directory_in_use while another process holds it.
  static base::Result<DirectoryLock> acquire(const std::filesystem::path& directory);

 private:
  explicit DirectoryLock(FileDescriptor file) : file_(std::move(file)) {}

  FileDescriptor file_;
};

}  // namespace rollcall::store
