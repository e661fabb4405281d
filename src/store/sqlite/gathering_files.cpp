#include "store/sqlite/gathering_files.h"

#include <sqlite3.h>

#include <array>
#include <cassert>
#include <cstddef>
#include <cstring>
#include <memory>
#include <new>
#include <utility>

namespace rollcall::store::sqlite {
namespace {

// As much as SQLite's own files write in one call. A page, the most that is written to them at
// once, is half as large.
constexpr std::size_t most_gathered = 0x1ffff;

// What was written and is not in the file yet.
struct Gathered {
  std::array<char, most_gathered> bytes;
  std::size_t size = 0;
  sqlite3_int64 place = 0;   // of the first byte, in the file
  bool ends_commit = false;  // whether the page that is written next is the last one of a commit
};

// SQLite makes room for it and knows it by its beginning. The file of the system lies behind it.
struct File {
  sqlite3_file as_sqlite_knows_it;
  Gathered* gathered;  // made by the first write: readers never need one
};
// What is behind it is as aligned as it is.
static_assert(sizeof(File) % alignof(std::max_align_t) == 0);

File& of(sqlite3_file* file) { return *reinterpret_cast<File*>(file); }
sqlite3_file* system_file(sqlite3_file* file) {
  return reinterpret_cast<sqlite3_file*>(reinterpret_cast<char*>(file) + sizeof(File));
}
const sqlite3_io_methods& methods_of(sqlite3_file* file) { return *system_file(file)->pMethods; }

// Nothing is gathered any more when it returns, whatever became of it: what could not be written is
// never durable, because whoever makes it durable is told.
int write_gathered(sqlite3_file* file) {
  Gathered* const gathered = of(file).gathered;
  if (gathered == nullptr || gathered->size == 0)
    return SQLITE_OK;
  const auto size = static_cast<int>(gathered->size);
  gathered->size = 0;
  return methods_of(file).xWrite(system_file(file), gathered->bytes.data(), size, gathered->place);
}

// Calls the method of the system's file once everything is in it.
template <auto method, typename... Arguments>
int once_written(sqlite3_file* file, Arguments... arguments) {
  if (const int code = write_gathered(file); code != SQLITE_OK)
    return code;
  return (methods_of(file).*method)(system_file(file), arguments...);
}

// Calls the method of the system's file, which does not look at what is in it.
template <auto method, typename... Arguments>
auto as_ever(sqlite3_file* file, Arguments... arguments) {
  return (methods_of(file).*method)(system_file(file), arguments...);
}

bool has_room(const Gathered& gathered, std::size_t size, sqlite3_int64 place) {
  return place == gathered.place + static_cast<sqlite3_int64>(gathered.size) &&
         size <= most_gathered - gathered.size;
}

// Whether it is what lies in the log before the last page of a commit. Bytes 4 to 7 then say how
// large the database is.
bool is_last_header(const void* bytes, std::size_t size) {
  constexpr std::size_t header_size = 24;
  constexpr std::array<char, 4> none{};
  return size == header_size &&
         std::memcmp(static_cast<const char*>(bytes) + 4, none.data(), none.size()) != 0;
}

// A commit is in the file when its last page was written: other connections are about to be told
// of it, whether or not it is to be durable.
int write(sqlite3_file* file, const void* bytes, int amount, sqlite3_int64 place) {
  const auto size = static_cast<std::size_t>(amount);
  if (of(file).gathered == nullptr)
    of(file).gathered = new (std::nothrow) Gathered;
  Gathered* const gathered = of(file).gathered;
  if (gathered == nullptr)
    return SQLITE_IOERR_NOMEM;
  if (!has_room(*gathered, size, place)) {
    if (const int code = write_gathered(file); code != SQLITE_OK)
      return code;
    gathered->place = place;
  }
  assert(size <= most_gathered);
  std::memcpy(gathered->bytes.data() + gathered->size, bytes, size);
  gathered->size += size;
  const bool is_commit = std::exchange(gathered->ends_commit, is_last_header(bytes, size));
  return is_commit ? write_gathered(file) : SQLITE_OK;
}

int close(sqlite3_file* file) {
  const int written = write_gathered(file);
  delete of(file).gathered;
  of(file).gathered = nullptr;
  const int closed = methods_of(file).xClose(system_file(file));
  return written != SQLITE_OK ? written : closed;
}

using Methods = sqlite3_io_methods;

constexpr Methods methods = {
    .iVersion = 2,  // no pages mapped into memory, which would not show what is gathered
    .xClose = close,
    .xRead = once_written<&Methods::xRead>,
    .xWrite = write,
    .xTruncate = once_written<&Methods::xTruncate>,
    .xSync = once_written<&Methods::xSync>,
    .xFileSize = once_written<&Methods::xFileSize>,
    .xLock = as_ever<&Methods::xLock>,
    .xUnlock = once_written<&Methods::xUnlock>,
    .xCheckReservedLock = as_ever<&Methods::xCheckReservedLock>,
    .xFileControl = once_written<&Methods::xFileControl>,
    .xSectorSize = as_ever<&Methods::xSectorSize>,
    .xDeviceCharacteristics = as_ever<&Methods::xDeviceCharacteristics>,
    .xShmMap = as_ever<&Methods::xShmMap>,
    .xShmLock = as_ever<&Methods::xShmLock>,
    .xShmBarrier = as_ever<&Methods::xShmBarrier>,
    .xShmUnmap = as_ever<&Methods::xShmUnmap>,
    .xFetch = nullptr,
    .xUnfetch = nullptr,
};

sqlite3_vfs* files_of_the_system() {
  static sqlite3_vfs* const files = sqlite3_vfs_find(nullptr);
  return files;
}

int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* flags_out) {
  sqlite3_vfs* const system = files_of_the_system();
  if ((flags & SQLITE_OPEN_WAL) == 0)
    return system->xOpen(system, name, file, flags, flags_out);
  of(file).gathered = nullptr;
  of(file).as_sqlite_knows_it.pMethods = nullptr;
  const int code = system->xOpen(system, name, system_file(file), flags, flags_out);
  // Where the system's file wants to be closed, though it could not be opened, this one does.
  if (system_file(file)->pMethods != nullptr)
    of(file).as_sqlite_knows_it.pMethods = &methods;
  return code;
}

}  // namespace

const char* gathering_files() {
  static sqlite3_vfs files = [] {
    sqlite3_vfs made = *files_of_the_system();
    made.szOsFile += static_cast<int>(sizeof(File));
    made.pNext = nullptr;
    made.zName = "gathering";
    made.xOpen = open;
    return made;
  }();
  [[maybe_unused]] static const int code = sqlite3_vfs_register(&files, 0);
  return files.zName;
}

}  // namespace rollcall::store::sqlite
