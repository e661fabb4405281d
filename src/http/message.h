#pragma once
// A request and its answer as plain data. Header bytes stay as they came, for signatures are made
// over them; how they travel is the server's and the client's business.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rollcall::http {

// One header line, its name spelled and its value spaced as it was sent.
struct Header {
  std::string_view name;
  std::string_view value;
};

enum class Transport { Plain, Tls };

// Views into bytes that somebody else owns: the connection, until the request has been answered.
struct Request {
  std::string_view method;
  std::string_view target;      // path and query, not decoded
  std::vector<Header> headers;  // in the order they came, duplicates kept
  std::string_view body;
  std::string_view remote_address;  // "192.0.2.1", without a port
  Transport transport = Transport::Plain;
};

// The first header of this name, whatever its spelling; nullopt without one.
std::optional<std::string_view> header(const Request& request, std::string_view name);

// What stands before and behind the first "?" of a target.
std::string_view path_of(std::string_view target);
std::string_view query_of(std::string_view target);

// A body that is too large to hold: `size` bytes in all, in pieces, each asked for when the one
// before has gone out. `next` may wait (it runs on the waiting pool); nullopt means it cannot go
// on, and the connection is closed.
struct BodyStream {
  std::size_t size = 0;
  std::function<std::optional<std::string>()> next;
};

struct ResponseHeader {
  std::string name;
  std::string value;
};

// Content-Length, Date and Connection are the server's to write.
struct Response {
  int status = 200;
  std::string content_type;
  std::vector<ResponseHeader> headers;
  std::string body;
  std::optional<BodyStream> stream;  // follows `body`
};

}  // namespace rollcall::http
