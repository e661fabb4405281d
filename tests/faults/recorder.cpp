// Put before a program under test (LD_PRELOAD), this writes down in their order what the program
// does to the files of one folder, and when answers leave it: from that record every state can be
// built in which a power cut may leave the disk. It can also end the program at any of these
// steps, and plant the mistakes that whoever reads the record must find.

#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdarg>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

namespace {

// The numbers are those of tests/faults/disk.py.
enum class Step : std::uint32_t {
  Create = 1,
  Write = 2,
  Truncate = 3,
  Remove = 4,
  Rename = 5,
  FlushBegins = 6,
  FlushEnds = 7,
  Answer = 8,
};

struct Head {
  Step step;
  std::uint32_t path_size;
  std::uint64_t place;  // of a write; a truncated file's size; which flush
  std::uint64_t bytes_size;
};

template <typename Function>
Function* next(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

std::string_view setting(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

// What is recorded, and in one order for all threads: a step is written down and taken under one
// lock. Flushes alone take their time outside of it, and so have a beginning and an end.
class Recorder {
 public:
  // Never destroyed: threads may be at work when the process ends.
  static Recorder& get() {
    static auto* recorder = new Recorder;
    return *recorder;
  }

  bool has_bug(std::string_view name) const { return bug_ == name; }

  bool is_about(const char* path) const {
    if (folder_.empty())
      return false;
    const std::string_view whole(path);
    const auto folder = std::string_view(folder_).substr(0, folder_.size() - 1);
    return whole.starts_with(folder_) || whole == folder;
  }
  bool is_about(int file) const { return !path_of(file).empty(); }
  bool is_about(int file, std::string_view ending) const { return path_of(file).ends_with(ending); }

  void opened(int file, const char* path) {
    if (file < 0 || static_cast<std::size_t>(file) >= paths_.size())
      return;
    const std::lock_guard lock(mutex_);
    paths_[static_cast<std::size_t>(file)] = is_about(path) ? path : "";
  }

  template <typename Take>
  auto step(Step step, const std::string& path, std::uint64_t place, std::string_view bytes,
            Take&& take) {
    const std::lock_guard lock(mutex_);
    note({step, 0, place, 0}, path, bytes);
    return take();
  }

  template <typename Take>
  auto flush(int file, Take&& take) {
    std::uint64_t number = 0;
    const std::string path = path_of(file);
    {
      const std::lock_guard lock(mutex_);
      number = ++flushes_;
      note({Step::FlushBegins, 0, number, 0}, path, {});
    }
    const auto result = take();
    const std::lock_guard lock(mutex_);
    if (result == 0)
      note({Step::FlushEnds, 0, number, 0}, path, {});
    return result;
  }

  void answer(std::string_view start) {
    const std::lock_guard lock(mutex_);
    if (record_ >= 0)
      append({Step::Answer, 0, 0, 0}, {}, start);
  }

  std::string path_of(int file) const {
    return file < 0 || static_cast<std::size_t>(file) >= paths_.size()
               ? std::string()
               : paths_[static_cast<std::size_t>(file)];
  }

 private:
  Recorder()
      : folder_(setting("ROLLCALL_RECORDER_FOLDER")), bug_(setting("ROLLCALL_RECORDER_BUG")) {
    const std::string file(setting("ROLLCALL_RECORDER_FILE"));
    if (!file.empty())
      record_ = static_cast<int>(::syscall(SYS_openat, AT_FDCWD, file.c_str(),
                                           O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600));
    const std::string end(setting("ROLLCALL_RECORDER_END_AT"));
    if (!end.empty())
      end_at_ = std::stoull(end);
  }

  void note(const Head& head, const std::string& path, std::string_view bytes) {
    if (head.step != Step::FlushEnds && ++steps_ == end_at_)
      ::kill(::getpid(), SIGKILL);
    if (record_ >= 0)
      append(head, std::string_view(path).substr(std::min(folder_.size(), path.size())), bytes);
  }

  void append(Head head, std::string_view path, std::string_view bytes) const {
    head.path_size = static_cast<std::uint32_t>(path.size());
    head.bytes_size = bytes.size();
    std::string line(reinterpret_cast<const char*>(&head), sizeof head);
    line.append(path).append(bytes);
    if (::syscall(SYS_write, record_, line.data(), line.size()) != static_cast<long>(line.size()))
      std::abort();
  }

  const std::string folder_;  // ends with a slash
  const std::string bug_;
  int record_ = -1;
  std::uint64_t end_at_ = 0;
  std::uint64_t steps_ = 0;
  std::uint64_t flushes_ = 0;
  std::mutex mutex_;
  std::array<std::string, 4096> paths_;  // by file descriptor; empty: not ours
};

using Open = int(const char*, int, ...);
int open_with(Open* open, const char* path, int flags, mode_t mode) {
  Recorder& recorder = Recorder::get();
  if (!recorder.is_about(path)) {
    const int file = open(path, flags, mode);
    recorder.opened(file, path);
    return file;
  }
  const bool is_new = (flags & O_CREAT) != 0 && ::access(path, F_OK) != 0;
  const auto take = [&] { return open(path, flags, mode); };
  const int file = is_new ? recorder.step(Step::Create, path, 0, {}, take) : take();
  recorder.opened(file, path);
  return file;
}

mode_t mode_of(int flags, std::va_list& more) {
  return (flags & O_CREAT) != 0 ? va_arg(more, mode_t) : 0;
}

bool is_to_a_client(int file) {
  int domain = 0;
  socklen_t size = sizeof domain;
  return ::getsockopt(file, SOL_SOCKET, SO_DOMAIN, &domain, &size) == 0 &&
         (domain == AF_INET || domain == AF_INET6);
}

// As much as holds the id of the request.
constexpr std::size_t start_of_answer = 1024;

using Flush = int(int);
int flush_with(Flush* flush, int file) {
  Recorder& recorder = Recorder::get();
  if (!recorder.is_about(file))
    return flush(file);
  struct stat status{};
  const bool is_folder = ::fstat(file, &status) == 0 && S_ISDIR(status.st_mode);
  const bool is_log = recorder.is_about(file, "-wal");
  if ((recorder.has_bug("log-not-flushed") && is_log) ||
      (recorder.has_bug("folder-not-flushed") && is_folder) ||
      (recorder.has_bug("database-not-flushed") && recorder.is_about(file, ".db")))
    return 0;
  if (recorder.has_bug("answer-before-commit") && is_log) {
    std::thread([&recorder, file, flush] {
      std::this_thread::sleep_for(std::chrono::milliseconds{20});
      recorder.flush(file, [&] { return flush(file); });
    }).detach();
    return 0;
  }
  return recorder.flush(file, [&] { return flush(file); });
}

}  // namespace

extern "C" {

int open(const char* path, int flags, ...) {
  std::va_list more;
  va_start(more, flags);
  const mode_t mode = mode_of(flags, more);
  va_end(more);
  static const auto real = next<Open>("open");
  return open_with(real, path, flags, mode);
}

int open64(const char* path, int flags, ...) {
  std::va_list more;
  va_start(more, flags);
  const mode_t mode = mode_of(flags, more);
  va_end(more);
  static const auto real = next<Open>("open64");
  return open_with(real, path, flags, mode);
}

int close(int file) {
  static const auto real = next<int(int)>("close");
  Recorder::get().opened(file, "");
  return real(file);
}

ssize_t pwrite64(int file, const void* bytes, size_t size, off64_t place) {
  static const auto real = next<ssize_t(int, const void*, size_t, off64_t)>("pwrite64");
  Recorder& recorder = Recorder::get();
  const auto take = [&] { return real(file, bytes, size, place); };
  if (!recorder.is_about(file))
    return take();
  return recorder.step(Step::Write, recorder.path_of(file), static_cast<std::uint64_t>(place),
                       {static_cast<const char*>(bytes), size}, take);
}

ssize_t write(int file, const void* bytes, size_t size) {
  static const auto real = next<ssize_t(int, const void*, size_t)>("write");
  Recorder& recorder = Recorder::get();
  const auto take = [&] { return real(file, bytes, size); };
  if (!recorder.is_about(file))
    return take();
  const auto place = static_cast<std::uint64_t>(::lseek64(file, 0, SEEK_CUR));
  return recorder.step(Step::Write, recorder.path_of(file), place,
                       {static_cast<const char*>(bytes), size}, take);
}

int ftruncate64(int file, off64_t size) noexcept {
  static const auto real = next<int(int, off64_t)>("ftruncate64");
  Recorder& recorder = Recorder::get();
  const auto take = [&] { return real(file, size); };
  if (!recorder.is_about(file))
    return take();
  return recorder.step(Step::Truncate, recorder.path_of(file), static_cast<std::uint64_t>(size), {},
                       take);
}

int unlink(const char* path) noexcept {
  static const auto real = next<int(const char*)>("unlink");
  const auto take = [&] { return real(path); };
  Recorder& recorder = Recorder::get();
  return recorder.is_about(path) ? recorder.step(Step::Remove, path, 0, {}, take) : take();
}

int rename(const char* from, const char* to) noexcept {
  static const auto real = next<int(const char*, const char*)>("rename");
  const auto take = [&] { return real(from, to); };
  Recorder& recorder = Recorder::get();
  if (!recorder.is_about(from))
    return take();
  const auto folder = setting("ROLLCALL_RECORDER_FOLDER").size();
  return recorder.step(Step::Rename, from, 0, std::string_view(to).substr(folder), take);
}

int fsync(int file) {
  static const auto real = next<Flush>("fsync");
  return flush_with(real, file);
}

int fdatasync(int file) {
  static const auto real = next<Flush>("fdatasync");
  return flush_with(real, file);
}

ssize_t send(int socket, const void* bytes, size_t size, int flags) {
  static const auto real = next<ssize_t(int, const void*, size_t, int)>("send");
  if (is_to_a_client(socket))
    Recorder::get().answer({static_cast<const char*>(bytes), std::min(size, start_of_answer)});
  return real(socket, bytes, size, flags);
}

ssize_t sendmsg(int socket, const msghdr* message, int flags) {
  static const auto real = next<ssize_t(int, const msghdr*, int)>("sendmsg");
  if (is_to_a_client(socket) && message->msg_iovlen > 0)
    Recorder::get().answer({static_cast<const char*>(message->msg_iov[0].iov_base),
                            std::min(message->msg_iov[0].iov_len, start_of_answer)});
  return real(socket, message, flags);
}

int sqlite3_exec(sqlite3* database, const char* text, int (*each)(void*, int, char**, char**),
                 void* more, char** error) {
  static const auto real =
      next<int(sqlite3*, const char*, int (*)(void*, int, char**, char**), void*, char**)>(
          "sqlite3_exec");
  std::string changed(text);
  constexpr std::string_view full = "synchronous = FULL";
  if (const auto at = changed.find(full);
      Recorder::get().has_bug("synchronous-normal") && at != std::string::npos)
    changed.replace(at, full.size(), "synchronous = NORMAL");
  return real(database, changed.c_str(), each, more, error);
}

}  // extern "C"
