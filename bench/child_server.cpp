#include "bench/child_server.h"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <string>

namespace rollcall::bench {
ChildServer::ChildServer(const std::function<void(const Announce&)>& serve) {
  std::array<int, 2> pipe{};
  if (::pipe(pipe.data()) != 0)
    std::abort();
  process_ = ::fork();
  if (process_ == 0) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);  // a benchmark that is interrupted leaves no server behind
    ::close(pipe[0]);
    serve([&pipe](std::uint16_t port) {
      if (::write(pipe[1], &port, sizeof port) != sizeof port)
        std::abort();
    });
    std::abort();
  }
  ::close(pipe[1]);
  const auto size = process_ > 0 ? ::read(pipe[0], &port_, sizeof port_) : -1;
  ::close(pipe[0]);
  if (size != sizeof port_) {
    std::fputs("a server could not be started\n", stderr);
    std::exit(1);
  }
}

ChildServer::~ChildServer() {
  ::kill(process_, SIGKILL);
  ::waitpid(process_, nullptr, 0);
}

double ChildServer::processor_seconds() const {
  clockid_t clock{};
  timespec spent{};
  if (::clock_getcpuclockid(process_, &clock) != 0 || ::clock_gettime(clock, &spent) != 0)
    std::abort();
  return static_cast<double>(spent.tv_sec) + static_cast<double>(spent.tv_nsec) * 1e-9;
}

double ChildServer::resident_mib() const {
  std::ifstream statm("/proc/" + std::to_string(process_) + "/statm");
  double all = 0;
  double resident = 0;
  statm >> all >> resident;
  return resident * static_cast<double>(::sysconf(_SC_PAGESIZE)) / (1024.0 * 1024.0);
}

}  // namespace rollcall::bench
