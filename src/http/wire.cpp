#include "http/wire.h"

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>
#include <utility>

#include "http/errors.h"

namespace rollcall::http {
namespace {

namespace asio = boost::asio;
namespace ssl = boost::asio::ssl;
using asio::ip::tcp;
using ErrorCode = boost::system::error_code;
using BasicSocket = tcp::socket::lowest_layer_type;
using Patience = std::chrono::milliseconds;

struct Outcome {
  ErrorCode error = asio::error::timed_out;
  std::size_t size = 0;
};

// Starts an operation and waits for it. One that takes too long is ended by closing the socket
// under it.
template <typename Start>
Outcome wait_for(asio::io_context& context, BasicSocket& socket, Patience patience, Start&& start) {
  Outcome outcome;
  bool is_over = false;
  start([&](const ErrorCode& error, std::size_t size) {
    outcome = {error, size};
    is_over = true;
  });
  context.restart();
  context.run_for(patience);
  if (is_over)
    return outcome;
  ErrorCode ignored;
  socket.close(ignored);
  context.run();
  return {asio::error::timed_out, 0};
}

std::unexpected<base::Error> failure(const base::ErrorKind& kind, const std::string& what,
                                     ErrorCode error) {
  if (error == asio::error::timed_out)
    return base::fail(errors::timed_out, what + ": no answer in time");
  return base::fail(kind, what + ": " + error.message());
}

template <typename Stream>
class StreamWire final : public Wire {
 public:
  StreamWire(std::unique_ptr<asio::io_context> context, std::unique_ptr<ssl::context> tls,
             Stream stream, Patience patience)
      : context_(std::move(context)),
        tls_(std::move(tls)),
        stream_(std::move(stream)),
        patience_(patience) {}

  Stream& stream() { return stream_; }

  base::Result<std::size_t> read(std::span<char> room) override {
    const auto outcome = wait([&](auto done) {
      stream_.async_read_some(asio::buffer(room.data(), room.size()), std::move(done));
    });
    if (outcome.error == asio::error::eof)
      return std::size_t{0};
    if (outcome.error)
      return failure(errors::connection_lost, "while waiting for the answer", outcome.error);
    return outcome.size;
  }

  base::Result<base::Nothing> write(std::string_view bytes) override {
    const auto outcome =
        wait([&](auto done) { asio::async_write(stream_, asio::buffer(bytes), std::move(done)); });
    if (outcome.error)
      return failure(errors::connection_lost, "while sending the request", outcome.error);
    return base::Nothing{};
  }

 private:
  template <typename Start>
  Outcome wait(Start&& start) {
    return wait_for(*context_, stream_.lowest_layer(), patience_, start);
  }

  std::unique_ptr<asio::io_context> context_;
  std::unique_ptr<ssl::context> tls_;  // null: plain
  Stream stream_;
  Patience patience_;
};

std::string name_of(const Endpoint& endpoint) {
  return "the server " + endpoint.host + " port " + std::to_string(endpoint.port);
}

base::Result<tcp::resolver::results_type> addresses_of(asio::io_context& context,
                                                       const Endpoint& endpoint,
                                                       Patience patience) {
  tcp::socket none(context);
  tcp::resolver resolver(context);
  tcp::resolver::results_type addresses;
  const auto outcome = wait_for(context, none, patience, [&](auto done) {
    resolver.async_resolve(endpoint.host, std::to_string(endpoint.port),
                           [&addresses, done](const ErrorCode& error,
                                              const tcp::resolver::results_type& found) mutable {
                             addresses = found;
                             done(error, 0);
                           });
  });
  if (outcome.error)
    return failure(errors::cannot_connect, "cannot find " + name_of(endpoint), outcome.error);
  return addresses;
}

base::Result<tcp::socket> connected_socket(asio::io_context& context, const Endpoint& endpoint,
                                           Patience patience) {
  const auto addresses = TRY(addresses_of(context, endpoint, patience));
  tcp::socket socket(context);
  const auto outcome = wait_for(context, socket, patience, [&](auto done) {
    asio::async_connect(
        socket, addresses,
        [done](const ErrorCode& error, const tcp::endpoint&) mutable { done(error, 0); });
  });
  if (outcome.error)
    return failure(errors::cannot_connect, "cannot connect to " + name_of(endpoint), outcome.error);
  ErrorCode ignored;
  socket.set_option(tcp::no_delay(true), ignored);
  return socket;
}

base::Result<std::unique_ptr<ssl::context>> client_context(const ClientOptions& options) {
  auto tls = std::make_unique<ssl::context>(ssl::context::tls_client);
  SSL_CTX_set_min_proto_version(tls->native_handle(), TLS1_2_VERSION);
  ErrorCode error;
  if (options.ca_file.empty())
    tls->set_default_verify_paths(error);
  else
    tls->load_verify_file(options.ca_file, error);
  if (error)
    return base::fail(errors::tls_failed,
                      "cannot use the certificates of " +
                          (options.ca_file.empty() ? "the system" : options.ca_file),
                      error.message());
  tls->set_verify_mode(ssl::verify_peer);
  return tls;
}

base::Result<std::unique_ptr<Wire>> secured(std::unique_ptr<asio::io_context> context,
                                            tcp::socket socket, const Endpoint& endpoint,
                                            const ClientOptions& options) {
  using TlsStream = ssl::stream<tcp::socket>;
  auto tls = TRY(client_context(options));
  TlsStream stream(std::move(socket), *tls);
  stream.set_verify_callback(ssl::host_name_verification(endpoint.host));
  ErrorCode is_no_address;
  asio::ip::make_address(endpoint.host, is_no_address);
  if (is_no_address)
    SSL_set_tlsext_host_name(stream.native_handle(), endpoint.host.c_str());
  const auto outcome =
      wait_for(*context, stream.lowest_layer(), options.connect_timeout, [&](auto done) {
        stream.async_handshake(ssl::stream_base::client,
                               [done](const ErrorCode& error) mutable { done(error, 0); });
      });
  if (outcome.error)
    return failure(errors::tls_failed, "no secure connection to " + name_of(endpoint),
                   outcome.error);
  return std::make_unique<StreamWire<TlsStream>>(std::move(context), std::move(tls),
                                                 std::move(stream), options.silence_timeout);
}

}  // namespace

base::Result<std::unique_ptr<Wire>> connect(const Endpoint& endpoint,
                                            const ClientOptions& options) {
  auto context = std::make_unique<asio::io_context>(1);
  auto socket = TRY(connected_socket(*context, endpoint, options.connect_timeout));
  if (endpoint.transport == Transport::Tls)
    return secured(std::move(context), std::move(socket), endpoint, options);
  return std::make_unique<StreamWire<tcp::socket>>(std::move(context), nullptr, std::move(socket),
                                                   options.silence_timeout);
}

}  // namespace rollcall::http
