#pragma once
// A client that asks at a steady rate, whether answers come in time or not, and counts from the
// moment at which a request was due: a server that falls behind is seen to.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "bench/load.h"

namespace rollcall::bench {

struct PacedLoad {
  std::uint16_t port = 0;  // on 127.0.0.1
  std::size_t connections = 32;
  std::size_t requests = 0;
  double per_second = 0;
  std::span<const std::string> prepared;  // whole requests, sent in turn
  Waiting waiting = Waiting::Spin;        // a sleeper that does not come first is late
};

struct Latencies {
  std::size_t answered = 0;
  double median = 0;  // milliseconds
  double percentile_99 = 0;
};

// Ends early, with fewer answered than asked for, if the server closes a connection.
Latencies drive_at(const PacedLoad& load);

}  // namespace rollcall::bench
