#include "main/process_image.h"

#include <sys/prctl.h>
#include <sys/resource.h>

namespace rollcall::main {
namespace {

// Only the soft limit, so that it can be raised again. If the system does not let us, a process
// that is not dumpable writes no core all the same, and the other way round.
void limit_core_files(rlim_t size) {
  rlimit limit{};
  if (::getrlimit(RLIMIT_CORE, &limit) != 0)
    return;
  limit.rlim_cur = size < limit.rlim_max ? size : limit.rlim_max;
  ::setrlimit(RLIMIT_CORE, &limit);
}

}  // namespace

void hide_memory() {
  limit_core_files(0);
  ::prctl(PR_SET_DUMPABLE, 0);
}

void allow_core_images() {
  limit_core_files(RLIM_INFINITY);
  ::prctl(PR_SET_DUMPABLE, 1);
}

}  // namespace rollcall::main
