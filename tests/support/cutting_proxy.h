#pragma once
// Stands between a client and a PostgreSQL server, on a socket in a folder of its own, and cuts
// their conversation at a message that a test names: before the server has it, or when it has it
// and has not been heard.

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "support/temporary_folder.h"

namespace rollcall::test {

enum class Cut { BeforeTheServerHasIt, BeforeItsAnswer };

class CuttingProxy {
 public:
  explicit CuttingProxy(std::filesystem::path server)
      : server_(std::move(server)), listener_(bound()), wake_(::eventfd(0, EFD_NONBLOCK)) {
    thread_ = std::thread([this] { forward(); });
  }
  CuttingProxy(const CuttingProxy&) = delete;
  CuttingProxy& operator=(const CuttingProxy&) = delete;
  ~CuttingProxy() {
    ::eventfd_write(wake_, 1);
    thread_.join();
    ::close(listener_);
    ::close(wake_);
  }

  const std::filesystem::path& folder() const { return folder_.path(); }

  // Cuts every conversation when any client has sent so many messages from now on, and never again.
  void cut_at(int message, Cut cut) {
    cut_ = cut;
    left_ = message;
  }
  // Whether the message has come.
  bool has_cut() const { return left_ == 0; }

  // Each new conversation is cut at once while the server is "out".
  void put_out() { is_out_ = true; }
  void bring_back() { is_out_ = false; }

 private:
  struct Pair {
    int client;
    int server;
  };

  int bound() const {
    const int descriptor = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_un address = address_of(folder_.path() / ".s.PGSQL.5432");
    if (::bind(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0 ||
        ::listen(descriptor, 64) != 0)
      throw std::runtime_error("cannot listen in " + folder_.path().string());
    return descriptor;
  }

  static sockaddr_un address_of(const std::string& path) {
    sockaddr_un address{.sun_family = AF_UNIX, .sun_path = {}};
    std::copy_n(path.begin(), std::min(path.size(), sizeof(address.sun_path) - 1),
                address.sun_path);
    return address;
  }

  void forward() {
    for (;;) {
      std::vector<pollfd> watched{{wake_, POLLIN, 0}, {listener_, POLLIN, 0}};
      for (const Pair& pair : pairs_) {
        watched.push_back({pair.client, POLLIN, 0});
        watched.push_back({pair.server, POLLIN, 0});
      }
      ::poll(watched.data(), watched.size(), -1);
      if (watched[0].revents != 0)
        return cut_all();
      for (std::size_t i = pairs_.size(); i-- > 0;)
        if (!pass_on(pairs_[i], watched[2 + 2 * i].revents, watched[3 + 2 * i].revents))
          break;  // they are others now
      if (watched[1].revents != 0)
        accept();
    }
  }

  void accept() {
    const Pair pair{.client = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC),
                    .server = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)};
    const sockaddr_un address = address_of(server_);
    if (is_out_ ||
        ::connect(pair.server, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0)
      return close(pair);
    pairs_.push_back(pair);
  }

  // False when there are fewer pairs than before.
  bool pass_on(const Pair& pair, short client, short server) {
    if (server != 0 && !copy(pair.server, pair.client))
      return remove(pair);
    if (client == 0)
      return true;
    const bool is_cut = left_ > 0 && left_.fetch_sub(1) == 1;
    if (is_cut && cut_ == Cut::BeforeTheServerHasIt) {
      cut_all();
      return false;
    }
    if (!copy(pair.client, pair.server))
      return remove(pair);
    if (is_cut)
      cut_all();
    return !is_cut;
  }

  static bool copy(int from, int to) {
    std::array<char, 65536> bytes;
    const auto size = ::recv(from, bytes.data(), bytes.size(), 0);
    return size > 0 &&
           ::send(to, bytes.data(), static_cast<std::size_t>(size), MSG_NOSIGNAL) == size;
  }

  bool remove(const Pair& gone) {
    close(gone);
    std::erase_if(pairs_, [&](const Pair& pair) { return pair.client == gone.client; });
    return false;
  }

  void cut_all() {
    for (const Pair& pair : pairs_)
      close(pair);
    pairs_.clear();
  }

  static void close(const Pair& pair) {
    ::close(pair.client);
    ::close(pair.server);
  }

  const std::filesystem::path server_;
  const TemporaryFolder folder_;
  const int listener_;
  const int wake_;
  std::vector<Pair> pairs_;  // of the thread
  std::atomic<int> left_ = -1;
  std::atomic<Cut> cut_ = Cut::BeforeTheServerHasIt;
  std::atomic<bool> is_out_ = false;
  std::thread thread_;
};

}  // namespace rollcall::test
