#pragma once
// The steps of an exchange of a request and its answer, as the coroutine of a connection goes
// through them.

#include <cstddef>
#include <string_view>

#include "http/message.h"
#include "http/request_parser.h"

namespace rollcall::http {

// What a connection waits for from its client; each has its own deadline.
enum class Phase { FirstRequest, NextRequest, Head, Body };

// What has come so far: some of a request, a head whose client wants to be asked for the body, a
// whole request, one that is refused, or the end of the connection.
enum class Received { Some, Expectation, Request, Refused, Nothing };

// How an exchange leaves the connection. Part: the last answer is given time to arrive. Vanish:
// nobody is there to see it.
enum class Ending { KeepAlive, Part, Vanish };

// What is left of an answer to send.
struct Outgoing {
  std::size_t sent = 0;                // of the output buffer
  std::string_view body;               // behind it, if it was too large to be copied there
  const BodyStream* stream = nullptr;  // behind the body
  Persistence persistence = Persistence::Close;
};

}  // namespace rollcall::http
