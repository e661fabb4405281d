#pragma once
// Where a server is: "http://host:port/path", taken apart.

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "http/message.h"

namespace rollcall::http {

struct Endpoint {
  Transport transport = Transport::Plain;
  std::string host;  // a name or an address, without brackets
  std::uint16_t port = 80;
  std::string path = "/";

  bool operator==(const Endpoint&) const = default;
};

// Without a port, 80 or 443; without a path, "/". User names, queries and fragments have no place
// here.
base::Result<Endpoint> parse_endpoint(std::string_view url);

// What the Host header says, and a signature covers: the port only where it is not the usual one.
std::string host_header(const Endpoint& endpoint);

}  // namespace rollcall::http
