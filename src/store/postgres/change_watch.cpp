#include "store/postgres/change_watch.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>

namespace rollcall::store::postgres {
namespace {

// A server that is out is not asked more often than this.
constexpr std::chrono::milliseconds pause_after_failure{500};

}  // namespace

ChangeWatch::ChangeWatch(Server& server, Epochs& epochs, std::chrono::milliseconds pause)
    : changes_(server, epochs), pause_(pause) {
  static_cast<void>(changes_.look());  // the thread looks again
  thread_ = std::jthread([this](const std::stop_token& stop) { watch(stop); });
}

void ChangeWatch::watch(const std::stop_token& stop) {
  std::mutex nobody_elses;
  std::condition_variable_any stopped;
  std::chrono::milliseconds pause = pause_;
  while (!stop.stop_requested()) {
    {
      std::unique_lock lock(nobody_elses);
      stopped.wait_for(lock, stop, pause, [] { return false; });
    }
    if (stop.stop_requested())
      return;
    pause = changes_.look() ? pause_ : std::max(pause_, pause_after_failure);
  }
}

}  // namespace rollcall::store::postgres
