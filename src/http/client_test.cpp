#include "http/client.h"

#include <gtest/gtest.h>

#include <future>
#include <string>
#include <thread>

#include "http/errors.h"
#include "support/function_service.h"
#include "support/scripted_server.h"

namespace rollcall::http {
namespace {

using support::FunctionService;
using support::ScriptedServer;
using support::started;
using support::text;

Endpoint at(std::uint16_t port) { return {Transport::Plain, "127.0.0.1", port, "/"}; }

base::Result<ClientResponse> answer_of(std::vector<std::string> pieces,
                                       const ClientRequest& request = {},
                                       const ClientOptions& options = {}) {
  ScriptedServer server(std::move(pieces));
  return send(at(server.port()), request, options);
}

const base::ErrorKind* failure_of(std::vector<std::string> pieces,
                                  const ClientOptions& options = {}) {
  const auto answer = answer_of(std::move(pieces), {}, options);
  return answer ? nullptr : answer.error().kind;
}

TEST(Client, SendsARequestAndReadsTheAnswerOfOurServer) {
  FunctionService service([](const Request& request) {
    auto response = FunctionService::echo(request);
    response.status = 409;
    response.headers.push_back({"X-Host", std::string(*header(request, "host"))});
    return response;
  });
  const auto server = started({}, service);
  const auto answer =
      send(at(server->port()), {.method = "POST", .target = "/?a=b", .body = "body"});
  ASSERT_TRUE(answer) << answer.error().message;
  EXPECT_EQ(answer->status, 409);
  EXPECT_EQ(answer->body, "POST /?a=b body");
  EXPECT_EQ(answer->header("x-HOST"), "127.0.0.1:" + std::to_string(server->port()));
}

TEST(Client, KeepsTheHeadersOfItsCaller) {
  ScriptedServer server({"HTTP/1.1 204 No Content\r\n\r\n"});
  ASSERT_TRUE(
      send(at(server.port()), {.method = "POST",
                               .target = "/",
                               .headers = {{"host", "signed.example"}, {"X-Amz-Date", "now"}},
                               .body = "a=b"}));
  EXPECT_EQ(server.request(),
            "POST / HTTP/1.1\r\nhost: signed.example\r\nX-Amz-Date: now\r\n"
            "Content-Length: 3\r\nConnection: close\r\n\r\na=b");
}

TEST(Client, ReadsBodiesOfEveryFraming) {
  const std::string line = "HTTP/1.1 200 OK\r\n";
  EXPECT_EQ(answer_of({line + "Content-Length: 4\r\n\r\nbo", "dy and more"})->body, "body");
  EXPECT_EQ(answer_of({line + "Transfer-Encoding: chunked\r\n\r\n2\r\nbo\r", "\n2\r\ndy\r\n0\r\n",
                       "\r\n"})
                ->body,
            "body");
  EXPECT_EQ(answer_of({line + "\r\nbo", "dy"})->body, "body");
  EXPECT_EQ(answer_of({line + "Content-Length: 4\r\n\r\n"}, {.method = "HEAD"})->body, "");
  EXPECT_EQ(answer_of({"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Hints\r\nA: b\r\n\r\n",
                       line + "\r\nbody"})
                ->body,
            "body");
}

TEST(Client, SaysWhatIsWrongWithAnAnswer) {
  const std::string line = "HTTP/1.1 200 OK\r\n";
  EXPECT_EQ(failure_of({"SSH-2.0-OpenSSH\r\n\r\n"}), &errors::bad_answer);
  EXPECT_EQ(failure_of({line + "Transfer-Encoding: chunked\r\n\r\nx\r\n"}), &errors::bad_answer);
  EXPECT_EQ(failure_of({""}), &errors::connection_lost);
  EXPECT_EQ(failure_of({line + "Content-Length: 4\r\n\r\nbo"}), &errors::connection_lost);
  EXPECT_EQ(failure_of({line + "Transfer-Encoding: chunked\r\n\r\n4\r\nbody\r\n"}),
            &errors::connection_lost);
  EXPECT_EQ(failure_of({line + "\r\n12345"}, {.max_body_bytes = 4}), &errors::answer_too_large);
}

TEST(Client, HandsALargeBodyToASinkPieceByPiece) {
  constexpr std::size_t pieces = 200;
  FunctionService service([](const Request&) {
    auto response = text("");
    response.stream =
        BodyStream{.size = pieces * 1'000'000, .next = [] { return std::string(1'000'000, 's'); }};
    return response;
  });
  const auto server = started({}, service);
  std::size_t size = 0, largest = 0;
  const ClientOptions options{.max_body_bytes = 10, .sink = [&](std::string_view piece) {
                                size += piece.size();
                                largest = std::max(largest, piece.size());
                                return base::Result<base::Nothing>(base::Nothing{});
                              }};
  const auto answer = send(at(server->port()), {}, options);
  ASSERT_TRUE(answer) << answer.error().message;
  EXPECT_EQ(answer->body, "");
  EXPECT_EQ(size, pieces * 1'000'000);
  EXPECT_LE(largest, 1'000'000U);
}

TEST(Client, ASinkSeesNoErrorPageAndCanEndTheTransfer) {
  static constexpr base::ErrorKind disk_full{"DiskFull", 500, base::Fault::Receiver};
  const ClientOptions options{.sink = [](std::string_view) -> base::Result<base::Nothing> {
    return base::fail(disk_full, "the disk is full");
  }};
  const auto refused = answer_of({"HTTP/1.1 403 Forbidden\r\n\r\nno"}, {}, options);
  ASSERT_TRUE(refused);
  EXPECT_EQ(refused->body, "no");
  EXPECT_EQ(failure_of({"HTTP/1.1 200 OK\r\n\r\nyes"}, options), &disk_full);
}

TEST(Client, ReadsTheRefusalOfABodyThatIsTooLargeToSend) {
  FunctionService service;
  const auto server = started({.max_body_bytes = 1000}, service);
  const auto answer = send(at(server->port()),
                           {.method = "POST", .target = "/", .body = std::string(20'000'000, 'b')});
  ASSERT_TRUE(answer) << answer.error().message;
  EXPECT_EQ(answer->status, 413);
}

TEST(Client, GivesUpOnASilentServer) {
  std::promise<void> let_go;
  auto service = FunctionService::waiting([&let_go](const Request&) {
    let_go.get_future().wait();
    return text("late");
  });
  const auto server = started({}, service);
  const auto answer =
      send(at(server->port()), {}, {.silence_timeout = std::chrono::milliseconds{100}});
  let_go.set_value();
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().kind, &errors::timed_out);
}

TEST(Client, SaysThatNobodyListens) {
  FunctionService service;
  auto server = started({}, service);
  const auto port = server->port();
  server.reset();
  const auto answer = send(at(port), {});
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().kind, &errors::cannot_connect);
  EXPECT_EQ(answer.error().message, "cannot connect to the server 127.0.0.1 port " +
                                        std::to_string(port) + ": Connection refused");
}

}  // namespace
}  // namespace rollcall::http
