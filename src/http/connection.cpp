#include "http/connection.h"

#include <array>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <concepts>
#include <ctime>
#include <utility>

#include "base/secret.h"
#include "http/coroutine.h"
#include "http/exchange.h"
#include "http/input_buffer.h"

namespace rollcall::http {
namespace {

namespace asio = boost::asio;
using ErrorCode = boost::system::error_code;
using Socket = asio::basic_stream_socket<asio::ip::tcp, Executor>;
using TlsStream = asio::ssl::stream<Socket>;
// A body up to this size is copied behind its head: one small copy is cheaper than a write of two
// buffers.
constexpr std::size_t joined_body = 8 * 1024;
// How much is written before others have their turn.
constexpr std::size_t largest_write = 64 * 1024;
constexpr std::string_view continue_line = "HTTP/1.1 100 Continue\r\n\r\n";

template <typename Stream>
class Connection final : public OpenConnection {
 public:
  static constexpr bool is_tls = std::same_as<Stream, TlsStream>;

  Connection(Surroundings& surroundings, Stream stream, Accepted accepted)
      : surroundings_(surroundings),
        options_(surroundings.options),
        stream_(std::move(stream)),
        remote_address_(std::move(accepted.remote_address)),
        admission_(accepted.admission),
        parser_({options_.max_head_bytes, options_.max_body_bytes}),
        input_(options_.max_head_bytes) {
    parser_.request().remote_address = remote_address_;
    parser_.request().transport = is_tls ? Transport::Tls : Transport::Plain;
    surroundings_.connections.add(*this);
  }
  ~Connection() override {
    cut();
    surroundings_.connections.remove(*this);
    surroundings_.count.leave();
  }

  static Task<void> live(std::unique_ptr<Connection> self) { co_await self->serve(); }

  void interrupt() override {
    ErrorCode ignored;
    socket().cancel(ignored);
  }
  void cut() override {
    ErrorCode ignored;
    socket().close(ignored);
  }

 private:
  Task<void> serve();
  Task<bool> shake_hands();
  Received begin_request();
  Received take(const ErrorCode& error, std::size_t size);
  Received advance();
  Task<bool> invite_body();
  Task<Ending> go_on(Received received);
  Task<Ending> refuse(int status);
  void begin_answer(Persistence persistence);
  Task<Ending> finish_answer();
  Task<bool> send(std::string_view head, std::string_view body);
  Task<bool> send_stream(const BodyStream& stream);
  Task<void> part();
  void forget_answer();
  template <typename Value>
  auto on_waiting_pool(Wait wait, std::move_only_function<Value()> work, Urgency urgency) {
    return http::on_waiting_pool(surroundings_.waiting_pools.for_wait(wait), surroundings_.handover,
                                 std::move(work), urgency);
  }

  Socket& socket() {
    if constexpr (is_tls)
      return stream_.next_layer();
    else
      return stream_;
  }
  Phase phase_of_waiting() const;
  void enter(Phase phase);
  Persistence persistence_now() const {
    return surroundings_.connections.is_draining() ? Persistence::Close : parser_.persistence();
  }
  bool is_sent() const {
    return outgoing_.sent == output_.size() && outgoing_.body.empty() &&
           outgoing_.stream == nullptr;
  }
  Ending ending() const {
    return outgoing_.persistence == Persistence::KeepAlive ? Ending::KeepAlive : Ending::Part;
  }
  std::size_t send_without_waiting(std::string_view bytes);

  Surroundings& surroundings_;
  const ServerOptions& options_;
  Stream stream_;
  const std::string remote_address_;
  const Admission admission_;
  RequestParser parser_;
  InputBuffer input_;
  std::optional<Phase> phase_;
  AtOnce response_ = std::unexpected(Wait::Short);
  std::string output_;
  Outgoing outgoing_;
  int refusal_ = 0;
  bool is_first_ = true;
};

template <typename Stream>
Task<void> Connection<Stream>::serve() {
  if constexpr (is_tls) {
    const bool secured = co_await shake_hands();
    if (!secured)
      co_return;
  }
  auto after = Ending::KeepAlive;
  if (admission_ == Admission::Refuse)
    after = co_await refuse(503);
  while (after == Ending::KeepAlive) {
    // One read, an answer at once, one write: nearly every exchange needs no coroutine of its own.
    auto received = begin_request();
    while (received == Received::Some) {
      const auto room = input_.room();
      const auto [error, size] =
          co_await stream_.async_read_some(asio::buffer(room.data(), room.size()), as_values);
      received = take(error, size);
      if (received == Received::Expectation) {
        const bool invited = co_await invite_body();
        received = invited ? Received::Some : Received::Nothing;
      }
    }
    clear_deadline();
    is_first_ = false;
    if (received == Received::Request)
      response_ = surroundings_.service.answer_at_once(parser_.request());
    if (response_)
      begin_answer(persistence_now());
    if (response_ && is_sent())
      after = ending();
    else
      after = co_await go_on(received);
    forget_answer();
  }
  if (after == Ending::Part)
    co_await part();
}

template <typename Stream>
Task<bool> Connection<Stream>::shake_hands() {
  if (surroundings_.connections.is_draining())
    co_return false;
  set_deadline(options_.handshake_timeout);
  idle = true;
  const auto [error] = co_await stream_.async_handshake(asio::ssl::stream_base::server, as_values);
  idle = false;
  co_return !error && !expired;
}

template <typename Stream>
Received Connection<Stream>::begin_request() {
  parser_.restart();
  input_.release();
  base::wipe(output_);
  phase_.reset();
  return advance();
}

template <typename Stream>
Received Connection<Stream>::take(const ErrorCode& error, std::size_t size) {
  if (expired && !idle) {
    refusal_ = 408;
    return Received::Refused;
  }
  if (error || expired)
    return Received::Nothing;
  idle = false;
  input_.received(size);
  return advance();
}

template <typename Stream>
Received Connection<Stream>::advance() {
  if (!input_.unread().empty()) {
    input_.take(parser_.take(input_.unread()));
    if (parser_.state() == ParserState::Done)
      return Received::Request;
    if (parser_.state() == ParserState::Refused) {
      refusal_ = parser_.refusal();
      return Received::Refused;
    }
  }
  const auto phase = phase_of_waiting();
  const bool is_new = phase_ != phase;
  if (is_new)
    enter(phase);
  idle = phase == Phase::FirstRequest || phase == Phase::NextRequest;
  if (idle && surroundings_.connections.is_draining())
    return Received::Nothing;
  const bool is_waiting_for_us = is_new && phase == Phase::Body && parser_.expects_continue() &&
                                 parser_.request().body.empty();
  return is_waiting_for_us ? Received::Expectation : Received::Some;
}

template <typename Stream>
Phase Connection<Stream>::phase_of_waiting() const {
  if (parser_.state() == ParserState::Body)
    return Phase::Body;
  if (!input_.unread().empty())
    return Phase::Head;
  return is_first_ ? Phase::FirstRequest : Phase::NextRequest;
}

template <typename Stream>
void Connection<Stream>::enter(Phase phase) {
  phase_ = phase;
  switch (phase) {
    case Phase::FirstRequest:
    case Phase::Head:
      return set_deadline(options_.head_timeout);
    case Phase::NextRequest:
      return set_deadline(options_.idle_timeout);
    case Phase::Body:
      input_.pin();
      return set_deadline(options_.body_timeout);
  }
}

template <typename Stream>
Task<bool> Connection<Stream>::invite_body() {
  const bool arrived = co_await send(continue_line, {});
  enter(Phase::Body);
  co_return arrived;
}

// The exchanges that take longer.
template <typename Stream>
Task<Ending> Connection<Stream>::go_on(Received received) {
  if (received == Received::Nothing)
    co_return is_tls ? Ending::Part : Ending::Vanish;
  if (received == Received::Refused)
    co_return co_await refuse(refusal_);
  if (!response_) {
    auto waited = co_await on_waiting_pool<Response>(
        response_.error(), [this] { return surroundings_.service.answer(parser_.request()); },
        Urgency::NewRequest);
    response_ = waited ? *std::move(waited) : plain_answer(503);
    begin_answer(persistence_now());
  }
  co_return co_await finish_answer();
}

template <typename Stream>
Task<Ending> Connection<Stream>::refuse(int status) {
  // What was refused may be half a request: its method says nothing about the answer.
  parser_.request().method = {};
  response_ = plain_answer(status);
  begin_answer(Persistence::Close);
  co_return co_await finish_answer();
}

// Writes the head, and sends what the socket takes without waiting.
template <typename Stream>
void Connection<Stream>::begin_answer(Persistence persistence) {
  const auto& response = *response_;
  append_head(output_, response,
              {.date_line = surroundings_.date_line.at(std::time(nullptr)),
               .minor_version = parser_.minor_version(),
               .persistence = persistence});
  outgoing_ = {.persistence = persistence};
  if (may_have_body(response.status) && parser_.request().method != "HEAD") {
    outgoing_.body = response.body;
    outgoing_.stream = response.stream ? &*response.stream : nullptr;
  }
  if (outgoing_.body.size() <= joined_body)
    output_ += std::exchange(outgoing_.body, {});
  if (outgoing_.body.empty())
    outgoing_.sent = send_without_waiting(output_);
}

template <typename Stream>
Task<Ending> Connection<Stream>::finish_answer() {
  const auto rest = std::string_view(output_).substr(outgoing_.sent);
  bool arrived = co_await send(rest, outgoing_.body);
  if (arrived && outgoing_.stream != nullptr)
    arrived = co_await send_stream(*outgoing_.stream);
  co_return arrived ? ending() : Ending::Vanish;
}

// Nearly every answer fits into the socket's buffer, and then there is nothing to suspend for.
template <typename Stream>
std::size_t Connection<Stream>::send_without_waiting(std::string_view bytes) {
  if constexpr (is_tls)
    return 0;
  else {
    ErrorCode error;  // if it is more than "would block", the next write meets it again
    return stream_.write_some(asio::buffer(bytes), error);
  }
}

template <typename Stream>
Task<bool> Connection<Stream>::send(std::string_view head, std::string_view body) {
  while (!head.empty() || !body.empty()) {
    set_deadline(options_.write_timeout);
    const std::array buffers{asio::buffer(head), asio::buffer(body, largest_write)};
    const auto [error, size] = co_await stream_.async_write_some(buffers, as_values);
    if (error || expired)
      co_return false;
    const auto of_head = std::min(size, head.size());
    head.remove_prefix(of_head);
    body.remove_prefix(size - of_head);
  }
  clear_deadline();
  co_return true;
}

template <typename Stream>
Task<bool> Connection<Stream>::send_stream(const BodyStream& stream) {
  for (std::size_t left = stream.size; left > 0;) {
    const auto piece = co_await on_waiting_pool<std::optional<std::string>>(
        Wait::Short, [&stream] { return stream.next(); }, Urgency::AnswerBegun);
    // A stream that ends early or late leaves the client with a wrong length; only closing tells it
    // so.
    if (!piece || !*piece || (*piece)->empty() || (*piece)->size() > left)
      co_return false;
    const bool arrived = co_await send(**piece, {});
    if (!arrived)
      co_return false;
    left -= (*piece)->size();
  }
  co_return true;
}

// What a large answer holds is given back on a thread that may wait: the part of the heap that it
// is from may be held by one that stands back.
template <typename Stream>
void Connection<Stream>::forget_answer() {
  if (response_ && response_->body.size() > largest_write)
    surroundings_.waiting_pools.for_short.insist([answer = *std::move(response_)](JobFate) {});
  response_ = std::unexpected(Wait::Short);
}

// Closes in a way that lets the last answer arrive: closing a socket with unread bytes in it makes
// the system send a reset, at which the client's side may throw the answer away.
template <typename Stream>
Task<void> Connection<Stream>::part() {
  set_deadline(options_.linger_timeout);
  if constexpr (is_tls)
    co_await stream_.async_shutdown(as_values);
  ErrorCode failed;
  socket().shutdown(Socket::shutdown_send, failed);
  std::array<char, 4096> ignored;
  while (!failed && !expired) {
    const auto [error, size] = co_await socket().async_read_some(asio::buffer(ignored), as_values);
    failed = error;
  }
}

template <typename Stream>
void begin(Surroundings& surroundings, Stream stream, Accepted accepted) {
  auto connection =
      std::make_unique<Connection<Stream>>(surroundings, std::move(stream), std::move(accepted));
  asio::co_spawn(surroundings.context, Connection<Stream>::live(std::move(connection)),
                 asio::detached);
}

}  // namespace

void begin_connection(Surroundings& surroundings, Accepted accepted) {
  const auto protocol = accepted.is_version_6 ? asio::ip::tcp::v6() : asio::ip::tcp::v4();
  Socket socket(surroundings.context.get_executor(), protocol, accepted.socket);
  ErrorCode ignored;  // a connection that cannot be told so is served all the same
  socket.set_option(asio::ip::tcp::no_delay(true), ignored);
  socket.non_blocking(true, ignored);
  if (surroundings.tls != nullptr)
    begin(surroundings, TlsStream(std::move(socket), *surroundings.tls), std::move(accepted));
  else
    begin(surroundings, std::move(socket), std::move(accepted));
}

}  // namespace rollcall::http
