#pragma once
// Where a server is told to listen, taken apart.

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "http/message.h"

namespace rollcall::main {

struct ListenAddress {
  std::string address;  // an IP address, without brackets
  std::uint16_t port = 0;
};

// "127.0.0.1:8080", "[::1]:8080", "0.0.0.0:0". ValidationError naming the option.
base::Result<ListenAddress> parse_listen(const std::string& text, std::string_view option);

// "http://127.0.0.1:8080": what clients are told.
std::string url_of(http::Transport transport, const ListenAddress& listen);

}  // namespace rollcall::main
