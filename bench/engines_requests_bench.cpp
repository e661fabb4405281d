// What requests cost on each engine: processor time of the program for a call whose caller it
// remembers, on SQLite and on PostgreSQL in turn; and how many CreateUser a second 64 clients get
// from a program on PostgreSQL, beside pgbench running the same statements on the same server with
// as many. Starts a PostgreSQL of its own.
//
//   engines_requests_bench [requests in a round] [rounds]

#include <array>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <vector>

#include "bench/load.h"
#include "bench/served_account.h"
#include "bench/stopwatch.h"
#include "tests/support/postgres_server.h"

namespace {

using namespace rollcall;

constexpr std::size_t users = 1000;
constexpr std::size_t clients = 64;

std::vector<std::string> identity_calls(const bench::ServedAccount& served) {
  std::vector<std::string> calls;
  for (std::size_t i = 0; i < users; ++i)
    calls.push_back(bench::signed_request(served.user(i), "sts",
                                          "Action=GetCallerIdentity&Version=2011-06-15"));
  return calls;
}

// Microseconds of the program's processor time a call.
double cost_of(const bench::ServedAccount& served, const std::vector<std::string>& calls,
               std::size_t requests) {
  const double begin = served.program().processor_seconds();
  bench::drive_whole({.port = served.program().port(), .requests = requests, .prepared = calls});
  return (served.program().processor_seconds() - begin) / static_cast<double>(requests) * 1e6;
}

void compare_cached(const bench::ServedAccount& here, const bench::ServedAccount& there,
                    std::size_t requests, std::size_t rounds) {
  const auto of_here = identity_calls(here);
  const auto of_there = identity_calls(there);
  std::vector<double> costs_here, costs_there, ratios;
  for (std::size_t round = 0; round <= rounds; ++round) {
    const double on_sqlite = cost_of(here, of_here, requests);
    const double on_postgres = cost_of(there, of_there, requests);
    if (round == 0)  // which was to fill the caches
      continue;
    costs_here.push_back(on_sqlite);
    costs_there.push_back(on_postgres);
    ratios.push_back(on_postgres / on_sqlite);
  }
  std::printf(
      "GetCallerIdentity  %6.2f us of processor on SQLite, %6.2f on PostgreSQL: %4.2f times\n",
      bench::median(costs_here), bench::median(costs_there), bench::median(ratios));
}

double created_a_second(const bench::ServedAccount& served, std::size_t requests,
                        std::size_t round) {
  std::vector<std::string> calls;
  for (std::size_t i = 0; i < requests; ++i)
    calls.push_back(bench::signed_request(served.user(i), "iam",
                                          "Action=CreateUser&UserName=new-" +
                                              std::to_string(round * requests + i) +
                                              "&Version=2010-05-08"));
  const auto done = bench::drive_whole({.port = served.program().port(),
                                        .connections = clients,
                                        .requests = requests,
                                        .prepared = calls,
                                        .waiting = bench::Waiting::Sleep});
  return static_cast<double>(requests) / done.seconds;
}

// The output of pgbench says "tps = 123.4 (without initial connection time)".
double pgbench_a_second(const std::string& database, std::size_t requests) {
  const std::string command =
      (test::PostgresServer::programs() / "pgbench").string() + " -n -M prepared -c " +
      std::to_string(clients) + " -j 1 -t " + std::to_string(requests / clients) + " -h " +
      test::PostgresServer::shared()->socket().parent_path().string() + " -U rollcall -f '" +
      ROLLCALL_ROOT "/bench/create_user.pgbench' " + database + " 2>/dev/null";
  FILE* const output = ::popen(command.c_str(), "r");
  double rate = 0;
  std::array<char, 256> line{};
  while (std::fgets(line.data(), line.size(), output) != nullptr)
    if (const std::string_view text(line.data()); text.starts_with("tps = "))
      rate = std::strtod(line.data() + 6, nullptr);
  ::pclose(output);
  return rate;
}

void compare_created(const bench::ServedAccount& served, const std::string& database,
                     std::size_t requests, std::size_t rounds) {
  std::vector<double> of_program, of_pgbench, ratios;
  for (std::size_t round = 0; round <= rounds; ++round) {
    const double created = created_a_second(served, requests, round);
    const double bare = pgbench_a_second(database, requests);
    if (round == 0)  // which was to warm up
      continue;
    of_program.push_back(created);
    of_pgbench.push_back(bare);
    ratios.push_back(created / bare);
  }
  std::printf("CreateUser, 64 clients  %6.0f a second, pgbench %6.0f: %3.0f %%\n",
              bench::median(of_program), bench::median(of_pgbench), bench::median(ratios) * 100);
}

}  // namespace

int main(int count, char** arguments) {
  const std::size_t requests = count > 1 ? std::strtoul(arguments[1], nullptr, 10) : 20'000;
  const std::size_t rounds = count > 2 ? std::strtoul(arguments[2], nullptr, 10) : 5;
  test::PostgresServer* const server = test::PostgresServer::shared();
  if (server == nullptr) {
    std::printf("%s\n", test::PostgresServer::missing);
    return EXIT_SUCCESS;
  }
  const std::string database = server->make_database();
  const bench::ServedAccount here(users);
  const bench::ServedAccount there(
      users, store::postgres::Options{.address = server->address_of(database)});
  compare_cached(here, there, requests, rounds);
  compare_created(there, database, requests / 20, rounds);
  return EXIT_SUCCESS;
}
