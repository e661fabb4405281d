#pragma once
// The real program as a benchmark's server, and how a benchmark waits for it.

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "bench/child_server.h"

namespace rollcall::bench {

// Ends the benchmark where what must succeed does not.
template <typename T>
T must(base::Result<T> result) {
  if (!result) {
    std::fprintf(stderr, "%s %s\n", result.error().message.c_str(), result.error().detail.c_str());
    std::exit(1);
  }
  return *std::move(result);
}

// Becomes `rollcall serve` with one worker on the data in `folder`/data, its log going to a file as
// it would in earnest. For a ChildServer.
void serve_program(const std::filesystem::path& folder, const ChildServer::Announce& announce,
                   const std::vector<std::string>& options = {});

// One of 127.0.0.1 that nobody listens on now.
std::uint16_t free_port();

bool is_listening(std::uint16_t port);
void wait_until_listening(std::uint16_t port);

}  // namespace rollcall::bench
