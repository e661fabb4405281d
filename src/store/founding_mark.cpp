#include "store/founding_mark.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <optional>
#include <system_error>
#include <vector>

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

// How the mark is known as one of ours, and which lines follow: one of each file that the founding
// made, and at last where the output goes, which may be nowhere.
constexpr std::string_view header = "rollcall: a store is being made\n";
constexpr std::string_view made_line = "made ";
constexpr std::string_view output_line = "output ";

struct Note {
  std::vector<std::string> made;  // the identity of each file
  fs::path output;
};

std::string identity_of(const struct stat& status) {
  return std::to_string(status.st_dev) + ":" + std::to_string(status.st_ino);
}

std::string text_of(const Note& note) {
  std::string text(header);
  for (const std::string& identity : note.made)
    text.append(made_line).append(identity).append("\n");
  return text.append(output_line).append(note.output.string()).append("\n");
}

std::optional<Note> parse_note(std::string_view text) {
  if (!text.starts_with(header) || !text.ends_with('\n'))
    return std::nullopt;
  Note note;
  text.remove_prefix(header.size());
  for (; text.starts_with(made_line); text.remove_prefix(text.find('\n') + 1))
    note.made.emplace_back(text.substr(made_line.size(), text.find('\n') - made_line.size()));
  if (!text.starts_with(output_line))
    return std::nullopt;
  text.remove_prefix(output_line.size());
  text.remove_suffix(1);
  note.output = text;
  return note;
}

std::unexpected<base::Error> not_ours(const fs::path& mark) {
  return base::fail(errors::unusable_directory,
                    mark.string() +
                        " is no mark that rollcall init has set for this user: nothing "
                        "is made or taken away while it is there");
}

// What the mark notes; nothing where there is none. It may have been put there by anybody who may
// write to the directory, and says what is deleted.
base::Result<std::optional<Note>> read_mark(const fs::path& directory) {
  const fs::path mark = mark_in(directory);
  if (!is_there(mark))
    return std::optional<Note>();
  const FileDescriptor file(::open(mark.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  struct stat status{};
  if (!file.is_open() || ::fstat(file.number(), &status) != 0 || !S_ISREG(status.st_mode) ||
      status.st_uid != ::geteuid())
    return not_ours(mark);
  std::array<char, 8192> bytes{};  // longer than a path and three files
  const ssize_t size = ::read(file.number(), bytes.data(), bytes.size());
  if (size < 0)
    return refuse(mark, "cannot be read");
  auto note = parse_note({bytes.data(), static_cast<std::size_t>(size)});
  if (!note)
    return not_ours(mark);
  return note;
}

// A new mark takes the place of the old one as a whole, so that none is ever seen in part.
base::Result<base::Nothing> write_mark(const fs::path& directory, const Note& note) {
  const fs::path mark = mark_in(directory);
  const fs::path part = mark.string() + ".part";
  ::unlink(part.c_str());  // of a founding that was broken off here
  const FileDescriptor file(::open(
      part.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR));
  const std::string text = text_of(note);
  const bool is_written =
      file.is_open() &&
      ::write(file.number(), text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
      ::fsync(file.number()) == 0 && std::rename(part.c_str(), mark.c_str()) == 0;
  if (!is_written)
    return refuse(mark, "cannot be written");
  return sync_directory(directory);
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

// What SQLite puts beside a database.
std::vector<fs::path> companions_in(const fs::path& directory) {
  std::vector<fs::path> files;
  for (const char* ending : {"-journal", "-wal", "-shm"})
    files.emplace_back(database_in(directory).string() + ending);
  return files;
}

// The files that a founding makes, the output last.
std::vector<fs::path> made_in(const fs::path& directory, const fs::path& output) {
  std::vector<fs::path> files{database_in(directory), master_key_file_in(directory)};
  if (!output.empty())
    files.push_back(output);
  return files;
}

bool is_made_by(const Note& note, const fs::path& file) {
  struct stat status{};
  return ::lstat(file.c_str(), &status) == 0 && S_ISREG(status.st_mode) &&
         std::ranges::find(note.made, identity_of(status)) != note.made.end();
}

// Nothing is in a file before it is noted, so one without anything in it may be taken as well.
bool is_empty_of_ours(const fs::path& file) {
  struct stat status{};
  return ::lstat(file.c_str(), &status) == 0 && S_ISREG(status.st_mode) && status.st_size == 0 &&
         status.st_uid == ::geteuid();
}

std::unexpected<base::Error> refuse_to_take(const fs::path& directory, const fs::path& file) {
  return base::fail(errors::unusable_directory,
                    file.string() +
                        " was not made by the init that was broken off, so nothing is taken away. "
                        "If it belongs to a store that was put here since, remove " +
                        mark_in(directory).string() + ", otherwise move it away");
}

base::Result<base::Nothing> take_away_leftovers(const fs::path& directory, const Note& note) {
  const std::vector<fs::path> files = made_in(directory, note.output);
  for (const fs::path& file : files)
    if (is_there(file) && !is_made_by(note, file) && !is_empty_of_ours(file))
      return refuse_to_take(directory, file);
  const std::vector<fs::path> companions = companions_in(directory);
  for (const fs::path& file : companions)
    if (is_there(file) && !is_made_by(note, database_in(directory)))
      return refuse_to_take(directory, file);
  for (const fs::path& file : companions)
    TRY(erase_file(file));
  for (const fs::path& file : files)
    TRY(erase_file(file));
  return sync_directory(directory);
}

// Makes a file with nothing in it where there is none yet, and returns its identity.
base::Result<std::string> make_file(const fs::path& path) {
  const FileDescriptor file(::open(
      path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR));
  struct stat status{};
  if (!file.is_open() || ::fstat(file.number(), &status) != 0)
    return refuse(path, "cannot be made");
  return identity_of(status);
}

}  // namespace

base::Result<FoundingMark> FoundingMark::set(const fs::path& directory, const fs::path& output) {
  const fs::path noted = output.empty() ? output : fs::absolute(output);
  const std::optional<Note> earlier = TRY(read_mark(directory));
  if (!earlier)
    TRY(check_is_empty(directory));
  const bool is_leftover = earlier && noted == earlier->output;
  if (!noted.empty() && is_there(noted) && !is_leftover)
    return base::fail(errors::output_exists, noted.string() + " exists already");
  if (earlier)
    TRY(take_away_leftovers(directory, *earlier));
  TRY(write_mark(directory, {.made = {}, .output = noted}));
  return FoundingMark(directory, noted);
}

base::Result<base::Nothing> FoundingMark::make_files(DatabaseFile database) const {
  Note note{.made = {}, .output = output_};
  if (database == DatabaseFile::Here)
    note.made.push_back(TRY(make_file(database_in(directory_))));
  note.made.push_back(TRY(make_file(master_key_file_in(directory_))));
  if (struct stat status{}; !output_.empty()) {
    if (::lstat(output_.c_str(), &status) != 0)
      return refuse(output_, "cannot be looked at");
    note.made.push_back(identity_of(status));
  }
  return write_mark(directory_, note);
}

base::Result<base::Nothing> FoundingMark::give_up() const {
  const std::optional<Note> note = TRY(read_mark(directory_));
  if (note)
    TRY(take_away_leftovers(directory_, *note));
  return take_away();
}

base::Result<base::Nothing> FoundingMark::take_away() const {
  TRY(erase_file(mark_in(directory_)));
  return sync_directory(directory_);
}

base::Result<base::Nothing> check_is_founded(const fs::path& directory) {
  if (!is_there(mark_in(directory)))
    return base::Nothing{};
  return base::fail(errors::no_store, "the making of the store in " + directory.string() +
                                          " was broken off; say rollcall init again, or "
                                          "remove " +
                                          mark_in(directory).string() +
                                          " where a store was restored there since");
}

}  // namespace rollcall::store
