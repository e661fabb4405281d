#pragma once
// Whole requests to the API as a client of AWS sends them, signed for this moment.

#include <chrono>
#include <string>

#include "base/instant.h"
#include "http/message.h"
#include "sigv4/sign.h"

namespace rollcall::bench {

inline base::Instant now() {
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

inline std::string signed_request(const sigv4::Credentials& credentials, const std::string& service,
                                  const std::string& body) {
  http::Request request{
      .method = "POST",
      .target = "/",
      .headers = {{"Host", "127.0.0.1:8080"},
                  {"Accept-Encoding", "identity"},
                  {"Content-Type", "application/x-www-form-urlencoded; charset=utf-8"},
                  {"User-Agent", "aws-cli/2.9.19 Python/3.11.2 Linux/6.1 source/x86_64.debian.12"}},
      .body = body,
      .remote_address = {}};
  const auto added = sigv4::sign(request, credentials, {"us-east-1", service}, now());
  std::string text = "POST / HTTP/1.1\r\n";
  for (const auto& [name, value] : request.headers)
    text.append(name).append(": ").append(value).append("\r\n");
  for (const auto& [name, value] : added)
    text.append(name).append(": ").append(value).append("\r\n");
  return text + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

}  // namespace rollcall::bench
