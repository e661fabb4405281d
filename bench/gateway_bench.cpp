// What the gateway costs: processor time a verification at each of its addresses, of the real
// program with its log on and as many different keys as are asked for, against the bare edge saying
// hello to the very same requests; the 99th percentile at half of what either can do; and how many
// first uses of keys a second are durable before they are answered, with 64 clients, against the
// flushes of the disk.
//
// The last line is the same question of a proxy with the rules that operators of S3 stores are
// given, as so many times the cost without rules.
//
//   gateway_bench [keys] [requests in a round] [rounds] [rules]

#include <fcntl.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "base/encoding.h"
#include "bench/child_server.h"
#include "bench/hello_service.h"
#include "bench/load.h"
#include "bench/paced_load.h"
#include "bench/program.h"
#include "bench/stopwatch.h"
#include "crypto/random.h"
#include "iam/arn.h"
#include "iam/identifiers.h"
#include "sigv4/sign.h"
#include "sigv4/signing_key.h"
#include "sigv4/string_to_sign.h"
#include "store/master_key_file.h"
#include "store/store.h"
#include "tests/support/temporary_folder.h"

namespace {

using namespace rollcall;
using bench::must;

constexpr iam::AccountId account{123'456'789'012};
constexpr std::size_t clients_of_first_uses = 64;

using Requests = std::vector<std::string>;

base::Instant now() {
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

void add_user(store::Tables& tables, std::size_t number, const sigv4::Credentials& key) {
  const std::string name = "user-" + std::to_string(number);
  tables.users.insert({.account = account,
                       .name = name,
                       .id = iam::new_user_id(crypto::system_random()),
                       .created = now()});
  tables.access_keys.insert(
      {{.id = key.access_key_id, .user_name = name, .created = now()}, key.secret_access_key});
  tables.policies.attach(store::user_holder(name), iam::administrator_access_arn);
}

// A store with so many users, each with a key and the right to do everything.
std::vector<sigv4::Credentials> make_store(const std::filesystem::path& directory,
                                           std::size_t users) {
  const base::RandomBytes random = crypto::system_random();
  auto keys = must(store::create_master_key_file(store::master_key_file_in(directory), random));
  const auto store = must(
      store::Store::create({.directory = directory, .keys = std::move(keys), .random = random}));
  std::vector<sigv4::Credentials> credentials;
  for (std::size_t i = 0; i < users; ++i)
    credentials.push_back(
        {iam::new_access_key_id(account, random), iam::new_secret_access_key(random), {}});
  const iam::User root{.account = account, .id = to_string(account), .created = now()};
  must(store->create_account({.id = account, .created = now()}, root,
                             [&](store::Tables& tables) -> base::Result<base::Nothing> {
                               for (std::size_t i = 0; i < users; ++i)
                                 add_user(tables, i, credentials[i]);
                               return base::Nothing{};
                             }));
  return credentials;
}

// What a store of objects sends.
std::string token_request(const sigv4::Credentials& key) {
  const std::string date = base::to_iso8601_basic(now()).substr(0, 8);
  const sigv4::CredentialScope scope{date, "us-east-1", "s3"};
  const std::string text = sigv4::string_to_sign(now(), scope, key.access_key_id);
  const std::string body = R"({"credentials": {"access": ")" + key.access_key_id +
                           R"(", "token": ")" + base::to_base64(text) + R"(", "signature": ")" +
                           sigv4::derive_signing_key(key.secret_access_key, scope).signature(text) +
                           "\"}}";
  return "POST /v3/s3tokens HTTP/1.1\r\nHost: 127.0.0.1:8081\r\nUser-Agent: "
         "python-requests/2.28.1\r\nAccept-Encoding: gzip, deflate\r\nAccept: */*\r\nContent-Type: "
         "application/json\r\nContent-Length: " +
         std::to_string(body.size()) + "\r\n\r\n" + body;
}

// What nginx sends.
std::string forwarded_request(const sigv4::Credentials& key) {
  const std::string target = "/bucket/photos/2026/a%20picture.jpg?versionId=7";
  const http::Request request{
      "GET", target, {{"Host", "store.example.com"}, {"Accept-Encoding", "identity"}}, {}, {}};
  std::string text = "GET /auth HTTP/1.0\r\nX-Original-Method: GET\r\nX-Original-URI: " + target +
                     "\r\nX-Real-IP: 192.0.2.1\r\nConnection: keep-alive\r\nUser-Agent: "
                     "aws-cli/2.9.19 Python/3.11.2 Linux/6.1 source/x86_64.debian.12\r\n";
  for (const auto& [name, value] : request.headers)
    text.append(name).append(": ").append(value).append("\r\n");
  for (const auto& [name, value] : sigv4::sign(request, key, {"us-east-1", "s3"}, now()))
    text.append(name).append(": ").append(value).append("\r\n");
  return text + "\r\n";
}

Requests made_by_all(const std::vector<sigv4::Credentials>& all,
                     std::string (*make)(const sigv4::Credentials&)) {
  Requests requests;
  for (const sigv4::Credentials& key : all)
    requests.push_back(make(key));
  return requests;
}

// A server, and the port that is asked at.
struct Asked {
  const bench::ChildServer& server;
  std::uint16_t port;
};

struct Cost {
  double microseconds;  // of processor, a request
  double per_second;    // on the wall
};

Cost cost_of(const Asked& asked, const Requests& prepared, std::size_t requests) {
  const double begin = asked.server.processor_seconds();
  const auto result =
      bench::drive_whole({.port = asked.port, .requests = requests, .prepared = prepared});
  const double spent = asked.server.processor_seconds() - begin;
  const auto count = static_cast<double>(requests);
  return {spent / count * 1e6, count / result.seconds};
}

// What the rules cost: two servers asked by turns.
void compare_rules(const Asked& without, const Asked& with, const Requests& prepared,
                   std::size_t requests, std::size_t rounds) {
  std::vector<double> costs, ratios;
  for (std::size_t i = 0; i <= rounds; ++i) {
    const double bare = cost_of(without, prepared, requests).microseconds;
    const double whole = cost_of(with, prepared, requests).microseconds;
    if (i == 0)  // which was to warm up
      continue;
    costs.push_back(whole);
    ratios.push_back(whole / bare);
  }
  std::printf("with rules   %6.2f us of processor a verification: %.2f times what it is without\n",
              bench::median(costs), bench::median(ratios));
}

void compare(const char* name, const Asked& hello, const Asked& gateway, const Requests& prepared,
             std::size_t requests, std::size_t rounds) {
  std::vector<double> of_hello, of_gateway, ratios, late_hello, late_gateway;
  for (std::size_t i = 0; i <= rounds; ++i) {
    const Cost bare = cost_of(hello, prepared, requests);
    const Cost whole = cost_of(gateway, prepared, requests);
    if (i == 0)  // which was to warm up
      continue;
    of_hello.push_back(bare.microseconds);
    of_gateway.push_back(whole.microseconds);
    ratios.push_back(bare.microseconds / whole.microseconds);
    const auto late = [&](const Asked& asked, double most) {
      return bench::drive_at({.port = asked.port,
                              .requests = requests,
                              .per_second = most / 2,
                              .prepared = prepared})
          .percentile_99;
    };
    late_hello.push_back(late(hello, bare.per_second));
    late_gateway.push_back(late(gateway, whole.per_second));
  }
  std::printf(
      "%-12s %6.2f us of processor a verification (%.0f a second), hello %5.2f: %3.0f %% of the "
      "bare edge\n",
      name, bench::median(of_gateway), 1e6 / bench::median(of_gateway), bench::median(of_hello),
      bench::median(ratios) * 100);
  std::printf("%-12s %6.3f ms at the 99th percentile under half load, hello %.3f\n", "",
              bench::median(late_gateway), bench::median(late_hello));
}

// How often a second the disk confirms that it has kept a few bytes more.
double flushes_a_second(const std::filesystem::path& folder) {
  const int file = ::open((folder / "flushes").c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  const std::string page(4096, 'x');
  constexpr int count = 300;
  const auto begin = std::chrono::steady_clock::now();
  for (int i = 0; i < count; ++i)
    if (::write(file, page.data(), page.size()) < 0 || ::fdatasync(file) != 0)
      std::exit(1);
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
  ::close(file);
  return count / taken.count();
}

}  // namespace

int main(int count, char** arguments) {
  const std::size_t keys = count > 1 ? std::strtoul(arguments[1], nullptr, 10) : 100'000;
  const std::size_t requests = count > 2 ? std::strtoul(arguments[2], nullptr, 10) : 100'000;
  const std::size_t rounds = count > 3 ? std::strtoul(arguments[3], nullptr, 10) : 5;
  const std::string rules = count > 4 ? arguments[4] : "docs/gateway/s3-actions.conf";
  const test::TemporaryFolder folder, another;
  std::filesystem::create_directory(folder.path() / "data");
  const auto credentials = make_store(folder.path() / "data", keys);
  std::filesystem::copy(folder.path() / "data", another.path() / "data",
                        std::filesystem::copy_options::recursive);

  const bench::ChildServer hello(bench::serve_hello);
  const std::uint16_t port = bench::free_port();
  const bench::ChildServer program([&](const auto& announce) {
    bench::serve_program(folder.path(), announce,
                         {"--gateway-listen", "127.0.0.1:" + std::to_string(port)});
  });
  bench::wait_until_listening(port);
  const std::uint16_t port_with_rules = bench::free_port();
  const bench::ChildServer with_rules([&](const auto& announce) {
    bench::serve_program(another.path(), announce,
                         {"--gateway-listen", "127.0.0.1:" + std::to_string(port_with_rules),
                          "--gateway-rules", rules});
  });
  bench::wait_until_listening(port_with_rules);
  const Asked bare{hello, hello.port()}, gateway{program, port};

  const double flushes = flushes_a_second(folder.path());
  const Requests tokens = made_by_all(credentials, token_request);
  const auto first = bench::drive_whole({.port = port,
                                         .connections = clients_of_first_uses,
                                         .requests = tokens.size(),
                                         .prepared = tokens});
  const double uses = static_cast<double>(keys) / first.seconds;
  std::printf(
      "first uses   %6.0f a second with %zu clients, each durable: %.1f a flush of the disk "
      "(%.0f a second)\n",
      uses, clients_of_first_uses, uses / flushes, flushes);
  compare("s3tokens", bare, gateway, tokens, requests, rounds);
  const Requests forwarded = made_by_all(credentials, forwarded_request);
  compare("auth", bare, gateway, forwarded, requests, rounds);
  compare_rules(gateway, {with_rules, port_with_rules}, forwarded, requests, rounds);
  std::printf("memory       %6.1f MiB with %zu keys in use\n", program.resident_mib(), keys);
}
