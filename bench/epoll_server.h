#pragma once
// The floor under every HTTP server on this machine: one thread, one epoll loop, one read and one
// write a request, an answer made in advance, and no look at what was asked.

#include <string_view>

namespace rollcall::bench {

// A socket that listens on 127.0.0.1, on any free port.
int listening_socket();

// Serves until the process ends.
[[noreturn]] void serve_by_bare_epoll(int listener, std::string_view answer);

}  // namespace rollcall::bench
