#include "base/stand_back.h"

#include <sys/resource.h>
#include <unistd.h>

#include <utility>

namespace rollcall::base {

void stand_back(Behind behind) {
  // Linux gives each thread a niceness of its own, whatever POSIX says of processes. It can fail
  // for no thread that only goes back, and would cost nothing but time.
  ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), std::to_underlying(behind));
}

}  // namespace rollcall::base
