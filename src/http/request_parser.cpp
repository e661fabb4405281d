#include "http/request_parser.h"

#include <boost/beast/http/basic_parser.hpp>
#include <cassert>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "base/secret.h"
#include "http/chunk_decoder.h"

namespace rollcall::http {
namespace {

namespace beast = boost::beast;
namespace asio = boost::asio;
using beast::http::field;
using ErrorCode = beast::error_code;
using BeastError = beast::http::error;

// A body buffer that a large request has blown up is given back; smaller ones are kept for the next
// request.
constexpr std::size_t kept_capacity = 64 * 1024;

// A piece of the head, remembered by its place while the bytes may still move.
struct Span {
  std::size_t offset = 0;
  std::size_t size = 0;
};

struct HeaderSpan {
  Span name;
  Span value;
};

bool is_target_character(char c) { return c > ' ' && c < '\x7f'; }

// A Host that could be read as more than an authority is refused, for the next reader might take
// another part of it.
bool is_host(std::string_view value) {
  constexpr std::string_view never = " \t/\\?#@";
  return value.find_first_of(never) == std::string_view::npos;
}

// What stands behind "http://" in a target of the absolute form, as a proxy would send it.
std::optional<std::string_view> behind_scheme(std::string_view target) {
  for (const std::string_view scheme : {"http://", "https://"})
    if (base::equal_ignoring_case(target.substr(0, scheme.size()), scheme))
      return target.substr(scheme.size());
  return std::nullopt;
}

}  // namespace

class RequestParser::Implementation {
 public:
  explicit Implementation(RequestLimits limits);
  ~Implementation();

  void restart();
  std::size_t take(std::string_view unread);

  ParserState state = ParserState::Head;
  int refusal = 0;
  bool expects_continue = false;
  Persistence persistence = Persistence::Close;
  int minor_version = 1;
  Request request;

 private:
  class Callbacks;

  void on_request(std::string_view method, std::string_view target);
  ErrorCode on_field(field known, std::string_view name, std::string_view value);
  ErrorCode check_value(field known, std::string_view value);
  ErrorCode on_head_complete();
  ErrorCode check_target();
  void take_head();
  std::size_t take_body(std::string_view bytes);
  std::size_t take_counted(std::string_view bytes);
  std::size_t take_chunked(std::string_view bytes);

  bool is_inside(std::string_view text) const {
    return std::greater_equal<>{}(text.data(), input_.data()) &&
           std::less_equal<>{}(text.data() + text.size(), input_.data() + input_.size());
  }
  Span span_of(std::string_view text) const {
    return {static_cast<std::size_t>(text.data() - input_.data()), text.size()};
  }
  std::string_view view_of(Span span) const { return input_.substr(span.offset, span.size); }
  ErrorCode refuse(int status) {
    refusal = status;
    return BeastError::bad_value;
  }

  RequestLimits limits_;
  std::unique_ptr<Callbacks> callbacks_;
  std::string_view input_;  // what take() was given, while it runs
  std::size_t parsed_ = 0;  // how far into the head Beast has read
  Span method_, target_;
  std::vector<HeaderSpan> headers_;
  std::size_t content_lengths_ = 0, transfer_encodings_ = 0, hosts_ = 0;
  std::uint64_t content_length_ = 0;
  std::string body_;  // of a counted body that came in several pieces
  ChunkDecoder chunks_;
};

// Beast finds the parts of a head; what they mean is decided by its owner. It never sees a body.
class RequestParser::Implementation::Callbacks final : public beast::http::basic_parser<true> {
 public:
  explicit Callbacks(Implementation& owner) : owner_(owner) {
    header_limit(static_cast<std::uint32_t>(owner.limits_.head_bytes));
    skip(true);
  }

  // Beast's parser is made for one message; a fresh state takes the place of the used one.
  void start_again() { basic_parser::operator=(Callbacks{owner_}); }

 private:
  using string_view = beast::string_view;
  static std::string_view plain(string_view text) { return {text.data(), text.size()}; }

  void on_request_impl(beast::http::verb, string_view method, string_view target, int version,
                       ErrorCode&) override {
    owner_.minor_version = version - 10;
    owner_.on_request(plain(method), plain(target));
  }
  void on_response_impl(int, string_view, int, ErrorCode&) override {}
  void on_field_impl(field known, string_view name, string_view value, ErrorCode& error) override {
    error = owner_.on_field(known, plain(name), plain(value));
  }
  void on_header_impl(ErrorCode& error) override {
    owner_.persistence = keep_alive() ? Persistence::KeepAlive : Persistence::Close;
    if (const auto length = content_length())
      owner_.content_length_ = *length;
    error = owner_.on_head_complete();
  }
  void on_body_init_impl(const boost::optional<std::uint64_t>&, ErrorCode&) override {}
  std::size_t on_body_impl(string_view, ErrorCode&) override { return 0; }
  void on_chunk_header_impl(std::uint64_t, string_view, ErrorCode&) override {}
  std::size_t on_chunk_body_impl(std::uint64_t, string_view, ErrorCode&) override { return 0; }
  void on_finish_impl(ErrorCode&) override {}

  Implementation& owner_;
};

RequestParser::Implementation::Implementation(RequestLimits limits)
    : limits_(limits), callbacks_(std::make_unique<Callbacks>(*this)) {
  restart();
}
RequestParser::Implementation::~Implementation() = default;

void RequestParser::Implementation::restart() {
  callbacks_->start_again();
  state = ParserState::Head;
  refusal = 0;
  expects_continue = false;
  persistence = Persistence::Close;
  parsed_ = 0;
  headers_.clear();
  content_lengths_ = transfer_encodings_ = hosts_ = 0;
  content_length_ = 0;
  if (body_.capacity() > kept_capacity)
    body_ = {};
  base::wipe(body_);
  chunks_.restart(limits_.body_bytes);
  request.body = {};
}

std::size_t RequestParser::Implementation::take(std::string_view unread) {
  assert(state == ParserState::Head || state == ParserState::Body);
  input_ = unread;
  if (state == ParserState::Body)
    return take_body(unread);
  take_head();
  if (state != ParserState::Body)
    return 0;
  const auto head = std::exchange(parsed_, 0);
  return head + take_body(unread.substr(head));
}

void RequestParser::Implementation::take_head() {
  const auto rest = input_.substr(parsed_);
  ErrorCode error;
  parsed_ += callbacks_->put(asio::const_buffer(rest.data(), rest.size()), error);
  if (error && error != BeastError::need_more) {
    state = ParserState::Refused;
    if (refusal == 0)
      refusal = error == BeastError::header_limit ? 431 : 400;
  } else if ((state == ParserState::Head ? input_.size() + 1 : parsed_) > limits_.head_bytes) {
    state = ParserState::Refused;
    refusal = 431;
  }
}

std::size_t RequestParser::Implementation::take_body(std::string_view bytes) {
  return transfer_encodings_ > 0 ? take_chunked(bytes) : take_counted(bytes);
}

std::size_t RequestParser::Implementation::take_counted(std::string_view bytes) {
  const auto piece = bytes.substr(0, content_length_ - body_.size());
  if (piece.size() == content_length_) {  // all at once, as nearly always: no need to copy
    request.body = piece;
    state = ParserState::Done;
    return piece.size();
  }
  body_ += piece;
  request.body = body_;
  if (body_.size() == content_length_)
    state = ParserState::Done;
  return piece.size();
}

std::size_t RequestParser::Implementation::take_chunked(std::string_view bytes) {
  const auto taken = chunks_.take(bytes);
  request.body = chunks_.body();
  switch (chunks_.state()) {
    case ChunkState::More:
      break;
    case ChunkState::Done:
      state = ParserState::Done;
      break;
    case ChunkState::Malformed:
    case ChunkState::TooLarge:
      state = ParserState::Refused;
      refusal = chunks_.state() == ChunkState::TooLarge ? 413 : 400;
      break;
  }
  return taken;
}

void RequestParser::Implementation::on_request(std::string_view method, std::string_view target) {
  method_ = span_of(method);
  target_ = span_of(target);
}

ErrorCode RequestParser::Implementation::on_field(field known, std::string_view name,
                                                  std::string_view value) {
  // Beast joins a value that was folded over several lines in a buffer of its own, or skips a line
  // break before it.
  if (!is_inside(value))
    return refuse(400);
  const auto name_span = span_of(name);
  const auto value_span = span_of(value);
  const auto name_end = name_span.offset + name_span.size;
  const auto between = input_.substr(name_end, value_span.offset - name_end);
  if (between.find('\r') != std::string_view::npos)
    return refuse(400);
  headers_.push_back({name_span, value_span});
  return check_value(known, value);
}

ErrorCode RequestParser::Implementation::check_value(field known, std::string_view value) {
  switch (known) {
    case field::host:
      if (++hosts_ > 1 || !is_host(value))
        return refuse(400);
      return {};
    case field::content_length:
      // Beast would take "5, 5" and a second line that says the same; the next reader might not.
      if (++content_lengths_ > 1 || value.find(',') != std::string_view::npos)
        return refuse(400);
      return {};
    case field::transfer_encoding:
      if (++transfer_encodings_ > 1 || minor_version == 0 ||
          !base::equal_ignoring_case(value, "chunked"))
        return refuse(400);
      return {};
    case field::expect:
      if (!base::equal_ignoring_case(value, "100-continue"))
        return refuse(417);
      expects_continue = minor_version == 1;
      return {};
    default:
      return {};
  }
}

ErrorCode RequestParser::Implementation::on_head_complete() {
  request.method = view_of(method_);
  request.target = view_of(target_);
  request.headers.clear();
  for (const auto& line : headers_)
    request.headers.push_back({view_of(line.name), view_of(line.value)});
  if (content_lengths_ > 0 && transfer_encodings_ > 0)
    return refuse(400);
  if (minor_version == 1 && hosts_ == 0)
    return refuse(400);
  if (const auto error = check_target())
    return error;
  if (content_length_ > limits_.body_bytes)
    return refuse(413);
  state = ParserState::Body;
  return {};
}

// The absolute form becomes the origin form, which is all that a service knows; two different hosts
// are one too many.
ErrorCode RequestParser::Implementation::check_target() {
  if (!std::ranges::all_of(request.target, is_target_character) || request.target.contains('#'))
    return refuse(400);
  if (request.target.front() == '/' || (request.target == "*" && request.method == "OPTIONS"))
    return {};
  const auto rest = behind_scheme(request.target);
  if (!rest)
    return refuse(400);
  const auto slash = rest->find('/');
  const auto host = header(request, "host");
  if (slash == std::string_view::npos || !host ||
      !base::equal_ignoring_case(rest->substr(0, slash), *host))
    return refuse(400);
  request.target = rest->substr(slash);
  return {};
}

RequestParser::RequestParser(RequestLimits limits)
    : implementation_(std::make_unique<Implementation>(limits)) {}
RequestParser::~RequestParser() = default;

void RequestParser::restart() { implementation_->restart(); }
std::size_t RequestParser::take(std::string_view unread) { return implementation_->take(unread); }
ParserState RequestParser::state() const { return implementation_->state; }
int RequestParser::refusal() const { return implementation_->refusal; }
bool RequestParser::expects_continue() const { return implementation_->expects_continue; }
Persistence RequestParser::persistence() const { return implementation_->persistence; }
int RequestParser::minor_version() const { return implementation_->minor_version; }
Request& RequestParser::request() { return implementation_->request; }

}  // namespace rollcall::http
