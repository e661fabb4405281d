#pragma once
// The edge of the house: an HTTP/1.1 server that reads requests, has a Service answer them and
// writes the answers. It is asynchronous so that ten thousand slow clients cost memory and no
// threads; the Service is plain code.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "base/result.h"
#include "http/service.h"

namespace rollcall::http {

// PEM files: the certificate with its chain, and its private key. With `client_authorities`, only
// clients are let in whose own certificate one of these has signed.
struct TlsFiles {
  std::string certificate;
  std::string key;
  std::string client_authorities = {};  // empty: clients need no certificate
};

// Every limit of the edge and its default.
struct ServerOptions {
  using Duration = std::chrono::milliseconds;

  std::string address = "127.0.0.1";
  std::uint16_t port = 0;  // 0: any free one
  std::optional<TlsFiles> tls;

  std::size_t workers = 2;           // threads that read and write
  std::size_t waiting_threads = 32;  // at most, started as requests have to wait; some are for
                                     // those that wait long: threads_for_long_waits()
  std::size_t max_waiting = 1024;  // requests in the queue of those threads; more are answered 503
  std::size_t max_connections = 10'000;
  std::size_t max_head_bytes = 32 * 1024;
  std::size_t max_body_bytes = 1024 * 1024;

  Duration handshake_timeout = std::chrono::seconds{10};
  Duration head_timeout =
      std::chrono::seconds{10};  // from a request's first byte to the end of its head
  Duration body_timeout = std::chrono::seconds{30};   // from there to the end of its body
  Duration idle_timeout = std::chrono::seconds{75};   // between requests
  Duration write_timeout = std::chrono::seconds{30};  // without any byte of an answer going out
  Duration linger_timeout =
      std::chrono::seconds{2};  // for the client to see an answer before the connection closes
  Duration stop_grace = std::chrono::seconds{20};  // for requests in flight when the server stops

  // Deadlines are looked at this often, and may be this late: one timer for all is what keeps a
  // request cheap.
  Duration deadline_step = std::chrono::seconds{1};
};

// Serves until it is stopped; the Service must live longer. stop() may be called from any thread,
// but from one only.
class Server {
 public:
  // Listens when it returns; the threads run.
  static base::Result<std::unique_ptr<Server>> start(ServerOptions options, Service& service);

  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  std::uint16_t port() const;

  // Accepts nothing more, closes idle connections, lets requests in flight finish within the grace,
  // and cuts off the rest. A call of Service::answer that has begun is waited for, however long it
  // takes. Calling it again does nothing.
  void stop();

 private:
  class Implementation;
  explicit Server(std::unique_ptr<Implementation> implementation);
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace rollcall::http
