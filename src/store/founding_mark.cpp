#include "store/founding_mark.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <fstream>
#include <iterator>
#include <optional>
#include <system_error>

#include "store/database_file.h"
#include "store/errors.h"
#include "store/file_descriptor.h"
#include "store/master_key_file.h"
#include "store/synced_directory.h"

namespace rollcall::store {
namespace {

namespace fs = std::filesystem;

fs::path mark_in(const fs::path& directory) { return directory / "unfinished"; }

bool is_there(const fs::path& file) {
  std::error_code unreadable;
  return fs::exists(fs::symlink_status(file, unreadable));
}

std::unexpected<base::Error> refuse(const fs::path& file, std::string_view why) {
  return base::fail(errors::unusable_directory, file.string() + " " + std::string(why) + ": " +
                                                    std::generic_category().message(errno));
}

// What the mark notes; empty when there is nothing, or the writing of the mark was broken off. It
// is written whole before the file is made that it names.
fs::path noted_output(const fs::path& directory) {
  std::ifstream file(mark_in(directory));
  const std::string note(std::istreambuf_iterator<char>(file), {});
  return note.ends_with('\n') ? fs::path(note.substr(0, note.size() - 1)) : fs::path();
}

base::Result<base::Nothing> check_is_empty(const fs::path& directory) {
  if (is_there(database_in(directory)))
    return base::fail(errors::store_exists, "there is a store already in " + directory.string());
  const fs::path key = master_key_file_in(directory);
  if (is_there(key))
    return base::fail(errors::unusable_master_key_file,
                      "the master key file " + key.string() + " exists already");
  return base::Nothing{};
}

base::Result<base::Nothing> erase_file(const fs::path& file) {
  if (::unlink(file.c_str()) != 0 && errno != ENOENT)
    return refuse(file, "cannot be removed");
  return base::Nothing{};
}

base::Result<base::Nothing> take_away_leftovers(const fs::path& directory) {
  const fs::path output = noted_output(directory);
  if (!output.empty())
    TRY(erase_file(output));
  for (const char* ending : {"-journal", "-wal", "-shm", ""})
    TRY(erase_file(database_in(directory).string() + ending));
  TRY(erase_file(master_key_file_in(directory)));
  return sync_directory(directory);
}

base::Result<base::Nothing> write_mark(const fs::path& directory, const fs::path& output) {
  const fs::path mark = mark_in(directory);
  const FileDescriptor file(
      ::open(mark.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR));
  const std::string note = output.string() + "\n";
  const bool is_written =
      file.is_open() &&
      ::write(file.number(), note.data(), note.size()) == static_cast<ssize_t>(note.size()) &&
      ::fsync(file.number()) == 0;
  if (!is_written)
    return refuse(mark, "cannot be written");
  return sync_directory(directory);
}

}  // namespace

base::Result<FoundingMark> FoundingMark::set(const fs::path& directory, const fs::path& output) {
  const fs::path noted = output.empty() ? output : fs::absolute(output);
  const bool was_broken_off = is_there(mark_in(directory));
  if (!was_broken_off)
    TRY(check_is_empty(directory));
  const bool is_leftover = was_broken_off && noted == noted_output(directory);
  if (!noted.empty() && is_there(noted) && !is_leftover)
    return base::fail(errors::output_exists, noted.string() + " exists already");
  if (was_broken_off)
    TRY(take_away_leftovers(directory));
  TRY(write_mark(directory, noted));
  return FoundingMark(directory);
}

base::Result<base::Nothing> FoundingMark::take_away() const {
  TRY(erase_file(mark_in(directory_)));
  return sync_directory(directory_);
}

base::Result<base::Nothing> check_is_founded(const fs::path& directory) {
  if (!is_there(mark_in(directory)))
    return base::Nothing{};
  return base::fail(errors::no_store, "the making of the store in " + directory.string() +
                                          " was broken off; say rollcall init again");
}

}  // namespace rollcall::store
