#pragma once
// What a connection has done on a waiting pool, and what comes back of it.

#include <functional>
#include <optional>

#include "base/wipe_stack.h"
#include "http/handover.h"

namespace rollcall::http {

// Belongs to the connection's thread but for `run`.
template <typename Value>
struct Errand {
  std::move_only_function<Value()> work;
  std::optional<Value> value = std::nullopt;  // what the work returned; none if it was not run
  Handover::Given done = {};                  // what the connection does then

  // On the pool's thread. Whoever gets the value may send the answer at once, so that nothing which
  // only the work knew may lie on this thread's stack by then.
  void run() {
    find_value();
    base::wipe_stack();
  }

 private:
  // Not inlined: its frame must lie below what is wiped.
  [[gnu::noinline]] void find_value() { value.emplace(work()); }
};

}  // namespace rollcall::http
