#include "http/server.h"

#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "support/function_service.h"
#include "support/raw_connection.h"

namespace rollcall::http {
namespace {

using support::FunctionService;
using support::RawConnection;
using support::started;
using support::text;

std::string get(const std::string& target) {
  return "GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n";
}
std::string status_of(const std::string& answer) { return answer.substr(0, answer.find("\r\n")); }
std::string body_of(const std::string& answer) {
  return answer.substr(answer.find("\r\n\r\n") + 4);
}

TEST(Server, AnswersManyRequestsOnOneConnection) {
  FunctionService service;
  const auto server = started({}, service);
  RawConnection client(server->port());
  for (int i = 0; i < 100; ++i) {
    ASSERT_TRUE(client.send(get("/" + std::to_string(i))));
    const auto answer = client.read_answer();
    EXPECT_EQ(status_of(answer), "HTTP/1.1 200 OK");
    EXPECT_EQ(body_of(answer), "GET /" + std::to_string(i) + " ");
    EXPECT_EQ(answer.find("Connection:"), std::string::npos);
    EXPECT_NE(answer.find("\r\nDate: "), std::string::npos);
  }
}

TEST(Server, AnswersPipelinedRequestsInOrderThoughLaterOnesWouldBeQuicker) {
  FunctionService service(
      [](const Request& request) -> std::optional<Response> {
        if (request.target.ends_with("0"))
          return std::nullopt;
        return FunctionService::echo(request);
      },
      [](const Request& request) {
        std::this_thread::sleep_for(std::chrono::milliseconds{5});
        return FunctionService::echo(request);
      });
  const auto server = started({}, service);
  RawConnection client(server->port());
  std::string all;
  for (int i = 0; i < 500; ++i)
    all += get("/" + std::to_string(i));
  std::jthread sender([&] { client.send(all); });
  for (int i = 0; i < 500; ++i)
    ASSERT_EQ(body_of(client.read_answer()), "GET /" + std::to_string(i) + " ");
}

TEST(Server, ReadsARequestThatComesByteByByte) {
  FunctionService service;
  const auto server = started({}, service);
  RawConnection client(server->port());
  for (const char c : std::string("POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nbody"))
    ASSERT_TRUE(client.send({&c, 1}));
  EXPECT_EQ(body_of(client.read_answer()), "POST /x body");
}

TEST(Server, GivesTheServiceTheHeaderBytesAsTheyCameAndTheClientsAddress) {
  std::string seen;
  FunctionService service([&seen](const Request& request) {
    for (const auto& line : request.headers)
      seen.append(line.name).append("=").append(line.value).append("|");
    seen += request.remote_address;
    seen += request.transport == Transport::Plain ? " plain" : " tls";
    return text("");
  });
  const auto server = started({}, service);
  RawConnection client(server->port());
  client.send("GET / HTTP/1.1\r\nhOST:a\r\nX-Amz-Date:  2026  01\t \r\nx-amz-date: b\r\n\r\n");
  client.read_answer();
  EXPECT_EQ(seen, "hOST=a|X-Amz-Date=2026  01|x-amz-date=b|127.0.0.1 plain");
}

TEST(Server, ClosesWhenTheClientAsksForItOrSpeaksTheOldVersion) {
  FunctionService service;
  const auto server = started({}, service);
  for (const char* request :
       {"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", "GET / HTTP/1.0\r\n\r\n"}) {
    RawConnection client(server->port());
    client.send(request);
    const auto answer = client.read_to_end();
    EXPECT_NE(answer.find("\r\nConnection: close\r\n"), std::string::npos);
    EXPECT_EQ(body_of(answer), "GET / ");
  }
  RawConnection client(server->port());
  for (int i = 0; i < 2; ++i) {
    client.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    EXPECT_NE(client.read_answer().find("\r\nConnection: keep-alive\r\n"), std::string::npos);
  }
}

TEST(Server, AnswersAHeadRequestWithoutABody) {
  FunctionService service;
  const auto server = started({}, service);
  RawConnection client(server->port());
  client.send("HEAD /h HTTP/1.1\r\nHost: a\r\n\r\n" + get("/g"));
  const auto head = client.read_through("\r\n\r\n");
  EXPECT_NE(head.find("\r\nContent-Length: 8\r\n"), std::string::npos);
  EXPECT_EQ(body_of(client.read_answer()), "GET /g ");
}

TEST(Server, InvitesABodyThatTheClientHoldsBack) {
  FunctionService service;
  const auto server = started({}, service);
  RawConnection client(server->port());
  for (int i = 0; i < 2; ++i) {
    client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_EQ(client.read_through("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
    client.send("body");
    EXPECT_EQ(body_of(client.read_answer()), "POST / body");
  }
}

TEST(Server, DoesNotInviteABodyThatIsTooLargeOrAlreadyComing) {
  FunctionService service;
  const auto server = started({.max_body_bytes = 10}, service);
  const std::string line = "POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: ";
  RawConnection large(server->port());
  large.send(line + "11\r\n\r\n");
  EXPECT_EQ(status_of(large.read_to_end()), "HTTP/1.1 413 Content Too Large");
  RawConnection coming(server->port());
  coming.send(line + "4\r\n\r\nb");
  coming.send("ody");
  EXPECT_EQ(status_of(coming.read_answer()), "HTTP/1.1 200 OK");
}

TEST(Server, ReadsLargeBodiesCountedAndChunked) {
  FunctionService service([](const Request& request) {
    return text(std::to_string(request.body.size()) + " " + std::string(request.body.substr(0, 3)) +
                std::string(request.body.substr(request.body.size() - 3)));
  });
  const auto server = started({}, service);
  RawConnection client(server->port());
  const std::string line = "POST / HTTP/1.1\r\nHost: a\r\n";
  const auto body = "abc" + std::string(900'000, 'x') + "xyz";
  for (int i = 0; i < 2; ++i) {
    client.send(line + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
    EXPECT_EQ(body_of(client.read_answer()), "900006 abcxyz");
    client.send(line + "Transfer-Encoding: chunked\r\n\r\n4\r\nabcd\r\n3\r\nxyz\r\n0\r\n\r\n");
    EXPECT_EQ(body_of(client.read_answer()), "7 abcxyz");
  }
}

TEST(Server, AnswersAMalformedRequestOnceAndCloses) {
  std::atomic<int> served = 0;
  FunctionService service([&served](const Request& request) {
    ++served;
    return FunctionService::echo(request);
  });
  const auto server = started({}, service);
  for (const std::string& bad : {
           std::string("garbage\r\n\r\n"),
           std::string("GET / HTTP/1.1\r\n\r\n"),
           std::string("GET / HTTP/1.1\r\nHost: a\r\nBad Header: x\r\n\r\n"),
           std::string(
               "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx"),
           std::string("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: "
                       "chunked\r\n\r\n0\r\n\r\n"),
           std::string("GET / HTTP/1.1\r\nHost: a\r\nX: a\nY: b\r\n\r\n"),
       }) {
    RawConnection client(server->port());
    // What follows a malformed request is nobody's request.
    client.send(bad + get("/smuggled"));
    const auto answer = client.read_to_end();
    EXPECT_EQ(status_of(answer), "HTTP/1.1 400 Bad Request") << bad;
    EXPECT_NE(answer.find("\r\nConnection: close\r\n"), std::string::npos);
    EXPECT_EQ(answer.find("HTTP/1.1", 1), std::string::npos) << answer;
  }
  EXPECT_EQ(served, 0);
}

TEST(Server, AnswersOnAThreadThatMayWaitWhatCannotBeAnsweredAtOnce) {
  std::thread::id reader, waiter;
  FunctionService service(
      [&reader](const Request&) {
        reader = std::this_thread::get_id();
        return std::nullopt;
      },
      [&waiter](const Request& request) {
        waiter = std::this_thread::get_id();
        return FunctionService::echo(request);
      });
  const auto server = started({.workers = 1}, service);
  RawConnection client(server->port());
  client.send(get("/w"));
  EXPECT_EQ(body_of(client.read_answer()), "GET /w ");
  EXPECT_NE(reader, waiter);
}

TEST(Server, SendsALargeBodyWhole) {
  const std::string large(5'000'000, 'l');
  FunctionService service([&large](const Request&) { return text(large); });
  const auto server = started({}, service);
  RawConnection client(server->port());
  for (int i = 0; i < 2; ++i) {
    client.send(get("/"));
    EXPECT_EQ(body_of(client.read_answer()), large);
  }
}

Response counted_stream(std::size_t pieces, std::size_t announced) {
  auto response = text("begin ");
  response.stream =
      BodyStream{.size = announced, .next = [left = pieces]() mutable {
                   return left-- > 0 ? std::optional<std::string>("piece ") : std::nullopt;
                 }};
  return response;
}

TEST(Server, SendsAStreamBehindTheBody) {
  FunctionService service([](const Request&) { return counted_stream(1000, 6000); });
  const auto server = started({}, service);
  RawConnection client(server->port());
  for (int i = 0; i < 2; ++i) {
    client.send(get("/"));
    const auto answer = client.read_answer();
    EXPECT_NE(answer.find("\r\nContent-Length: 6006\r\n"), std::string::npos);
    EXPECT_EQ(body_of(answer).size(), 6006U);
    EXPECT_TRUE(answer.ends_with("piece piece "));
  }
}

TEST(Server, ClosesWhenAStreamCannotGoOnOrGivesTooMuch) {
  for (const std::size_t announced : {6001, 5995}) {
    FunctionService service(
        [announced](const Request&) { return counted_stream(1000, announced); });
    const auto server = started({}, service);
    RawConnection client(server->port());
    client.send(get("/"));
    EXPECT_LT(body_of(client.read_to_end()).size(), announced + 6);
  }
}

TEST(Server, AClientThatLeavesEarlyHurtsNobody) {
  const std::string large(50'000'000, 'l');
  auto service = FunctionService::waiting([&large](const Request&) { return text(large); });
  const auto server = started({}, service);
  for (int i = 0; i < 5; ++i) {
    RawConnection client(server->port());
    client.send(get("/"));
    if (i % 2 == 0)
      client.read_exactly(1000);
  }
  RawConnection patient(server->port());
  patient.send(get("/"));
  EXPECT_EQ(body_of(patient.read_answer()).size(), large.size());
}

TEST(Server, ServesAClientThatHasFinishedSending) {
  FunctionService service;
  const auto server = started({}, service);
  RawConnection client(server->port());
  client.send(get("/last"));
  client.finish_sending();
  EXPECT_EQ(body_of(client.read_to_end()), "GET /last ");
}

TEST(Server, ServesManyConnectionsAtOnceOnSeveralThreads) {
  FunctionService service;
  const auto server = started({.workers = 3}, service);
  std::vector<std::unique_ptr<RawConnection>> clients;
  for (int i = 0; i < 200; ++i)
    clients.push_back(std::make_unique<RawConnection>(server->port()));
  for (int round = 0; round < 3; ++round) {
    for (auto& client : clients)
      ASSERT_TRUE(client->send(get("/many")));
    for (auto& client : clients)
      ASSERT_EQ(body_of(client->read_answer()), "GET /many ");
  }
}

TEST(Server, SaysWhyItCannotListen) {
  FunctionService service;
  const auto first = started({}, service);
  const auto second = Server::start({.port = first->port()}, service);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().message, "cannot listen on 127.0.0.1 port " +
                                        std::to_string(first->port()) + ": Address already in use");
  EXPECT_FALSE(Server::start({.address = "nowhere"}, service));
}

}  // namespace
}  // namespace rollcall::http
