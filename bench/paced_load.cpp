#include "bench/paced_load.h"

#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <ctime>
#include <vector>

#include "bench/client_socket.h"

namespace rollcall::bench {
namespace {

using Clock = std::chrono::steady_clock;
using Moment = Clock::time_point;

// Answers are smaller than this, and come in one piece.
constexpr std::size_t largest_answer = 16 * 1024;

constexpr Clock::duration longest_sleep = std::chrono::milliseconds{100};

class Pacer {
 public:
  explicit Pacer(const PacedLoad& load) : load_(load), epoll_(::epoll_create1(EPOLL_CLOEXEC)) {
    for (std::size_t i = 0; i < load.connections; ++i) {
      sockets_.push_back(connect_to(load.port));
      due_.emplace_back();
      idle_.push_back(i);
      epoll_event event{.events = EPOLLIN, .data = {.u64 = i}};
      ::epoll_ctl(epoll_, EPOLL_CTL_ADD, sockets_.back(), &event);
    }
  }
  ~Pacer() {
    for (const int socket : sockets_)
      ::close(socket);
    ::close(epoll_);
  }

  Latencies run() {
    const Moment begin = Clock::now();
    const std::chrono::duration<double> step(1 / load_.per_second);
    while (!is_broken_ && taken_.size() < load_.requests) {
      const Moment due =
          begin + std::chrono::duration_cast<Clock::duration>(static_cast<double>(sent_) * step);
      const bool is_sending = sent_ < load_.requests && !idle_.empty();
      if (is_sending && Clock::now() >= due)
        send_due(due);
      receive(is_sending ? due - Clock::now() : longest_sleep);
    }
    return summed_up();
  }

 private:
  void send_due(Moment due) {
    const std::string& request = load_.prepared[sent_++ % load_.prepared.size()];
    const std::size_t connection = idle_.back();
    idle_.pop_back();
    due_[connection] = due;
    if (::send(sockets_[connection], request.data(), request.size(), MSG_NOSIGNAL) < 0)
      is_broken_ = true;
  }

  // Waits for answers, until the next request is due.
  void receive(Clock::duration rest) {
    using std::chrono::nanoseconds;
    std::array<epoll_event, 64> events;
    const bool sleeps = load_.waiting == Waiting::Sleep && rest > Clock::duration::zero();
    const timespec most{.tv_sec = 0, .tv_nsec = sleeps ? nanoseconds(rest).count() : 0};
    const int count =
        ::epoll_pwait2(epoll_, events.data(), static_cast<int>(events.size()), &most, nullptr);
    for (int i = 0; i < count; ++i) {
      const std::size_t connection = events[static_cast<std::size_t>(i)].data.u64;
      if (::recv(sockets_[connection], room_.data(), room_.size(), 0) <= 0)
        is_broken_ = true;
      const std::chrono::duration<double, std::milli> taken = Clock::now() - due_[connection];
      taken_.push_back(taken.count());
      idle_.push_back(connection);
    }
  }

  Latencies summed_up() {
    if (taken_.empty())
      return {};
    std::ranges::sort(taken_);
    return {taken_.size(), taken_[taken_.size() / 2], taken_[taken_.size() * 99 / 100]};
  }

  const PacedLoad& load_;
  int epoll_;
  std::vector<int> sockets_;
  std::vector<Moment> due_;
  std::vector<std::size_t> idle_;
  std::array<char, largest_answer> room_;
  std::vector<double> taken_;
  std::size_t sent_ = 0;
  bool is_broken_ = false;
};

}  // namespace

Latencies drive_at(const PacedLoad& load) { return Pacer(load).run(); }

}  // namespace rollcall::bench
