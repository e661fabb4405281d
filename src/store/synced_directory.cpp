#include "store/synced_directory.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <system_error>

#include "store/errors.h"
#include "store/file_descriptor.h"

namespace rollcall::store {
namespace {

std::unexpected<base::Error> refuse(const std::filesystem::path& directory, std::string_view what) {
  const std::string reason = std::generic_category().message(errno);
  return base::fail(
      errors::unusable_directory,
      "the directory " + directory.string() + " cannot be " + std::string(what) + ": " + reason);
}

}  // namespace

base::Result<base::Nothing> make_private_directory(const std::filesystem::path& directory) {
  const std::filesystem::path parent = std::filesystem::absolute(directory).parent_path();
  std::error_code ignored;  // mkdir says it again
  std::filesystem::create_directories(parent, ignored);
  if (::mkdir(directory.c_str(), S_IRWXU) != 0) {
    if (errno == EEXIST)
      return base::Nothing{};
    return refuse(directory, "made");
  }
  return sync_directory(parent);
}

base::Result<base::Nothing> sync_directory(const std::filesystem::path& directory) {
  const FileDescriptor opened(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!opened.is_open() || ::fsync(opened.number()) != 0)
    return refuse(directory, "flushed");
  return base::Nothing{};
}

}  // namespace rollcall::store
