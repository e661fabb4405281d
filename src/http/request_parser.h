#pragma once
// Bytes to requests: HTTP/1.1 framing, strict where leniency would let two readers see two
// different messages (request smuggling). No socket and no clock, so that it can be fuzzed; Beast's
// parser hides in the .cpp file.

#include <cstddef>
#include <memory>
#include <string_view>

#include "http/message.h"

namespace rollcall::http {

struct RequestLimits {
  std::size_t head_bytes;  // request line and headers
  std::size_t body_bytes;  // after chunks have been put together
};

enum class ParserState { Head, Body, Done, Refused };

// Whether the connection may carry another request after this one.
enum class Persistence { KeepAlive, Close };

// Parses one request after the other. A request's views point into the bytes that take() was given.
class RequestParser {
 public:
  explicit RequestParser(RequestLimits limits);
  ~RequestParser();
  RequestParser(const RequestParser&) = delete;
  RequestParser& operator=(const RequestParser&) = delete;

  // Forgets the request before and waits for the head of the next.
  void restart();

  // Reads on, and says how many bytes at the front of `unread` it has taken: none before the head
  // is whole, and then they must be given again, followed by more, perhaps at another place;
  // everything up to the request's end from there on. Bytes taken must stay where they are until
  // restart(), for the request looks at them. Must not be called once the state is Done or Refused.
  std::size_t take(std::string_view unread);

  ParserState state() const;

  // The status that answers a refused request: 400, 413, 417 or 431.
  int refusal() const;

  // From the state Body on: whether the client waits for "100 Continue" before it sends the body.
  bool expects_continue() const;

  // From the state Body on.
  Persistence persistence() const;
  int minor_version() const;  // 0 or 1

  // Whole once the state is Done. The caller fills in what only a connection knows.
  Request& request();

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace rollcall::http
