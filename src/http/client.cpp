#include "http/client.h"

#include <algorithm>
#include <boost/beast/http/basic_parser.hpp>
#include <limits>
#include <utility>

#include "base/ascii.h"
#include "http/chunk_decoder.h"
#include "http/errors.h"
#include "http/wire.h"

namespace rollcall::http {
namespace {

namespace beast = boost::beast;
using ErrorCode = beast::error_code;

constexpr std::uint32_t max_head_bytes = 64 * 1024;
constexpr std::size_t read_size = 128 * 1024;

// Beast finds the parts of an answer's head; it never sees the body.
class HeadParser final : public beast::http::basic_parser<false> {
 public:
  HeadParser() {
    header_limit(max_head_bytes);
    skip(true);
  }
  ClientResponse response;

 private:
  using string_view = beast::string_view;
  void on_request_impl(beast::http::verb, string_view, string_view, int, ErrorCode&) override {}
  void on_response_impl(int status, string_view, int, ErrorCode&) override {
    response.status = status;
  }
  void on_field_impl(beast::http::field, string_view name, string_view value, ErrorCode&) override {
    response.headers.push_back({std::string(name), std::string(value)});
  }
  void on_header_impl(ErrorCode&) override {}
  void on_body_init_impl(const boost::optional<std::uint64_t>&, ErrorCode&) override {}
  std::size_t on_body_impl(string_view, ErrorCode&) override { return 0; }
  void on_chunk_header_impl(std::uint64_t, string_view, ErrorCode&) override {}
  std::size_t on_chunk_body_impl(std::uint64_t, string_view, ErrorCode&) override { return 0; }
  void on_finish_impl(ErrorCode&) override {}
};

bool has_header(const ClientRequest& request, std::string_view name) {
  return std::ranges::any_of(request.headers, [name](const ResponseHeader& line) {
    return base::equal_ignoring_case(line.name, name);
  });
}

std::string head_of(const Endpoint& endpoint, const ClientRequest& request) {
  std::string head = request.method + " " + request.target + " HTTP/1.1\r\n";
  if (!has_header(request, "Host"))
    head += "Host: " + host_header(endpoint) + "\r\n";
  for (const auto& line : request.headers)
    head += line.name + ": " + line.value + "\r\n";
  if (!has_header(request, "Content-Length") && (!request.body.empty() || request.method != "GET"))
    head += "Content-Length: " + std::to_string(request.body.size()) + "\r\n";
  if (!has_header(request, "Connection"))
    head += "Connection: close\r\n";
  return head + "\r\n";
}

// Reads one answer off a wire.
class AnswerReader {
 public:
  AnswerReader(Wire& wire, const ClientOptions& options)
      : wire_(wire), options_(options), room_(read_size, '\0') {}

  base::Result<ClientResponse> read(const ClientRequest& request) {
    auto framing = TRY(read_head());
    while (response_.status / 100 == 1)
      framing = TRY(read_head());
    if (request.method != "HEAD" && response_.status != 204 && response_.status != 304)
      TRY(read_body(framing));
    return std::move(response_);
  }

 private:
  struct Framing {
    std::optional<std::uint64_t> content_length;
    bool is_chunked = false;
  };

  base::Result<Framing> read_head();
  base::Result<base::Nothing> read_body(Framing framing);
  base::Result<base::Nothing> read_counted(std::uint64_t left);
  base::Result<base::Nothing> read_chunked();
  base::Result<base::Nothing> read_to_end();
  base::Result<std::size_t> read_more();
  base::Result<base::Nothing> hand_on(std::string_view piece);

  Wire& wire_;
  const ClientOptions& options_;
  std::string room_;
  std::string unread_;
  ClientResponse response_;
};

base::Result<AnswerReader::Framing> AnswerReader::read_head() {
  HeadParser parser;
  for (;;) {
    ErrorCode error;
    const auto used = parser.put(boost::asio::const_buffer(unread_.data(), unread_.size()), error);
    unread_.erase(0, used);
    if (error && error != beast::http::error::need_more)
      return base::fail(errors::bad_answer, "the server's answer is not HTTP", error.message());
    if (parser.is_done())
      break;
    if (TRY(read_more()) == 0)
      return base::fail(errors::connection_lost,
                        "the server closed the connection without an answer");
  }
  response_ = std::move(parser.response);
  Framing framing{.content_length = {}, .is_chunked = parser.chunked()};
  if (const auto length = parser.content_length())
    framing.content_length = *length;
  return framing;
}

base::Result<base::Nothing> AnswerReader::read_body(Framing framing) {
  if (framing.is_chunked)
    return read_chunked();
  if (framing.content_length)
    return read_counted(*framing.content_length);
  return read_to_end();
}

std::unexpected<base::Error> broken_off() {
  return base::fail(errors::connection_lost, "the server closed the connection within its answer");
}

base::Result<base::Nothing> AnswerReader::read_counted(std::uint64_t left) {
  for (;;) {
    const auto piece = std::string_view(unread_).substr(0, left);
    TRY(hand_on(piece));
    left -= piece.size();
    unread_.erase(0, piece.size());
    if (left == 0)
      return base::Nothing{};
    if (TRY(read_more()) == 0)
      return broken_off();
  }
}

base::Result<base::Nothing> AnswerReader::read_chunked() {
  ChunkDecoder chunks;
  chunks.restart(std::numeric_limits<std::size_t>::max());
  for (;;) {
    unread_.erase(0, chunks.take(unread_));
    TRY(hand_on(chunks.release_body()));
    if (chunks.state() == ChunkState::Done)
      return base::Nothing{};
    if (chunks.state() != ChunkState::More)
      return base::fail(errors::bad_answer, "the server's answer is not HTTP", "bad chunk");
    if (TRY(read_more()) == 0)
      return broken_off();
  }
}

base::Result<base::Nothing> AnswerReader::read_to_end() {
  do {
    TRY(hand_on(std::exchange(unread_, {})));
  } while (TRY(read_more()) > 0);
  return base::Nothing{};
}

base::Result<std::size_t> AnswerReader::read_more() {
  const auto size = TRY(wire_.read(room_));
  unread_.append(room_, 0, size);
  return size;
}

base::Result<base::Nothing> AnswerReader::hand_on(std::string_view piece) {
  if (piece.empty())
    return base::Nothing{};
  if (options_.sink && response_.status / 100 == 2)
    return options_.sink(piece);
  if (response_.body.size() + piece.size() > options_.max_body_bytes)
    return base::fail(
        errors::answer_too_large,
        "the answer is larger than " + std::to_string(options_.max_body_bytes) + " bytes");
  response_.body += piece;
  return base::Nothing{};
}

}  // namespace

std::optional<std::string_view> ClientResponse::header(std::string_view name) const {
  for (const auto& line : headers)
    if (base::equal_ignoring_case(line.name, name))
      return line.value;
  return std::nullopt;
}

base::Result<ClientResponse> send(const Endpoint& endpoint, const ClientRequest& request,
                                  const ClientOptions& options) {
  const auto wire = TRY(connect(endpoint, options));
  // A server may refuse a body before it has all come: then its answer says more than our failure
  // to send.
  const auto sent = wire->write(head_of(endpoint, request) + request.body);
  auto answer = AnswerReader(*wire, options).read(request);
  if (!sent && !answer)
    return std::unexpected(sent.error());
  return answer;
}

}  // namespace rollcall::http
