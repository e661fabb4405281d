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

#include "bench/child_server.h"
#include "bench/hello_service.h"
#include "bench/load.h"
#include "bench/program.h"
#include "bench/stopwatch.h"
#include "crypto/random.h"
#include "iam/arn.h"
#include "iam/identifiers.h"
#include "sigv4/sign.h"
#include "store/master_key_file.h"
#include "store/store.h"
#include "tests/support/temporary_folder.h"

namespace {

using namespace rollcall;
using bench::must;

constexpr iam::AccountId account{123'456'789'012};
constexpr std::size_t users = 1000;

base::Instant now() {
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

// A policy of about 2 KB as people write them: statements on other services, some under conditions,
// of which the last one lets its holder read users.
std::string a_large_policy(std::size_t number) {
  std::string text = R"({"Version": "2012-10-17", "Statement": [)";
  for (int statement = 0; text.size() < 1700; ++statement) {
    const std::string bucket = "team-" + std::to_string(number) + "-" + std::to_string(statement);
    text += R"({"Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject", "s3:ListBucket"], )";
    text += R"("Resource": ["arn:aws:s3:::)" + bucket + R"(", "arn:aws:s3:::)" + bucket + R"(/*"])";
    if (statement % 2 == 0)
      text += R"(, "Condition": {"IpAddress": {"aws:SourceIp": ["10.0.0.0/8", "127.0.0.0/8"]}})";
    text += "}, ";
  }
  return text + R"({"Effect": "Allow", "Action": ["iam:Get*", "iam:List*"], "Resource": "*",)"
                R"( "Condition": {"StringLike": {"aws:userid": "AIDA*"}}}]})";
}

constexpr const char* reader = "reader";
constexpr std::size_t policies_of_reader = 10;

void add_user(store::Tables& tables, const std::string& name, const base::RandomBytes& random,
              std::vector<sigv4::Credentials>& credentials) {
  const std::string id = iam::new_access_key_id(account, random);
  const base::Secret secret = iam::new_secret_access_key(random);
  if (!name.empty())
    tables.users.insert(
        {.account = account, .name = name, .id = iam::new_user_id(random), .created = now()});
  tables.access_keys.insert({{.id = id, .user_name = name, .created = now()}, secret});
  credentials.push_back({id, secret, {}});
}

// A user with ten attached policies of 2 KB.
void add_reader(store::Tables& tables, const base::RandomBytes& random,
                std::vector<sigv4::Credentials>& credentials) {
  add_user(tables, reader, random, credentials);
  for (std::size_t i = 0; i < policies_of_reader; ++i) {
    const iam::ManagedPolicy policy{.account = account,
                                    .name = "policy-" + std::to_string(i),
                                    .id = iam::new_policy_id(random),
                                    .created = now(),
                                    .updated = now()};
    tables.managed_policies.insert(policy);
    tables.managed_policies.insert_version(
        policy.name, {.number = 1, .document = a_large_policy(i), .created = now()});
    tables.policies.attach(store::user_holder(reader), iam::arn_of(policy));
  }
}

// A store with many users, each with a key and the right to read users; behind them root and the
// reader.
std::vector<sigv4::Credentials> make_store(const std::filesystem::path& directory) {
  const base::RandomBytes random = crypto::system_random();
  auto keys = must(store::create_master_key_file(store::master_key_file_in(directory), random));
  const auto store = must(
      store::Store::create({.directory = directory, .keys = std::move(keys), .random = random}));
  const iam::User root{.account = account, .id = to_string(account), .created = now()};
  std::vector<sigv4::Credentials> credentials;
  must(store->create_account({.id = account, .created = now()}, root,
                             [&](store::Tables& tables) -> base::Result<base::Nothing> {
                               for (std::size_t i = 0; i < users; ++i) {
                                 const std::string name = "user-" + std::to_string(i);
                                 add_user(tables, name, random, credentials);
                                 tables.policies.attach(store::user_holder(name),
                                                        iam::administrator_access_arn);
                               }
                               add_user(tables, "", random, credentials);
                               add_reader(tables, random, credentials);
                               return base::Nothing{};
                             }));
  return credentials;
}

std::string signed_request(const sigv4::Credentials& credentials, const std::string& service,
                           const std::string& body) {
  http::Request request{
      .method = "POST",
      .target = "/",
      .headers = {{"Host", "127.0.0.1:8080"},
                  {"Accept-Encoding", "identity"},
                  {"Content-Type", "application/x-www-form-urlencoded; charset=utf-8"},
                  {"User-Agent", "aws-cli/2.9.19 Python/3.11.2 Linux/6.1 source/x86_64.debian.12"}},
      .body = body,
      .remote_address = {}};
  const auto added = sigv4::sign(request, credentials, {"us-east-1", service}, now());
  std::string text = "POST / HTTP/1.1\r\n";
  for (const auto& [name, value] : request.headers)
    text.append(name).append(": ").append(value).append("\r\n");
  for (const auto& [name, value] : added)
    text.append(name).append(": ").append(value).append("\r\n");
  return text + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

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
  const auto credentials = make_store(folder.path() / "data");
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
