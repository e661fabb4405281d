#include "bench/program.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "bench/client_socket.h"

namespace rollcall::bench {

std::uint16_t free_port() {
  const int probe = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  ::bind(probe, reinterpret_cast<const sockaddr*>(&address), size);
  ::getsockname(probe, reinterpret_cast<sockaddr*>(&address), &size);
  ::close(probe);
  return ntohs(address.sin_port);
}

void serve_program(const std::filesystem::path& folder, const ChildServer::Announce& announce,
                   const std::vector<std::string>& options) {
  const auto program =
      std::filesystem::read_symlink("/proc/self/exe").parent_path().parent_path() / "rollcall";
  const std::uint16_t port = free_port();
  std::vector<std::string> arguments = {"rollcall",  "serve",
                                        "--data",    folder / "data",
                                        "--listen",  "127.0.0.1:" + std::to_string(port),
                                        "--workers", "1"};
  arguments.insert(arguments.end(), options.begin(), options.end());
  std::vector<char*> pointers;
  for (std::string& argument : arguments)
    pointers.push_back(argument.data());
  pointers.push_back(nullptr);
  const int log = ::open((folder / "log").c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  ::dup2(log, STDERR_FILENO);
  announce(port);
  ::execv(program.c_str(), pointers.data());
  std::_Exit(1);
}

bool is_listening(std::uint16_t port) {
  const int probe = connect_to(port);
  ::close(probe);
  return probe >= 0;
}

void wait_until_listening(std::uint16_t port) {
  while (!is_listening(port))
    ::usleep(200);
}

}  // namespace rollcall::bench
