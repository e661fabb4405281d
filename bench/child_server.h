#pragma once
// A server in a process of its own, so that its processor time can be told from the client's.

#include <sys/types.h>

#include <cstdint>
#include <functional>

namespace rollcall::bench {

class ChildServer {
 public:
  // Tells the parent its port, once it listens.
  using Announce = std::function<void(std::uint16_t port)>;

  // Forks; `serve` runs in the child and must not return. To be called before there are threads.
  explicit ChildServer(const std::function<void(const Announce&)>& serve);
  ~ChildServer();
  ChildServer(const ChildServer&) = delete;
  ChildServer& operator=(const ChildServer&) = delete;

  std::uint16_t port() const { return port_; }
  double processor_seconds() const;  // user and system, since the child began
  double resident_mib() const;       // memory it holds now

 private:
  pid_t process_;
  std::uint16_t port_ = 0;
};

}  // namespace rollcall::bench
