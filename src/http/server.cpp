#include "http/server.h"

#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <cerrno>
#include <future>
#include <thread>
#include <utility>
#include <vector>

#include "base/stand_back.h"
#include "http/connection.h"
#include "http/errors.h"
#include "http/tls.h"

namespace rollcall::http {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using ErrorCode = boost::system::error_code;

// Connections above the cap that are told so at the same time; above this, they are closed without
// a word.
constexpr std::size_t refused_at_once = 64;

// How long to wait when the system has no descriptor left. Clients stay in the system's queue
// meanwhile.
constexpr auto pause_when_exhausted = std::chrono::milliseconds{100};

// Files the program needs beside its connections.
constexpr rlim_t other_files = 256;

// The usual soft limit of 1024 files is below the connection cap; raising it up to the hard limit
// needs no privilege.
void allow_open_files(std::size_t connections) {
  rlimit limit{};
  const auto wanted = static_cast<rlim_t>(connections) + other_files;
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= wanted)
    return;
  limit.rlim_cur = std::min(wanted, limit.rlim_max);
  setrlimit(RLIMIT_NOFILE, &limit);
}

// "192.0.2.1", also for a client that came to an IPv6 socket by IPv4.
std::string text_of(const asio::ip::address& address) {
  if (address.is_v6() && address.to_v6().is_v4_mapped())
    return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6()).to_string();
  return address.to_string();
}

struct Shared {
  ServerOptions options;
  Service& service;
  std::shared_ptr<asio::ssl::context> tls;
  const std::size_t threads_for_long =
      threads_for_long_waits(options.waiting_threads, std::thread::hardware_concurrency());
  WaitingPools waiting_pools{
      .for_short = WaitingPool(
          {.threads = std::max<std::size_t>(options.waiting_threads - threads_for_long, 1),
           .queued = options.max_waiting}),
      .for_long = WaitingPool({.threads = threads_for_long, .queued = options.max_waiting})};
  ConnectionCount count;
};

// One thread, the connections it owns, and the one timer that looks after their deadlines.
class Worker {
 public:
  explicit Worker(Shared& shared)
      : shared_(shared),
        surroundings_{shared.options, shared.service, shared.waiting_pools, shared.count,
                      context_,       handover_,      shared.tls.get()} {}

  asio::io_context& context() { return context_; }

  void run() {
    thread_ = std::thread([this] {
      base::come_at_once();
      context_.run();
    });
  }
  void post_connection(Accepted accepted) {
    asio::post(context_, [this, accepted = std::move(accepted)]() mutable {
      begin_connection(surroundings_, std::move(accepted));
      if (!is_watching_)
        watch();
    });
  }
  void post_drain() {
    asio::post(context_, [this] { surroundings_.connections.drain(); });
  }
  void post_cut() {
    asio::post(context_, [this] { surroundings_.connections.cut_all(); });
  }
  void join() {
    asio::post(context_, [this] {
      timer_.cancel();
      handover_.end();
      guard_.reset();
    });
    thread_.join();
  }

 private:
  // Runs while there are connections: a server without clients does not wake up.
  void watch() {
    is_watching_ = true;
    timer_.expires_after(shared_.options.deadline_step);
    timer_.async_wait([this](const ErrorCode&) {
      surroundings_.connections.expire(std::chrono::steady_clock::now());
      is_watching_ = false;
      if (!surroundings_.connections.is_empty())
        watch();
    });
  }

  Shared& shared_;
  asio::io_context context_{BOOST_ASIO_CONCURRENCY_HINT_UNSAFE_IO};
  Handover handover_{context_};
  asio::executor_work_guard<asio::io_context::executor_type> guard_ =
      asio::make_work_guard(context_);
  asio::steady_timer timer_{context_};
  bool is_watching_ = false;
  Surroundings surroundings_;
  std::thread thread_;
};

// Accepts on the first worker's thread and hands the sockets round. One listening socket, and not
// one a thread: the port cannot be shared with a stranger by accident, and no connection is lost in
// a queue that nobody reads when it closes.
class Acceptor {
 public:
  Acceptor(Shared& shared, std::vector<std::unique_ptr<Worker>>& workers)
      : shared_(shared),
        workers_(workers),
        listener_(workers.front()->context()),
        timer_(workers.front()->context()) {}

  base::Result<std::uint16_t> listen();
  void accept_from_now_on();
  void
  close_and_wait();  // every socket that was accepted has been handed to its worker when it returns

 private:
  enum class Next { WaitForClient, WaitForFiles };
  Next accept_all();
  void admit(int socket, const tcp::endpoint& remote);

  Shared& shared_;
  std::vector<std::unique_ptr<Worker>>& workers_;
  tcp::acceptor listener_;
  asio::steady_timer timer_;
  bool is_closed_ = false;
  std::size_t turn_ = 0;
};

base::Result<std::uint16_t> Acceptor::listen() {
  const auto& options = shared_.options;
  ErrorCode error;
  const auto address = asio::ip::make_address(options.address, error);
  if (error)
    return base::fail(errors::cannot_listen, options.address + " is not an IP address");
  const tcp::endpoint endpoint(address, options.port);
  listener_.open(endpoint.protocol(), error);
  if (!error)
    listener_.set_option(asio::socket_base::reuse_address(true), error);
  if (!error)
    listener_.bind(endpoint, error);
  if (!error)
    listener_.listen(asio::socket_base::max_listen_connections, error);
  if (!error)
    listener_.native_non_blocking(true, error);
  const auto port = error ? options.port : listener_.local_endpoint(error).port();
  if (error)
    return base::fail(errors::cannot_listen, "cannot listen on " + options.address + " port " +
                                                 std::to_string(options.port) + ": " +
                                                 error.message());
  return port;
}

void Acceptor::accept_from_now_on() {
  listener_.async_wait(tcp::acceptor::wait_read, [this](const ErrorCode& error) {
    if (is_closed_ || error == asio::error::operation_aborted)
      return;
    if (accept_all() == Next::WaitForClient)
      return accept_from_now_on();
    timer_.expires_after(pause_when_exhausted);
    timer_.async_wait([this](const ErrorCode&) {
      if (!is_closed_)
        accept_from_now_on();
    });
  });
}

Acceptor::Next Acceptor::accept_all() {
  for (;;) {
    tcp::endpoint remote;
    socklen_t size = static_cast<socklen_t>(remote.capacity());
    const int socket =
        ::accept4(listener_.native_handle(), remote.data(), &size, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (socket >= 0) {
      remote.resize(size);
      admit(socket, remote);
      continue;
    }
    switch (errno) {
      case EMFILE:
      case ENFILE:
      case ENOBUFS:
      case ENOMEM:
        return Next::WaitForFiles;
      case EINTR:
      case ECONNABORTED:
        continue;
      default:  // EAGAIN, and errors of the one connection that is gone now
        return Next::WaitForClient;
    }
  }
}

void Acceptor::admit(int socket, const tcp::endpoint& remote) {
  auto admission = Admission::Serve;
  if (!shared_.count.enter(shared_.options.max_connections)) {
    admission = Admission::Refuse;
    if (!shared_.count.enter(shared_.options.max_connections + refused_at_once)) {
      ::close(socket);
      return;
    }
  }
  turn_ = (turn_ + 1) % workers_.size();
  workers_[turn_]->post_connection(
      {socket, remote.protocol() == tcp::v6(), text_of(remote.address()), admission});
}

void Acceptor::close_and_wait() {
  std::promise<void> closed;
  asio::post(workers_.front()->context(), [this, &closed] {
    is_closed_ = true;
    ErrorCode ignored;
    listener_.close(ignored);
    timer_.cancel();
    closed.set_value();
  });
  closed.get_future().wait();
}

}  // namespace

class Server::Implementation {
 public:
  Implementation(ServerOptions options, Service& service, std::shared_ptr<asio::ssl::context> tls)
      : shared_{std::move(options), service, std::move(tls)} {
    for (std::size_t i = 0; i < std::max<std::size_t>(1, shared_.options.workers); ++i)
      workers_.push_back(std::make_unique<Worker>(shared_));
    acceptor_ = std::make_unique<Acceptor>(shared_, workers_);
  }

  base::Result<base::Nothing> start() {
    port_ = TRY(acceptor_->listen());
    allow_open_files(shared_.options.max_connections);
    acceptor_->accept_from_now_on();
    for (auto& worker : workers_)
      worker->run();
    is_running_ = true;
    return base::Nothing{};
  }

  void stop() {
    if (!std::exchange(is_running_, false))
      return;
    acceptor_->close_and_wait();
    for (auto& worker : workers_)
      worker->post_drain();
    if (!shared_.count.wait_until_none(shared_.options.stop_grace)) {
      shared_.waiting_pools.for_short.drop_queued();
      shared_.waiting_pools.for_long.drop_queued();
      for (auto& worker : workers_)
        worker->post_cut();
      shared_.count.wait_until_none();
    }
    shared_.waiting_pools.for_short.finish();
    shared_.waiting_pools.for_long.finish();
    for (auto& worker : workers_)
      worker->join();
  }

  std::uint16_t port() const { return port_; }

 private:
  Shared shared_;
  std::vector<std::unique_ptr<Worker>> workers_;
  std::unique_ptr<Acceptor> acceptor_;
  std::uint16_t port_ = 0;
  bool is_running_ = false;
};

base::Result<std::unique_ptr<Server>> Server::start(ServerOptions options, Service& service) {
  std::shared_ptr<asio::ssl::context> tls;
  if (options.tls)
    tls = TRY(tls_context(*options.tls));
  auto implementation =
      std::make_unique<Implementation>(std::move(options), service, std::move(tls));
  TRY(implementation->start());
  return std::unique_ptr<Server>(new Server(std::move(implementation)));
}

Server::Server(std::unique_ptr<Implementation> implementation)
    : implementation_(std::move(implementation)) {}
Server::~Server() { implementation_->stop(); }

std::uint16_t Server::port() const { return implementation_->port(); }
void Server::stop() { implementation_->stop(); }

}  // namespace rollcall::http
