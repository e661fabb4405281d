#pragma once
// A Service made of two functions, and a server that serves it: a test shows only what its sentence
// is about.

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "http/server.h"

namespace rollcall::support {

inline http::Response text(std::string body) {
  http::Response response;
  response.content_type = "text/plain";
  response.body = std::move(body);
  return response;
}

// By default everything is answered at once, with method, target and body.
class FunctionService final : public http::Service {
 public:
  using AtOnce = std::function<std::optional<http::Response>(const http::Request&)>;
  using Later = std::function<http::Response(const http::Request&)>;

  FunctionService() = default;
  explicit FunctionService(AtOnce at_once, Later later = nullptr)
      : at_once_(std::move(at_once)), later_(std::move(later)) {}
  // Nothing is answered at once.
  static FunctionService waiting(Later later) {
    return FunctionService([](const http::Request&) { return std::nullopt; }, std::move(later));
  }

  http::AtOnce answer_at_once(const http::Request& request) override {
    if (!at_once_)
      return echo(request);
    auto response = at_once_(request);
    if (!response)
      return std::unexpected(http::Wait::Short);
    return *std::move(response);
  }
  http::Response answer(const http::Request& request) override { return later_(request); }

  static http::Response echo(const http::Request& request) {
    std::string body(request.method);
    body += ' ';
    body += request.target;
    body += ' ';
    body += request.body;
    return text(std::move(body));
  }

 private:
  AtOnce at_once_;
  Later later_;
};

inline std::unique_ptr<http::Server> started(http::ServerOptions options, http::Service& service) {
  auto server = http::Server::start(std::move(options), service);
  if (server)
    return std::move(*server);
  ADD_FAILURE() << server.error().message << " " << server.error().detail;
  std::abort();
}

}  // namespace rollcall::support
