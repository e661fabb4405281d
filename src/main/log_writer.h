#pragma once
// Where log lines go: to standard error, through a thread of its own that writes many at a time, so
// that no request waits for whoever reads them and a line costs a copy, not a system call.

#include <condition_variable>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

namespace rollcall::main {

class LogWriter {
 public:
  LogWriter();
  ~LogWriter();  // writes out what is still waiting
  LogWriter(const LogWriter&) = delete;
  LogWriter& operator=(const LogWriter&) = delete;

  // Takes one line, without a line end. Waits only while so much is unwritten that a line would
  // have to be lost otherwise.
  void operator()(std::string_view line);

 private:
  void write_until_closed();

  std::mutex mutex_;  // of all below
  std::condition_variable changed_;
  std::string waiting_;
  bool closed_ = false;
  std::thread thread_;
};

}  // namespace rollcall::main
