#include "bench/epoll_server.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>

namespace rollcall::bench {
namespace {

void watch(int epoll, int socket) {
  epoll_event event{.events = EPOLLIN, .data = {.fd = socket}};
  ::epoll_ctl(epoll, EPOLL_CTL_ADD, socket, &event);
}

void accept_one(int epoll, int listener) {
  const int socket = ::accept4(listener, nullptr, nullptr, SOCK_NONBLOCK);
  if (socket < 0)
    return;
  const int on = 1;
  ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  watch(epoll, socket);
}

void answer_one(int socket, std::string_view answer) {
  static std::array<char, 16 * 1024> room;
  const auto size = ::recv(socket, room.data(), room.size(), 0);
  if (size <= 0 || ::send(socket, answer.data(), answer.size(), MSG_NOSIGNAL) !=
                       static_cast<ssize_t>(answer.size()))
    ::close(socket);
}

}  // namespace

int listening_socket() {
  const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  ::bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof address);
  ::listen(listener, SOMAXCONN);
  return listener;
}

void serve_by_bare_epoll(int listener, std::string_view answer) {
  const int epoll = ::epoll_create1(0);
  watch(epoll, listener);
  std::array<epoll_event, 256> events;
  for (;;) {
    const int count = ::epoll_wait(epoll, events.data(), static_cast<int>(events.size()), -1);
    for (int i = 0; i < count; ++i) {
      const int socket = events[static_cast<std::size_t>(i)].data.fd;
      if (socket == listener)
        accept_one(epoll, listener);
      else
        answer_one(socket, answer);
    }
  }
}

}  // namespace rollcall::bench
