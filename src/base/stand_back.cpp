#include "base/stand_back.h"

#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <utility>

namespace rollcall::base {
namespace {

// What sched_setattr(2) takes, as it was first published; the library has no declaration of it.
struct Scheduling {
  std::uint32_t size = sizeof(Scheduling);
  std::uint32_t policy = 0;  // SCHED_OTHER
  std::uint64_t flags = 0;
  std::int32_t niceness = 0;
  std::uint32_t priority = 0;
  std::uint64_t runtime = 0;  // nanoseconds
  std::uint64_t deadline = 0;
  std::uint64_t period = 0;
};

// The shortest that Linux takes.
constexpr std::chrono::nanoseconds shortest_turn = std::chrono::microseconds{100};

}  // namespace

void stand_back(Behind behind) {
  // Linux gives each thread a niceness of its own, whatever POSIX says of processes. It can fail
  // for no thread that only goes back, and would cost nothing but time.
  ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), std::to_underlying(behind));
}

void come_at_once() {
  // Since Linux 6.12 a thread that wakes interrupts another if it asked for shorter turns; before,
  // one that slept much did so unasked, and the wish is ignored. Nothing depends on its success.
  Scheduling wish;
  wish.niceness = ::getpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()));
  wish.runtime = static_cast<std::uint64_t>(shortest_turn.count());
  ::syscall(SYS_sched_setattr, 0, &wish, 0);
}

}  // namespace rollcall::base
