#include "http/response_head.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace rollcall::http {
namespace {

struct Reason {
  int status;
  std::string_view phrase;
};

constexpr Reason reasons[] = {
    {100, "Continue"},
    {200, "OK"},
    {201, "Created"},
    {202, "Accepted"},
    {204, "No Content"},
    {301, "Moved Permanently"},
    {302, "Found"},
    {303, "See Other"},
    {304, "Not Modified"},
    {307, "Temporary Redirect"},
    {308, "Permanent Redirect"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {406, "Not Acceptable"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {410, "Gone"},
    {411, "Length Required"},
    {412, "Precondition Failed"},
    {413, "Content Too Large"},
    {414, "URI Too Long"},
    {415, "Unsupported Media Type"},
    {417, "Expectation Failed"},
    {422, "Unprocessable Content"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {502, "Bad Gateway"},
    {503, "Service Unavailable"},
    {504, "Gateway Timeout"},
};

void append_number(std::string& out, std::size_t number) {
  std::array<char, 20> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  out.append(digits.data(), end);
}

// A line break in a value would begin a header, or an answer, of somebody else's making.
void append_without_line_breaks(std::string& out, std::string_view text) {
  const auto start = out.size();
  out += text;
  std::replace_if(
      out.begin() + static_cast<std::ptrdiff_t>(start), out.end(),
      [](char c) { return c == '\r' || c == '\n' || c == '\0'; }, ' ');
}

void append_header(std::string& out, std::string_view name, std::string_view value) {
  append_without_line_breaks(out, name);
  out += ": ";
  append_without_line_breaks(out, value);
  out += "\r\n";
}

bool has_header(const Response& response, std::string_view name) {
  return std::ranges::any_of(response.headers,
                             [&](const ResponseHeader& line) { return line.name == name; });
}

// What cannot be done now, for want of room or of a database, can mostly be done in a moment.
constexpr std::string_view retry_after = "Retry-After";
constexpr std::string_view soon = "1";  // seconds

}  // namespace

std::string_view DateLine::at(std::time_t now) {
  if (now != second_) {
    std::tm utc{};
    gmtime_r(&now, &utc);
    std::array<char, 64> line;
    const auto size =
        std::strftime(line.data(), line.size(), "Date: %a, %d %b %Y %H:%M:%S GMT\r\n", &utc);
    text_.assign(line.data(), size);
    second_ = now;
  }
  return text_;
}

std::string_view reason_phrase(int status) {
  const auto* found = std::ranges::lower_bound(reasons, status, {}, &Reason::status);
  return found != std::end(reasons) && found->status == status ? found->phrase : "Status";
}

std::size_t content_length(const Response& response) {
  return response.body.size() + (response.stream ? response.stream->size : 0);
}

bool may_have_body(int status) { return status >= 200 && status != 204 && status != 304; }

void append_head(std::string& out, const Response& response, const AnswerFrame& frame) {
  if (response.status == 200) {
    out += "HTTP/1.1 200 OK\r\n";
  } else {
    out += "HTTP/1.1 ";
    append_number(out, static_cast<std::size_t>(response.status));
    out += ' ';
    out += reason_phrase(response.status);
    out += "\r\n";
  }
  if (!response.content_type.empty())
    append_header(out, "Content-Type", response.content_type);
  if (may_have_body(response.status)) {
    out += "Content-Length: ";
    append_number(out, content_length(response));
    out += "\r\n";
  }
  out += frame.date_line;
  if (frame.persistence == Persistence::Close)
    out += "Connection: close\r\n";
  else if (frame.minor_version == 0)
    out += "Connection: keep-alive\r\n";
  for (const auto& line : response.headers)
    append_header(out, line.name, line.value);
  if (response.status == 503 && !has_header(response, retry_after))
    append_header(out, retry_after, soon);
  out += "\r\n";
}

Response plain_answer(int status) {
  std::string text = std::to_string(status);
  text += ' ';
  text += reason_phrase(status);
  text += '\n';
  return {.status = status,
          .content_type = "text/plain; charset=utf-8",
          .headers = {},
          .body = std::move(text),
          .stream = {}};
}

}  // namespace rollcall::http
