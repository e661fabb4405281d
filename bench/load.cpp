#include "bench/load.h"

#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <utility>
#include <vector>

#include "bench/client_socket.h"

namespace rollcall::bench {
namespace {

// How long the answer at the front of `bytes` is, 0 while its head is not whole.
std::size_t answer_size(std::string_view bytes) {
  constexpr std::string_view end_of_head = "\r\n\r\n";
  constexpr std::string_view length = "\r\nContent-Length: ";
  const auto head = bytes.find(end_of_head);
  if (head == std::string_view::npos)
    return 0;
  std::size_t body = 0;
  if (const auto found = bytes.substr(0, head).find(length); found != std::string_view::npos)
    std::from_chars(bytes.data() + found + length.size(), bytes.data() + head, body);
  return head + end_of_head.size() + body;
}

class Driver {
 public:
  explicit Driver(const Load& load) : load_(load), epoll_(::epoll_create1(EPOLL_CLOEXEC)) {}
  ~Driver() {
    for (const auto& connection : connections_)
      ::close(connection.socket);
    ::close(epoll_);
  }

  LoadResult run() {
    if (!connect_all())
      return result_;
    const auto begin = std::chrono::steady_clock::now();
    for (auto& connection : connections_)
      send_next(connection);
    std::array<epoll_event, 256> events;
    const int timeout = load_.waiting == Waiting::Spin ? 0 : -1;
    while (!is_broken_ && result_.answered < load_.requests) {
      const int count =
          ::epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), timeout);
      for (int i = 0; i < count && !is_broken_; ++i)
        receive(connections_[events[static_cast<std::size_t>(i)].data.u64]);
    }
    result_.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return result_;
  }

 private:
  struct Connection {
    int socket = -1;
    std::string unread;
  };

  bool connect_all() {
    for (std::size_t i = 0; i < load_.connections; ++i) {
      connections_.push_back({connect_to(load_.port), {}});
      epoll_event event{.events = EPOLLIN, .data = {.u64 = i}};
      if (::epoll_ctl(epoll_, EPOLL_CTL_ADD, connections_.back().socket, &event) != 0)
        return false;
    }
    return true;
  }

  void send_next(Connection& connection) {
    if (sent_ == load_.requests)
      return;
    const auto& request = load_.prepared[sent_++ % load_.prepared.size()];
    if (::send(connection.socket, request.data(), request.size(), MSG_NOSIGNAL) !=
        static_cast<ssize_t>(request.size()))
      is_broken_ = true;
  }

  void receive(Connection& connection) {
    const auto size = ::recv(connection.socket, room_.data(), room_.size(), 0);
    if (size <= 0) {
      is_broken_ = true;
      return;
    }
    std::string_view bytes(room_.data(), static_cast<std::size_t>(size));
    if (connection.unread.empty() && answer_size(bytes) == bytes.size())  // nearly always
      return note(connection, bytes);
    connection.unread += bytes;
    const auto whole = answer_size(connection.unread);
    if (whole == 0 || connection.unread.size() < whole)
      return;
    const auto answer = std::exchange(connection.unread, {});
    note(connection, answer);
  }

  void note(Connection& connection, std::string_view answer) {
    ++result_.answered;
    if (!answer.starts_with("HTTP/1.1 200"))
      ++result_.refused;
    send_next(connection);
  }

  const Load& load_;
  int epoll_;
  std::vector<Connection> connections_;
  std::vector<char> room_ = std::vector<char>(256 * 1024);
  std::size_t sent_ = 0;
  bool is_broken_ = false;
  LoadResult result_;
};

}  // namespace

LoadResult drive(const Load& load) { return Driver(load).run(); }

LoadResult drive_whole(const Load& load) {
  const LoadResult result = drive(load);
  if (result.answered == load.requests && result.refused == 0)
    return result;
  std::fprintf(stderr, "%zu of %zu answered, %zu refused\n", result.answered, load.requests,
               result.refused);
  std::exit(1);
}

}  // namespace rollcall::bench
