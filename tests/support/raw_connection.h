#pragma once
// A client that sends exactly the bytes a test wants and hides nothing of what comes back. Every
// wait ends: what does not come within the patience has not come.

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace rollcall::support {

inline constexpr int patience_in_seconds = 300;

class RawConnection {
 public:
  explicit RawConnection(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    const timeval patience{patience_in_seconds, 0};
    setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    is_connected_ = ::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
  }
  ~RawConnection() { close(); }
  RawConnection(const RawConnection&) = delete;
  RawConnection& operator=(const RawConnection&) = delete;

  bool is_connected() const { return is_connected_; }

  // False if the other side no longer listens.
  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0)
        return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }
  void finish_sending() { ::shutdown(socket_, SHUT_WR); }
  void close() {
    if (socket_ >= 0)
      ::close(std::exchange(socket_, -1));
  }

  // Everything up to and with `mark`; what came so far if the connection ended before.
  std::string read_through(std::string_view mark) {
    auto found = unread_.find(mark);
    while (found == std::string::npos && read_more())
      found = unread_.find(mark);
    return take(found == std::string::npos ? unread_.size() : found + mark.size());
  }
  std::string read_exactly(std::size_t size) {
    while (unread_.size() < size && read_more()) {
    }
    return take(std::min(size, unread_.size()));
  }
  // One answer: its head and as many bytes as its Content-Length says.
  std::string read_answer() {
    auto answer = read_through("\r\n\r\n");
    constexpr std::string_view name = "Content-Length: ";
    std::size_t size = 0;
    if (const auto found = answer.find(name); found != std::string::npos)
      std::from_chars(answer.data() + found + name.size(), answer.data() + answer.size(), size);
    return answer + read_exactly(size);
  }
  std::string read_to_end() {
    while (read_more()) {
    }
    return take(unread_.size());
  }
  // Whether the other side has closed, in order or not, and nothing is unread.
  bool is_at_end() { return unread_.empty() && !read_more(); }

 private:
  bool read_more() {
    std::array<char, 64 * 1024> room;
    const auto size = ::recv(socket_, room.data(), room.size(), 0);
    if (size <= 0)
      return false;
    unread_.append(room.data(), static_cast<std::size_t>(size));
    return true;
  }
  std::string take(std::size_t size) {
    auto taken = unread_.substr(0, size);
    unread_.erase(0, size);
    return taken;
  }

  int socket_;
  bool is_connected_ = false;
  std::string unread_;
};

}  // namespace rollcall::support
