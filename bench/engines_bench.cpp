// The same store on both engines: what a credential report costs a user of the program's own
// processor time, and on PostgreSQL how long it takes beside a bare COPY of the rows that it reads
// to a program that formats nothing. Starts a PostgreSQL of its own.
//
//   engines_bench [users] [rounds]

#include <fmt/core.h>

#include <chrono>
#include <cstdlib>

#include "bench/fill.h"
#include "bench/program.h"
#include "bench/stopwatch.h"
#include "crypto/random.h"
#include "jobs/generate_report.h"
#include "store/store.h"
#include "tests/support/postgres_server.h"
#include "tests/support/temporary_folder.h"

namespace rollcall::bench {
namespace {

constexpr base::Instant noon{base::Seconds{1'800'000'000}};
constexpr double never = 1e300;

const jobs::ReportContext context{
    .settings = {.kept = 1}, .clock = [] { return noon; }, .stop = {}};

struct Cost {
  double processor = never;  // seconds, of this program alone
  double wall = never;
};

// The least of each.
template <typename Body>
Cost least_of(std::size_t rounds, Body&& body) {
  Cost least;
  for (std::size_t round = 0; round < rounds; ++round) {
    const double spent = processor_seconds();
    const auto begun = std::chrono::steady_clock::now();
    body();
    const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - begun;
    least.processor = std::min(least.processor, processor_seconds() - spent);
    least.wall = std::min(least.wall, passed.count());
  }
  return least;
}

void ask(store::Store& store) {
  must(store.write(filled_account, store::Effect::Record,
                   [](store::Tables& tables) -> base::Result<base::Nothing> {
                     tables.reports.request(iam::root_arn(filled_account), noon);
                     return base::Nothing{};
                   }));
}

Cost cost_of_report(store::Store& store, std::size_t rounds) {
  Cost least;
  for (std::size_t round = 0; round < rounds; ++round) {
    ask(store);
    const Cost cost =
        least_of(1, [&] { must(jobs::generate_report(store, filled_account, context)); });
    least = {std::min(least.processor, cost.processor), std::min(least.wall, cost.wall)};
    must(jobs::tidy_reports(store, filled_account, context));
  }
  return least;
}

// The rows of the account, by COPY in its binary form, to whoever drops them.
Cost cost_of_copy(const std::string& connection_string, std::size_t rounds) {
  const std::unique_ptr<PGconn, decltype(&PQfinish)> connection(
      PQconnectdb(connection_string.c_str()), PQfinish);
  const std::string statement =
      "COPY (SELECT packed FROM packed_rows WHERE account_id = " + to_string(filled_account) +
      " ORDER BY user_key) TO STDOUT (FORMAT binary)";
  return least_of(rounds, [&] {
    PQclear(PQexec(connection.get(), statement.c_str()));
    char* row = nullptr;
    std::size_t rows = 0;
    for (; PQgetCopyData(connection.get(), &row, 0) > 0; ++rows)
      PQfreemem(row);
    PQclear(PQgetResult(connection.get()));
    if (rows == 0)
      throw std::runtime_error("nothing was copied");
  });
}

void print(const char* name, std::size_t users, const Cost& cost) {
  fmt::print("{:<22} {:5.2f} us of processor a user, {:6.3f} s\n", name,
             cost.processor / static_cast<double>(users) * 1e6, cost.wall);
}

store::StoreOptions options_in(const std::filesystem::path& folder) {
  return {.directory = folder,
          .keys = crypto::Keyring::create(crypto::system_random()),
          .random = crypto::system_random()};
}

void run(std::size_t users, std::size_t rounds) {
  const test::TemporaryFolder folder;
  Cost here;
  {
    const auto store = must(store::Store::create(options_in(folder.path() / "data")));
    Filler(*store).fill(users);
    here = cost_of_report(*store, rounds);
  }
  print("SQLite, report", users, here);

  test::PostgresServer* const server = test::PostgresServer::shared();
  if (server == nullptr)
    return fmt::print("{}\n", test::PostgresServer::missing);
  const std::string name = server->make_database();
  const auto address = server->address_of(name);
  store::StoreOptions options = options_in(folder.path() / "data");
  options.database = store::postgres::Options{.address = address};
  const auto store = must(store::Store::create(options));
  Filler(*store).fill(users);
  server->run("VACUUM ANALYZE", name);
  const Cost there = cost_of_report(*store, rounds);
  print("PostgreSQL, report", users, there);
  const Cost copy = cost_of_copy(address.connection_string(), rounds);
  print("PostgreSQL, bare COPY", users, copy);
  fmt::print(
      "a report on PostgreSQL: {:.2f} times the processor time of one on SQLite, {:.2f} "
      "times as long as the COPY\n",
      there.processor / here.processor, there.wall / copy.wall);
}

}  // namespace
}  // namespace rollcall::bench

int main(int count, char** arguments) {
  rollcall::bench::run(count > 1 ? std::strtoul(arguments[1], nullptr, 10) : 300'000,
                       count > 2 ? std::strtoul(arguments[2], nullptr, 10) : 5);
  return EXIT_SUCCESS;
}
