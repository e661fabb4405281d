// What the HTTP edge costs: processor time a request of our server, with a service that says hello,
// against a bare epoll loop that answers without looking. One thread each, rounds of both in turn.
//
//   http_edge_bench [requests in a round] [rounds]

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "bench/child_server.h"
#include "bench/epoll_server.h"
#include "bench/hello_service.h"
#include "bench/load.h"

namespace {

using namespace rollcall;

void serve_floor(const bench::ChildServer::Announce& announce) {
  const int listener = bench::listening_socket();
  sockaddr_in address{};
  socklen_t size = sizeof address;
  ::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size);
  announce(ntohs(address.sin_port));
  bench::serve_by_bare_epoll(listener,
                             "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: 300\r\n"
                             "Date: Tue, 01 Jan 2030 00:00:00 GMT\r\n"
                             "x-amzn-RequestId: 7a62c49f-347e-4fc4-9331-6e8eEXAMPLE1\r\n\r\n" +
                                 bench::hello_body);
}

// As an SDK sends it.
std::string request() {
  const std::string body = "Action=GetCallerIdentity&Version=2011-06-15";
  return "POST / HTTP/1.1\r\nHost: 127.0.0.1:8080\r\nAccept-Encoding: identity\r\n"
         "Content-Type: application/x-www-form-urlencoded; charset=utf-8\r\n"
         "User-Agent: aws-cli/2.9.19 Python/3.11.2 Linux/6.1 source/x86_64.debian.12\r\n"
         "X-Amz-Date: 20300101T000000Z\r\n"
         "Authorization: AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20300101/us-east-1/sts/"
         "aws4_request, SignedHeaders=content-type;host;x-amz-date, Signature="
         "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\r\n"
         "Content-Length: " +
         std::to_string(body.size()) + "\r\n\r\n" + body;
}

struct Round {
  double microseconds;  // of the server's processor, a request
  double per_second;
};

Round measure(const bench::ChildServer& server, std::size_t requests) {
  const std::vector<std::string> prepared{request()};
  const double begin = server.processor_seconds();
  const auto result =
      bench::drive_whole({.port = server.port(), .requests = requests, .prepared = prepared});
  const double spent = server.processor_seconds() - begin;
  const auto count = static_cast<double>(requests);
  return {spent / count * 1e6, count / result.seconds};
}

template <typename Member>
double median(std::vector<Round> rounds, Member member) {
  std::ranges::nth_element(rounds, rounds.begin() + static_cast<std::ptrdiff_t>(rounds.size() / 2),
                           {}, member);
  return rounds[rounds.size() / 2].*member;
}

}  // namespace

int main(int count, char** arguments) {
  const std::size_t requests = count > 1 ? std::strtoul(arguments[1], nullptr, 10) : 200'000;
  const std::size_t rounds = count > 2 ? std::strtoul(arguments[2], nullptr, 10) : 7;
  const bench::ChildServer floor(serve_floor), edge(bench::serve_hello);
  measure(floor, requests / 10);
  measure(edge, requests / 10);
  std::vector<Round> of_floor, of_edge;
  std::vector<double> ratios;
  for (std::size_t i = 0; i < rounds; ++i) {
    of_floor.push_back(measure(floor, requests));
    of_edge.push_back(measure(edge, requests));
    ratios.push_back(of_edge.back().microseconds / of_floor.back().microseconds);
  }
  std::ranges::sort(ratios);
  const auto print = [](const char* name, const std::vector<Round>& all) {
    std::printf("%-12s %6.2f us of processor a request, %8.0f requests a second\n", name,
                median(all, &Round::microseconds), median(all, &Round::per_second));
  };
  print("bare epoll", of_floor);
  print("http edge", of_edge);
  std::printf("ratio        %6.2f (median of %zu rounds, %.2f to %.2f)\n",
              ratios[ratios.size() / 2], ratios.size(), ratios.front(), ratios.back());
}
