// What a server does to clients that want too much or take too long, and how it stops.

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <memory>
#include <set>
#include <string>
#include <thread>

#include "http/server.h"
#include "support/function_service.h"
#include "support/raw_connection.h"

namespace rollcall::http {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using support::FunctionService;
using support::RawConnection;
using support::started;
using support::text;

// Soon enough to wait for, and never soon enough to disturb a test whose client does not dawdle.
constexpr auto soon = milliseconds{1000};
constexpr auto never = std::chrono::hours{1};

ServerOptions patient() {
  return {.handshake_timeout = never,
          .head_timeout = never,
          .body_timeout = never,
          .idle_timeout = never,
          .write_timeout = never,
          .deadline_step = milliseconds{20}};
}

const std::string request = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

std::string status_of(const std::string& answer) { return answer.substr(0, answer.find("\r\n")); }

TEST(ServerLimits, AHeadAboveTheLimitIsRefused) {
  FunctionService service;
  auto options = patient();
  options.max_head_bytes = 1000;
  const auto server = started(options, service);
  RawConnection client(server->port());
  client.send("GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(5000, 'x'));
  EXPECT_EQ(status_of(client.read_to_end()), "HTTP/1.1 431 Request Header Fields Too Large");
}

TEST(ServerLimits, AHeadUpToTheLimitIsRead) {
  FunctionService service;
  auto options = patient();
  options.max_head_bytes = 64 * 1024;
  const auto server = started(options, service);
  RawConnection client(server->port());
  for (int i = 0; i < 3; ++i) {
    client.send("GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(65'000, 'x') + "\r\n\r\n");
    EXPECT_EQ(status_of(client.read_answer()), "HTTP/1.1 200 OK");
  }
}

TEST(ServerLimits, ABodyAboveTheLimitIsRefusedAndTheAnswerArrivesThoughTheClientSendsOn) {
  FunctionService service;
  const auto server = started(patient(), service);
  for (const char* framing :
       {"Content-Length: 3000000\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n2dc6c0\r\n"}) {
    RawConnection client(server->port());
    client.send(std::string("POST / HTTP/1.1\r\nHost: a\r\n") + framing);
    client.send(std::string(3'000'000, 'b'));
    EXPECT_EQ(status_of(client.read_to_end()), "HTTP/1.1 413 Content Too Large");
  }
}

TEST(ServerLimits, AConnectionOnWhichNothingComesIsClosedWithoutAWord) {
  FunctionService service;
  auto options = patient();
  options.head_timeout = soon;
  const auto server = started(options, service);
  RawConnection client(server->port());
  EXPECT_EQ(client.read_to_end(), "");
}

TEST(ServerLimits, AnIdleConnectionIsClosedBetweenRequests) {
  FunctionService service;
  auto options = patient();
  options.idle_timeout = soon;
  const auto server = started(options, service);
  RawConnection client(server->port());
  client.send(request);
  EXPECT_EQ(status_of(client.read_answer()), "HTTP/1.1 200 OK");
  EXPECT_TRUE(client.is_at_end());
}

TEST(ServerLimits, AHeadThatDoesNotEndInTimeIsAnswered408HoweverBusilyItGrows) {
  FunctionService service;
  auto options = patient();
  options.head_timeout = soon;
  const auto server = started(options, service);
  RawConnection client(server->port());
  client.send("GET / HTTP/1.1\r\nHost: a\r\n");
  std::atomic<bool> is_over = false;
  std::thread dripper([&] {
    while (!is_over && client.send("X: y\r\n"))
      std::this_thread::sleep_for(milliseconds{10});
  });
  EXPECT_EQ(status_of(client.read_through("Timeout\n")), "HTTP/1.1 408 Request Timeout");
  is_over = true;
  dripper.join();
}

TEST(ServerLimits, ABodyThatDoesNotEndInTimeIsAnswered408) {
  FunctionService service;
  auto options = patient();
  options.body_timeout = soon;
  const auto server = started(options, service);
  RawConnection client(server->port());
  client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf");
  EXPECT_EQ(status_of(client.read_to_end()), "HTTP/1.1 408 Request Timeout");
}

TEST(ServerLimits, AClientThatDoesNotReadItsAnswerIsLeft) {
  std::promise<void> gone;
  // Destroyed with the answer, when the connection has given up.
  auto marker = std::shared_ptr<void>(nullptr, [&gone](void*) { gone.set_value(); });
  FunctionService service([&marker](const Request&) {
    auto response = text("");
    response.stream =
        BodyStream{.size = 1'000'000'000, .next = [kept = std::exchange(marker, nullptr)] {
                     return std::optional<std::string>(std::string(1'000'000, 's'));
                   }};
    return response;
  });
  auto options = patient();
  options.write_timeout = soon;
  const auto server = started(options, service);
  RawConnection client(server->port());
  client.send(request);
  EXPECT_EQ(gone.get_future().wait_for(seconds{300}), std::future_status::ready);
}

TEST(ServerLimits, AnAnswerThatTakesLongIsNotCutByTheDeadlinesOfTheClient) {
  auto service = FunctionService::waiting([](const Request&) {
    std::this_thread::sleep_for(2 * soon);
    return text("late");
  });
  ServerOptions options{.head_timeout = soon,
                        .body_timeout = soon,
                        .idle_timeout = soon,
                        .write_timeout = soon,
                        .deadline_step = milliseconds{20}};
  const auto server = started(options, service);
  RawConnection client(server->port());
  client.send(request);
  EXPECT_TRUE(client.read_answer().ends_with("late"));
}

TEST(ServerLimits, AConnectionAboveTheCapIsToldSoAndTheNextOneAfterAnEndIsServed) {
  FunctionService service;
  auto options = patient();
  options.max_connections = 2;
  const auto server = started(options, service);
  RawConnection first(server->port());
  first.send(request);
  first.read_answer();
  {
    RawConnection second(server->port());
    second.send(request);
    second.read_answer();
    RawConnection third(server->port());
    third.send(request);
    const auto answer = third.read_to_end();
    EXPECT_EQ(status_of(answer), "HTTP/1.1 503 Service Unavailable");
    EXPECT_NE(answer.find("\r\nConnection: close\r\n"), std::string::npos);
  }
  for (std::string status; status != "HTTP/1.1 200 OK";) {
    RawConnection next(server->port());
    next.send(request);
    status = status_of(next.read_answer());
  }
}

// Holds every request until it is let go, and counts those that wait.
class Gate {
 public:
  Gate() : open_(opened_.get_future().share()) {}
  Response pass(const Request&) {
    ++waiting_;
    waiting_.notify_all();
    open_.wait();
    return text("passed");
  }
  void wait_for(int count) {
    for (int now = waiting_; now < count; now = waiting_)
      waiting_.wait(now);
  }
  void open() { opened_.set_value(); }

 private:
  std::promise<void> opened_;
  std::shared_future<void> open_;
  std::atomic<int> waiting_ = 0;
};

TEST(ServerLimits, ARequestThatFindsTheQueueFullIsAnswered503) {
  Gate gate;
  auto service = FunctionService::waiting([&gate](const Request& r) { return gate.pass(r); });
  auto options = patient();
  options.waiting_threads = 1;
  options.max_waiting = 1;
  const auto server = started(options, service);
  RawConnection running(server->port());
  running.send(request);
  gate.wait_for(1);
  // Of two more, one finds the only place in the queue and waits; the other, whichever it is, is
  // told at once.
  RawConnection one(server->port()), two(server->port());
  one.send(request);
  two.send(request);
  auto first = std::async(std::launch::async, [&] { return status_of(one.read_answer()); });
  auto second = std::async(std::launch::async, [&] { return status_of(two.read_answer()); });
  while (first.wait_for(milliseconds{1}) != std::future_status::ready &&
         second.wait_for(milliseconds{1}) != std::future_status::ready) {
  }
  gate.open();
  EXPECT_EQ(status_of(running.read_answer()), "HTTP/1.1 200 OK");
  const std::multiset<std::string> statuses{first.get(), second.get()};
  EXPECT_EQ(statuses,
            (std::multiset<std::string>{"HTTP/1.1 200 OK", "HTTP/1.1 503 Service Unavailable"}));
}

TEST(ServerStop, FinishesTheRequestInFlightAndClosesIdleConnections) {
  Gate gate;
  auto service = FunctionService::waiting([&gate](const Request& r) { return gate.pass(r); });
  const auto server = started(patient(), service);
  RawConnection idle(server->port()), busy(server->port());
  busy.send(request);
  gate.wait_for(1);
  auto stopping = std::async(std::launch::async, [&] { server->stop(); });
  EXPECT_TRUE(idle.is_at_end());
  EXPECT_EQ(stopping.wait_for(seconds{0}), std::future_status::timeout);
  gate.open();
  const auto answer = busy.read_to_end();
  EXPECT_TRUE(answer.ends_with("passed"));
  EXPECT_NE(answer.find("\r\nConnection: close\r\n"), std::string::npos);
  busy.close();
  stopping.wait();
  EXPECT_FALSE(RawConnection(server->port()).is_connected());
}

TEST(ServerStop, FinishesARequestWhoseBodyIsStillComing) {
  FunctionService service;
  const auto server = started(patient(), service);
  RawConnection client(server->port());
  RawConnection idle(server->port());
  client.send("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n");
  client.read_through("\r\n\r\n");
  auto stopping = std::async(std::launch::async, [&] { server->stop(); });
  EXPECT_TRUE(idle.is_at_end());
  client.send("body");
  EXPECT_TRUE(client.read_to_end().ends_with("POST / body"));
  client.close();
  stopping.wait();
}

TEST(ServerStop, CutsOffAfterTheGrace) {
  FunctionService service;
  auto options = patient();
  options.stop_grace = soon;
  const auto server = started(options, service);
  RawConnection client(server->port());
  client.send("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 10\r\n\r\n");
  client.read_through("\r\n\r\n");
  const auto begin = std::chrono::steady_clock::now();
  server->stop();
  EXPECT_GE(std::chrono::steady_clock::now() - begin, soon);
  EXPECT_EQ(client.read_to_end(), "");
}

// A service whose every answer waits: for long at /long, until the gate opens, else shortly.
class LongAndShort final : public Service {
 public:
  explicit LongAndShort(Gate& gate) : gate_(gate) {}

  AtOnce answer_at_once(const Request& r) override {
    return std::unexpected(r.target == "/long" ? Wait::Long : Wait::Short);
  }
  Response answer(const Request& r) override {
    return r.target == "/long" ? gate_.pass(r) : text("short");
  }

 private:
  Gate& gate_;
};

TEST(ServerLimits, RequestsThatWaitLongHoldUpNoneThatWaitShortly) {
  Gate gate;
  LongAndShort service(gate);
  auto options = patient();
  options.waiting_threads = 8;
  const auto server = started(options, service);
  std::vector<std::unique_ptr<RawConnection>> long_ones;
  for (int i = 0; i < 16; ++i) {
    long_ones.push_back(std::make_unique<RawConnection>(server->port()));
    long_ones.back()->send("GET /long HTTP/1.1\r\nHost: a\r\n\r\n");
  }
  gate.wait_for(1);
  RawConnection client(server->port());
  for (int i = 0; i < 4; ++i) {
    client.send(request);
    client.read_through("short");
  }
  gate.open();
}

TEST(ServerStop, DropsWhatWaitsInTheQueueAfterTheGraceAndWaitsForWhatRuns) {
  Gate gate;
  auto service = FunctionService::waiting([&gate](const Request& r) { return gate.pass(r); });
  auto options = patient();
  options.waiting_threads = 1;
  options.stop_grace = soon;
  const auto server = started(options, service);
  RawConnection running(server->port()), queued(server->port());
  running.send(request);
  gate.wait_for(1);
  queued.send(request);
  auto stopping = std::async(std::launch::async, [&] { server->stop(); });
  // It may learn that nothing was done, or just be cut off; it is not held up by the one that runs.
  const auto answer = queued.read_to_end();
  EXPECT_TRUE(answer.empty() || status_of(answer) == "HTTP/1.1 503 Service Unavailable") << answer;
  EXPECT_EQ(stopping.wait_for(milliseconds{0}), std::future_status::timeout);
  gate.open();
  stopping.wait();
}

TEST(ServerStop, MayBeCalledTwice) {
  FunctionService service;
  const auto server = started({}, service);
  server->stop();
  server->stop();
}

}  // namespace
}  // namespace rollcall::http
