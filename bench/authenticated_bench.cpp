// What authentication costs: processor time a request of the real program, log on, answering calls
// signed with the keys of many users, against the bare edge saying hello to the very same requests.
// And what the program costs before anybody asks: its start-up and its memory at rest.
//
//   authenticated_bench [requests in a round] [rounds]

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "bench/account_of_users.h"
#include "bench/child_server.h"
#include "bench/hello_service.h"
#include "bench/load.h"
#include "bench/program.h"
#include "bench/stopwatch.h"
#include "tests/support/temporary_folder.h"

namespace {

using namespace rollcall;
using bench::signed_request;

constexpr std::size_t users = 1000;

std::vector<std::string> signed_by_all(const std::vector<sigv4::Credentials>& all,
                                       const std::string& service, const std::string& body) {
  std::vector<std::string> requests;
  for (const sigv4::Credentials& credentials : all)
    requests.push_back(signed_request(credentials, service, body));
  return requests;
}

double measure(const bench::ChildServer& server, const std::vector<std::string>& prepared,
               std::size_t requests) {
  const double begin = server.processor_seconds();
  bench::drive_whole({.port = server.port(), .requests = requests, .prepared = prepared});
  return (server.processor_seconds() - begin) / static_cast<double>(requests) * 1e6;
}

void compare(const char* name, const bench::ChildServer& hello, const bench::ChildServer& program,
             const std::vector<std::string>& prepared, std::size_t requests, std::size_t rounds) {
  measure(hello, prepared, requests / 10);
  measure(program, prepared, std::max(requests / 10, prepared.size()));
  std::vector<double> of_hello, of_program, ratios;
  for (std::size_t i = 0; i < rounds; ++i) {
    of_hello.push_back(measure(hello, prepared, requests));
    of_program.push_back(measure(program, prepared, requests));
    ratios.push_back(of_hello.back() / of_program.back());
  }
  std::printf("%-18s %6.2f us of processor a request, hello %5.2f: %3.0f %% of the bare edge\n",
              name, bench::median(of_program), bench::median(of_hello),
              bench::median(ratios) * 100);
}

// What policies cost: the same read by the reader and by root, of whom nothing has to be asked.
void compare_with_root(const bench::ChildServer& program,
                       const std::vector<sigv4::Credentials>& credentials, std::size_t requests,
                       std::size_t rounds) {
  const std::string body = "Action=GetUser&UserName=user-0&Version=2010-05-08";
  const std::vector<std::string> by_root = {signed_request(credentials[users], "iam", body)};
  const std::vector<std::string> by_reader = {signed_request(credentials[users + 1], "iam", body)};
  std::vector<double> of_root, of_reader, ratios;
  for (std::size_t i = 0; i <= rounds; ++i) {
    of_root.push_back(measure(program, by_root, requests));
    of_reader.push_back(measure(program, by_reader, requests));
    ratios.push_back(of_reader.back() / of_root.back());
  }
  std::printf("ten policies       %6.2f us of processor a read, root %5.2f: %.2f times\n",
              bench::median(of_reader), bench::median(of_root), bench::median(ratios));
}

}  // namespace

int main(int count, char** arguments) {
  const std::size_t requests = count > 1 ? std::strtoul(arguments[1], nullptr, 10) : 100'000;
  const std::size_t rounds = count > 2 ? std::strtoul(arguments[2], nullptr, 10) : 5;
  const test::TemporaryFolder folder;
  std::filesystem::create_directory(folder.path() / "data");
  const auto credentials = bench::make_store(folder.path() / "data", users);
  const std::vector<sigv4::Credentials> plain(credentials.begin(), credentials.begin() + users);

  const bench::ChildServer hello(bench::serve_hello);
  const auto begin = std::chrono::steady_clock::now();
  const bench::ChildServer program(
      [&](const auto& announce) { bench::serve_program(folder.path(), announce); });
  bench::wait_until_listening(program.port());
  const std::chrono::duration<double, std::milli> started =
      std::chrono::steady_clock::now() - begin;
  std::printf("start-up           %6.1f ms until it listens, %.1f MiB at rest\n", started.count(),
              program.resident_mib());

  compare("GetCallerIdentity", hello, program,
          signed_by_all(plain, "sts", "Action=GetCallerIdentity&Version=2011-06-15"), requests,
          rounds);
  compare("GetUser", hello, program,
          signed_by_all(plain, "iam", "Action=GetUser&Version=2010-05-08"), requests, rounds);
  compare_with_root(program, credentials, requests, rounds);
}
