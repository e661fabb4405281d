#pragma once
// Watches over the server's clock, by which everything is dated: says when it jumps, and when it
// must have been ahead before, by what the store holds. Nothing here decides anything.

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

#include "base/instant.h"
#include "store/store.h"

namespace rollcall::jobs {

using SteadyTime = std::chrono::steady_clock::time_point;

struct ClockJump {
  base::Instant to;
  base::Seconds ahead;  // by how much; negative where it went back
};

// Compares a clock with time that only passes.
class JumpDetector {
 public:
  JumpDetector(base::Instant shown, SteadyTime passed) : shown_(shown), passed_(passed) {}

  // A jump beyond what clocks may differ, also one in small steps; each is told once.
  std::optional<ClockJump> look(base::Instant shown, SteadyTime passed);

 private:
  base::Instant shown_;
  SteadyTime passed_;
};

// Whether jumps are told, or belong to a clock that somebody moves on purpose.
enum class Jumps { Told, Meant };

struct ClockWatchOptions {
  base::Clock clock;
  std::function<void(std::string_view event, std::string_view about)> say;  // from any thread
  Jumps jumps = Jumps::Told;
  std::chrono::milliseconds every{1000};
};

class ClockWatch {
 public:
  // Begins at once. The store must outlive this.
  ClockWatch(store::Store& store, ClockWatchOptions options);

  // What to know about the clock, a line each: the last jump, and what the last look found to be
  // dated in the future. Empty while all is well.
  std::string notes() const;

 private:
  void watch(const std::stop_token& stop);
  void look_for_future_dates(const std::stop_token& stop);
  void say(std::string_view event, std::string about, std::string& note);
  void forget(std::string& note);

  store::Store& store_;
  const ClockWatchOptions options_;
  mutable std::mutex mutex_;  // of the notes
  std::condition_variable_any never_;
  std::string jump_;
  std::string future_dates_;
  std::jthread thread_;
};

}  // namespace rollcall::jobs
