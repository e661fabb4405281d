#pragma once
// What a server serves: something that answers requests.

#include <expected>

#include "http/message.h"

namespace rollcall::http {

// What an answer has to wait for that is not given at once: something soon over, such as a commit,
// or the reading of much. However many of those there are, they hold up none of the others.
enum class Wait { Short, Long };

using AtOnce = std::expected<Response, Wait>;

// Called from many threads at once. Neither call throws.
class Service {
 public:
  virtual ~Service() = default;

  // Runs on the thread that read the request, so it must not wait for a disk, a lock held over I/O
  // or a slow hash. A Wait: the server then calls answer() with the same request on its waiting
  // pool.
  virtual AtOnce answer_at_once(const Request& request) = 0;

  // Runs on the waiting pool and takes the time it needs.
  virtual Response answer(const Request& request) = 0;
};

}  // namespace rollcall::http
