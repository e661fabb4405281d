#pragma once
// How benchmarks count time: the processor time of this process, which other work on the machine
// moves less than the clock on the wall, and the best or the middle of several rounds.

#include <ctime>

#include <algorithm>
#include <vector>

namespace rollcall::bench {

inline double processor_seconds() {
  timespec spent{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &spent);
  return static_cast<double>(spent.tv_sec) + static_cast<double>(spent.tv_nsec) * 1e-9;
}

// The least processor time that one of `rounds` runs of `body` took, in seconds.
template <typename Body>
double best_of(int rounds, Body&& body) {
  double best = 1e300;
  for (int round = 0; round < rounds; ++round) {
    const double begin = processor_seconds();
    body();
    best = std::min(best, processor_seconds() - begin);
  }
  return best;
}

// The middle one of values, of which there is at least one.
inline double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

}  // namespace rollcall::bench
