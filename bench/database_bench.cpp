// What a PostgreSQL under the store takes in a second, and what a user takes on its disk: users
// with a key each and an event of it, made by as many writers as a server has. Starts a PostgreSQL
// of its own, which leaves flushing to the system: what is measured is its processors, and theirs
// who ask.
//
//   database_bench [accounts] [users of each in a round]

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <string>
#include <thread>
#include <vector>

#include "bench/program.h"
#include "crypto/random.h"
#include "store/store.h"
#include "tests/support/postgres_server.h"

namespace {

using namespace rollcall;
using bench::must;
using Clock = std::chrono::steady_clock;

constexpr base::Instant noon{base::Seconds{1'789'128'000}};
constexpr int writers = 8;
constexpr int rounds = 10;  // of which the fastest counts

iam::AccountId account_of(int number) {
  return {100'000'000'000U + static_cast<std::uint64_t>(number)};
}

void found(store::Store& store, int accounts) {
  for (int i = 0; i < accounts; ++i)
    must(store.create_account(
        {.id = account_of(i), .created = noon}, {.account = account_of(i), .created = noon},
        [](store::Tables&) -> base::Result<base::Nothing> { return base::Nothing{}; }));
}

// Of one account at a time, as requests are.
void make_user(store::Store& store, iam::AccountId account, int number) {
  const std::string name = "user-" + std::to_string(number);
  const std::string key = "AKIA" + std::to_string(account.number) + std::to_string(number);
  must(store.write(
      account, store::Effect::Mutation, [&](store::Tables& tables) -> base::Result<base::Nothing> {
        tables.users.insert(
            {.account = account, .name = name, .path = "/", .id = "AIDA" + name, .created = noon});
        tables.access_keys.insert(
            {{.id = key, .user_name = name, .created = noon}, base::Secret(std::string(40, 's'))});
        tables.events.append({.at = noon,
                              .request_id = "6f2c2a3e-0d9b-4c11-9a57-3f4d7a0d6b52",
                              .action = "iam:CreateUser",
                              .principal_arn = "arn:aws:iam::100000000000:user/administrator",
                              .source_address = "192.0.2.1",
                              .user_agent = "aws-cli/2.9.19 Python/3.11.2",
                              .parameters = "{\"UserName\":\"" + name + "\"}",
                              .result = "Success"});
        return base::Nothing{};
      }));
}

struct Users {
  int first;
  int count;  // in each account
};

double made_a_second(store::Store& store, int accounts, Users users) {
  const auto begin = Clock::now();
  {
    std::atomic<int> next = 0;
    std::vector<std::jthread> threads;
    for (int writer = 0; writer < writers; ++writer)
      threads.emplace_back([&] {
        for (int i = next++; i < accounts * users.count; i = next++)
          make_user(store, account_of(i % accounts), users.first + i / accounts);
      });
  }
  const std::chrono::duration<double> took = Clock::now() - begin;
  return accounts * users.count / took.count();
}

double bytes_of(const test::TemporaryDatabase& database) {
  return std::stod(database.run("SELECT pg_database_size(current_database())"));
}

}  // namespace

int main(int argc, char** argv) {
  const int accounts = argc > 1 ? std::stoi(argv[1]) : 100;
  const int users = argc > 2 ? std::stoi(argv[2]) : 10;
  if (test::PostgresServer::shared() == nullptr) {
    std::fprintf(stderr, "%s\n", test::PostgresServer::missing);
    return 1;
  }
  const test::TemporaryDatabase database(*test::PostgresServer::shared());
  const store::StoreOptions options{
      .directory = {},
      .keys = crypto::Keyring::create(crypto::system_random()),
      .random = crypto::system_random(),
      .database = store::postgres::Options{.address = database.address()}};
  // Who founds a store keeps others out until it ends.
  found(*must(store::Store::create(options)), accounts);
  const auto store = must(store::Store::open(options));
  const double before = bytes_of(database);
  double fastest = 0;
  for (int round = 0; round < rounds; ++round)
    fastest = std::max(fastest, made_a_second(*store, accounts, {round * users, users}));
  const double made = static_cast<double>(accounts) * users * rounds;
  std::printf("PostgreSQL         %6.0f users a second of %d writers, on %u processors\n", fastest,
              writers, std::thread::hardware_concurrency());
  std::printf("PostgreSQL         %6.0f bytes a user with a key and an event\n",
              (bytes_of(database) - before) / made);
  return 0;
}
