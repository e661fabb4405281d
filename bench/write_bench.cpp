// What a change costs: processor time of the real program for calls that change something, made by
// administrators and by a user whose ten policies of 2 KB have to be asked; and how many of them a
// second are durable with 32 clients.
//
//   write_bench [requests in a round] [rounds]

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <vector>

#include "bench/load.h"
#include "bench/served_account.h"
#include "bench/stopwatch.h"

namespace {

using namespace rollcall;

constexpr std::size_t users = 100;

// So many calls, each of them another one.
using Calls = std::function<std::string(std::size_t number)>;

void measure(const char* name, const bench::ChildServer& program, const Calls& call,
             std::size_t requests, std::size_t rounds) {
  std::vector<double> costs, rates;
  for (std::size_t round = 0; round <= rounds; ++round) {
    std::vector<std::string> prepared;
    for (std::size_t i = 0; i < requests; ++i)
      prepared.push_back(call(round * requests + i));
    const double begin = program.processor_seconds();
    const auto result = bench::drive_whole({.port = program.port(),
                                            .requests = requests,
                                            .prepared = prepared,
                                            .waiting = bench::Waiting::Sleep});
    const auto count = static_cast<double>(requests);
    if (round == 0)  // which was to warm up
      continue;
    costs.push_back((program.processor_seconds() - begin) / count * 1e6);
    rates.push_back(count / result.seconds);
  }
  std::printf("%-24s %7.1f us of processor a change, %6.0f durable a second\n", name,
              bench::median(costs), bench::median(rates));
}

}  // namespace

int main(int count, char** arguments) {
  const std::size_t requests = count > 1 ? std::strtoul(arguments[1], nullptr, 10) : 1000;
  const std::size_t rounds = count > 2 ? std::strtoul(arguments[2], nullptr, 10) : 5;
  const bench::ServedAccount served(users);
  const bench::ChildServer& program = served.program();

  const std::string version = "&Version=2010-05-08";
  const std::string tag =
      "Action=TagUser&UserName=user-0&Tags.member.1.Key=number"
      "&Tags.member.1.Value=";
  measure(
      "CreateUser", program,
      [&](std::size_t number) {
        return bench::signed_request(
            served.user(number), "iam",
            "Action=CreateUser&UserName=new-" + std::to_string(number) + version);
      },
      requests, rounds);
  measure(
      "TagUser", program,
      [&](std::size_t number) {
        return bench::signed_request(served.user(number), "iam",
                                     tag + std::to_string(number) + version);
      },
      requests, rounds);
  measure(
      "TagUser, ten policies", program,
      [&](std::size_t number) {
        return bench::signed_request(served.reader(), "iam",
                                     tag + std::to_string(number) + version);
      },
      requests, rounds);
}
