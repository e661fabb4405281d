#include "bench/come_first.h"

#include <sched.h>

namespace rollcall::bench {

bool come_first() {
  const sched_param lowest{.sched_priority = 1};
  return ::sched_setscheduler(0, SCHED_FIFO | SCHED_RESET_ON_FORK, &lowest) == 0;
}

}  // namespace rollcall::bench
