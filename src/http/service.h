#pragma once
// What a server serves: something that answers requests.

#include <optional>

#include "http/message.h"

namespace rollcall::http {

// Called from many threads at once. Neither call throws.
class Service {
 public:
  virtual ~Service() = default;

  // Runs on the thread that read the request, so it must not wait for a disk, a lock held over I/O
  // or a slow hash. nullopt: this answer has to wait; the server then calls answer() with the same
  // request on its waiting pool.
  virtual std::optional<Response> answer_at_once(const Request& request) = 0;

  // Runs on the waiting pool and takes the time it needs.
  virtual Response answer(const Request& request) = 0;
};

}  // namespace rollcall::http
