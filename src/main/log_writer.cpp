#include "main/log_writer.h"

#include <unistd.h>

#include <cerrno>
#include <chrono>

namespace rollcall::main {
namespace {

using namespace std::chrono_literals;

// What may wait to be written. A log that is read more slowly than requests come then slows them
// down.
constexpr std::size_t most_waiting = 4 * 1024 * 1024;

// How long lines are gathered before they are written together.
constexpr auto gathering = 5ms;

void write_out(std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = ::write(STDERR_FILENO, text.data(), text.size());
    if (count > 0)
      text.remove_prefix(static_cast<std::size_t>(count));
    else if (count < 0 && errno != EINTR && errno != EAGAIN)
      return;  // nobody reads the log any more, which is no reason to stop serving
  }
}

}  // namespace

LogWriter::LogWriter() : thread_([this] { write_until_closed(); }) {}

LogWriter::~LogWriter() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void LogWriter::operator()(std::string_view line) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return waiting_.size() < most_waiting; });
  const bool was_empty = waiting_.empty();
  waiting_.append(line).push_back('\n');
  lock.unlock();
  if (was_empty)
    changed_.notify_all();
}

void LogWriter::write_until_closed() {
  std::string writing;
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [&] { return closed_ || !waiting_.empty(); });
    if (waiting_.empty())
      return;
    if (!closed_)
      changed_.wait_for(lock, gathering, [&] { return closed_; });
    writing.swap(waiting_);
    waiting_.clear();
    lock.unlock();
    changed_.notify_all();
    write_out(writing);
    writing.clear();
    lock.lock();
  }
}

}  // namespace rollcall::main
