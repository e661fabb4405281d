#pragma once
// The thread that looks again and again at what other servers have changed, so that what this one
// remembers is dropped in time.

#include <chrono>
#include <stop_token>
#include <thread>

#include "store/postgres/changes.h"

namespace rollcall::store::postgres {

class ChangeWatch {
 public:
  // Has looked once when it is made, unless the database cannot be reached.
  ChangeWatch(Server& server, Epochs& epochs, std::chrono::milliseconds pause);

 private:
  void watch(const std::stop_token& stop);

  Changes changes_;
  const std::chrono::milliseconds pause_;
  std::jthread thread_;
};

}  // namespace rollcall::store::postgres
