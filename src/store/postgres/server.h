#pragma once
// The database server that all connections of a store go to: where it is, what is asked of it, and
// what was seen of it. PostgreSQL may be replicated; a server that has been overtaken by another
// one may still answer, and must not be believed.

#include <array>
#include <atomic>
#include <bit>
#include <cstdint>
#include <utility>

#include "base/random.h"
#include "store/postgres/options.h"

namespace rollcall::store::postgres {

class Server {
 public:
  Server(Options options, base::RandomBytes random)
      : options_(std::move(options)), random_(std::move(random)) {}

  const Options& options() const { return options_; }

  // Each fail-over begins a new timeline. False for one that is older than one seen before: that of
  // a primary which does not know yet that it is none.
  bool is_newest(std::uint32_t timeline) {
    std::uint32_t seen = newest_timeline_.load();
    while (seen < timeline)
      if (newest_timeline_.compare_exchange_weak(seen, timeline))
        return true;
    return seen == timeline;
  }

  // Whether one on this timeline has lost its place to another since.
  bool is_overtaken(std::uint32_t timeline) const { return timeline < newest_timeline_.load(); }

  // Which of several hosts is asked first: another one, after one that was no good.
  std::size_t first_host() const { return first_host_.load(); }
  void ask_another_first() { ++first_host_; }

  // A number that no other connection has, of this program or of another one.
  std::int64_t another_writer() const {
    std::array<unsigned char, sizeof(std::int64_t)> bytes;
    random_(bytes);
    return std::bit_cast<std::int64_t>(bytes);
  }

 private:
  const Options options_;
  const base::RandomBytes random_;
  std::atomic<std::uint32_t> newest_timeline_ = 0;
  std::atomic<std::size_t> first_host_ = 0;
};

}  // namespace rollcall::store::postgres
