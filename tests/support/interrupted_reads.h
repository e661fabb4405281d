#pragma once
// A seam in the reads of a store: a test can change the world at the moment when a read has its
// snapshot and has not seen everything in it yet. The store knows nothing of it, for SQLite itself
// tells of each statement that begins.

#include <sqlite3.h>

#include <functional>
#include <string_view>
#include <utility>

namespace rollcall::test {

// Stores that are opened while this lives have the seam.
class InterruptedReads {
 public:
  InterruptedReads() { sqlite3_auto_extension(extension()); }
  ~InterruptedReads() {
    next_ = nullptr;
    sqlite3_cancel_auto_extension(extension());
  }
  InterruptedReads(const InterruptedReads&) = delete;
  InterruptedReads& operator=(const InterruptedReads&) = delete;

  // What happens between the first look and the second of this thread's next read, and never again.
  void interrupt_next(std::function<void()> interruption) {
    next_ = std::move(interruption);
    looks_ = 0;
  }

 private:
  static void (*extension())() { return reinterpret_cast<void (*)()>(&listen); }

  static int listen(sqlite3* connection, char**, const void*) {
    return sqlite3_trace_v2(connection, SQLITE_TRACE_STMT, &hear, nullptr);
  }

  static int hear(unsigned, void*, void*, void* text) {
    if (next_ && std::string_view(static_cast<const char*>(text)).starts_with("SELECT") &&
        ++looks_ == 2)
      std::exchange(next_, nullptr)();
    return 0;
  }

  // Of the thread that asked for it: others, such as the store's own, go on as ever.
  inline static thread_local std::function<void()> next_;
  inline static thread_local int looks_ = 0;
};

}  // namespace rollcall::test
