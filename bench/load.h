#pragma once
// A client that keeps a server busy: many connections on one thread, on each of which the next
// request goes out when the answer to the one before has come.
//
// While it waits for answers it either spins or sleeps. Waking a sleeper costs whoever sends to it:
// a client on another machine is not woken by the server's processor, so spinning is what compares
// servers, where there is a processor to spare for it.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace rollcall::bench {

enum class Waiting { Spin, Sleep };

struct Load {
  std::uint16_t port = 0;  // on 127.0.0.1
  std::size_t connections = 32;
  std::size_t requests = 0;               // in all
  std::span<const std::string> prepared;  // whole requests, sent in turn
  Waiting waiting = Waiting::Spin;
};

struct LoadResult {
  std::size_t answered = 0;
  std::size_t refused = 0;  // of these, with a status other than 200
  double seconds = 0;       // on the wall
};

// Ends early, with fewer answered than asked for, if the server closes a connection.
LoadResult drive(const Load& load);

// The same, and the end of the benchmark if not all is answered, and with 200.
LoadResult drive_whole(const Load& load);

}  // namespace rollcall::bench
