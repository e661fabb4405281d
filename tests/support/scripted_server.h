#pragma once
// A server for one request that answers with exactly the bytes a test wants, piece by piece, and
// closes.

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdint>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace rollcall::support {

class ScriptedServer {
 public:
  explicit ScriptedServer(std::vector<std::string> pieces)
      : pieces_(std::move(pieces)), listener_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ::bind(listener_, reinterpret_cast<sockaddr*>(&address), sizeof address);
    ::listen(listener_, 1);
    socklen_t size = sizeof address;
    ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { serve(); });
  }
  ~ScriptedServer() { finish(); }
  ScriptedServer(const ScriptedServer&) = delete;
  ScriptedServer& operator=(const ScriptedServer&) = delete;

  std::uint16_t port() const { return port_; }

  // What the client sent; waits until it has been answered.
  const std::string& request() {
    finish();
    return request_;
  }

 private:
  void serve() {
    const int socket = ::accept(listener_, nullptr, nullptr);
    std::array<char, 4096> room;
    // The requests of these tests are small: the head and the body come together.
    const auto size = ::recv(socket, room.data(), room.size(), 0);
    if (size > 0)
      request_.assign(room.data(), static_cast<std::size_t>(size));
    for (const auto& piece : pieces_) {
      ::send(socket, piece.data(), piece.size(), MSG_NOSIGNAL);
      std::this_thread::sleep_for(
          std::chrono::milliseconds{2});  // so that pieces mostly come apart
    }
    ::close(socket);
  }
  void finish() {
    if (!thread_.joinable())
      return;
    thread_.join();
    ::close(listener_);
  }

  std::vector<std::string> pieces_;
  int listener_;
  std::uint16_t port_ = 0;
  std::string request_;
  std::thread thread_;
};

}  // namespace rollcall::support
