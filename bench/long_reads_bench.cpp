// What long reads do to short ones: the 99th percentile of GetCallerIdentity, of GetUser and of the
// health check, at a steady pace, alone and beside clients who each list the summaries of all users
// without a pause. On a machine of their own, clients would take nothing of the server's
// processors: here the one that measures sleeps between its requests and comes first (which takes
// root), and those who list stand back behind all others.
//
//   long_reads_bench [listing clients] [requests in a round] [rounds]

#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include "base/stand_back.h"
#include "bench/come_first.h"
#include "bench/load.h"
#include "bench/paced_load.h"
#include "bench/served_account.h"
#include "bench/stopwatch.h"

namespace {

using namespace rollcall;

constexpr std::size_t users = 1000;
constexpr double short_reads_a_second = 200;

// Clients in a process of their own, which ends with this value.
std::unique_ptr<bench::ChildServer> listing_clients(const bench::ChildServer& program,
                                                    const std::string& request,
                                                    std::size_t clients) {
  return std::make_unique<bench::ChildServer>([&](const bench::ChildServer::Announce& announce) {
    announce(program.port());
    base::stand_back(base::Behind::All);
    bench::drive({.port = program.port(),
                  .connections = clients,
                  .requests = std::numeric_limits<std::size_t>::max(),
                  .prepared = std::span(&request, 1),
                  .waiting = bench::Waiting::Sleep});
    std::_Exit(1);
  });
}

// Reads whose clients have gone are answered all the same.
void wait_until_idle(const bench::ChildServer& program) {
  constexpr useconds_t look_again_after = 100'000;
  for (double before = -1, spent = 0; spent - before > 1e-3;) {
    before = spent;
    ::usleep(look_again_after);
    spent = program.processor_seconds();
  }
}

struct ShortRead {
  const char* name;
  std::string request;
};

double late(const bench::ChildServer& program, const ShortRead& read, std::size_t requests) {
  return bench::drive_at({.port = program.port(),
                          .connections = 8,
                          .requests = requests,
                          .per_second = short_reads_a_second,
                          .prepared = std::span(&read.request, 1),
                          .waiting = bench::Waiting::Sleep})
      .percentile_99;
}

}  // namespace

int main(int count, char** arguments) {
  const std::size_t clients = count > 1 ? std::strtoul(arguments[1], nullptr, 10) : 40;
  const std::size_t requests = count > 2 ? std::strtoul(arguments[2], nullptr, 10) : 600;
  const std::size_t rounds = count > 3 ? std::strtoul(arguments[3], nullptr, 10) : 5;
  const bench::ServedAccount served(users);
  if (!bench::come_first())
    std::printf("not root: what the clients themselves wait for a processor is counted as well\n");
  const bench::ChildServer& program = served.program();

  const sigv4::Credentials& root = served.root();
  const ShortRead reads[] = {
      {"GetCallerIdentity",
       bench::signed_request(root, "sts", "Action=GetCallerIdentity&Version=2011-06-15")},
      {"GetUser",
       bench::signed_request(root, "iam", "Action=GetUser&UserName=user-7&Version=2010-05-08")},
      {"/healthz", "GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"},
  };
  const std::string listing = bench::signed_request(
      root, "iam", "Action=ListUserSummaries&MaxItems=1000&Version=2010-05-08");
  for (const ShortRead& read : reads) {
    late(program, read, 1);  // what is read and kept at the first of a kind
    std::vector<double> alone, beside, ratios;
    for (std::size_t round = 0; round < rounds; ++round) {
      wait_until_idle(program);
      alone.push_back(late(program, read, requests));
      const auto others = listing_clients(program, listing, clients);
      beside.push_back(late(program, read, requests));
      ratios.push_back(beside.back() / alone.back());
    }
    std::printf("%-18s %8.3f ms at the 99th percentile, %8.3f beside %zu long reads: %.1f times\n",
                read.name, bench::median(alone), bench::median(beside), clients,
                bench::median(ratios));
  }
}
