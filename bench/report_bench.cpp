// A credential report from beginning to end: scan of the store, CSV, digest, pieces written and
// synced, the log moved into the database. Users a second of processor time, against the pure
// formatter in the same run; peak memory; what a user costs in a large account against a small one;
// how fast the finished report is read and put into base64 for those who fetch it; and how long
// after the asking it is there.
//
// Each account is made by one child process and reported on by another, so that the memory measured
// is the report's own.

#include <fmt/core.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <future>
#include <new>
#include <stdexcept>

#include "bench/decoded_rows.h"
#include "bench/fill.h"
#include "bench/stopwatch.h"
#include "crypto/random.h"
#include "jobs/report_jobs.h"
#include "report/csv_writer.h"
#include "store/store.h"
#include "tests/support/temporary_folder.h"

namespace rollcall::bench {
namespace {

using WallClock = std::chrono::steady_clock;

constexpr std::size_t formatter_rows = 200'000;
constexpr int rounds = 3;
constexpr base::Instant noon{base::Seconds{1'800'000'000}};

// What a child found out.
struct Findings {
  double formatting = 0;   // seconds of processor time for a row of the pure formatter
  double generating = 0;   // for a user of a whole report
  double reading = 0;      // for a byte of base64
  double waiting = 0;      // seconds on the wall, from asking to complete
  double peak_memory = 0;  // MiB
  double bytes = 0;        // of the CSV
};

// Runs `body` in a child process and returns what it found.
template <typename Body>
Findings in_child(const Body& body) {
  void* const shared =
      ::mmap(nullptr, sizeof(Findings), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (shared == MAP_FAILED)
    throw std::runtime_error("no shared memory");
  auto* const findings = new (shared) Findings;
  std::fflush(stdout);
  const pid_t child = ::fork();
  if (child == 0) {
    *findings = body();
    std::_Exit(EXIT_SUCCESS);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  if (status != 0)
    throw std::runtime_error("a child process failed");
  const Findings found = *findings;
  ::munmap(shared, sizeof(Findings));
  return found;
}

double peak_memory() {
  std::ifstream status("/proc/self/status");
  std::string line;
  while (std::getline(status, line))
    if (line.starts_with("VmHWM:"))
      return std::stod(line.substr(6)) / 1024;
  return 0;
}

Findings measure_formatter() {
  const DecodedRows decoded = decoded_rows(formatter_rows);
  std::size_t bytes = 0;
  const double seconds = best_of(3 * rounds, [&] {
    report::CsvWriter writer({report::Edition::Guide, 90}, store::report_piece_size,
                             [&](std::string_view piece) { bytes += piece.size(); });
    for (const report::Row& row : decoded.rows)
      writer.append(row);
    writer.finish();
  });
  return {.formatting = seconds / formatter_rows};
}

void must(const base::Result<base::Nothing>& result) {
  if (!result)
    throw std::runtime_error(result.error().message + result.error().detail);
}

void ask(store::Store& store) {
  must(store.write(filled_account, store::Effect::Mutation,
                   [](store::Tables& tables) -> base::Result<base::Nothing> {
                     tables.reports.request(iam::root_arn(filled_account), noon);
                     return base::Nothing{};
                   }));
}

// Of older reports only as much is kept as the disk of a small machine holds.
const jobs::ReportContext context{
    .settings = {.kept = 1}, .clock = [] { return noon; }, .stop = {}};

// Seconds for all pieces of the report, as GetCredentialReport sends them.
double measure_reading(store::Store& store, std::int64_t number) {
  return best_of(rounds, [&] {
    std::int64_t index = 0;
    const auto next = [&](const store::Tables& tables) {
      return tables.reports.piece_in_base64(number, index++);
    };
    std::size_t sent = 0;
    while (const auto piece = store.read(filled_account, next).value())
      sent += piece->size();
    if (sent == 0)
      throw std::runtime_error("the report is empty");
  });
}

// Seconds until a report that the jobs are to make is there.
double measure_waiting(store::Store& store) {
  std::promise<void> made;
  jobs::ReportJobs jobs(store, {.settings = context.settings,
                                .clock = context.clock,
                                .log = [&](const jobs::ReportAttempt&) { made.set_value(); },
                                .patience = {}});
  const auto asked = WallClock::now();
  ask(store);
  made.get_future().wait();
  return std::chrono::duration<double>(WallClock::now() - asked).count();
}

Findings measure_report(const store::StoreOptions& options) {
  const auto store = *store::Store::open(options);
  std::optional<report::Generation> generation;
  double best = 1e300;
  for (int round = 0; round < rounds; ++round) {
    ask(*store);
    const double begin = processor_seconds();
    generation = jobs::generate_report(*store, filled_account, context).value();
    best = std::min(best, processor_seconds() - begin);
    must(jobs::tidy_reports(*store, filled_account, context));
  }
  const double peak = peak_memory();
  const auto bytes = static_cast<double>(generation->size);
  return {.generating = best / static_cast<double>(generation->users),
          .reading = measure_reading(*store, generation->number) / (bytes * 4 / 3),
          .waiting = measure_waiting(*store),
          .peak_memory = peak,
          .bytes = bytes};
}

Findings measure(std::size_t users, double formatting) {
  const test::TemporaryFolder folder;
  const store::StoreOptions options{.directory = folder.path() / "data",
                                    .keys = crypto::Keyring::create(crypto::system_random()),
                                    .random = crypto::system_random()};
  in_child([&] {
    const auto store = *store::Store::create(options);
    Filler(*store).fill(users);
    return Findings{};
  });
  const Findings found = in_child([&] { return measure_report(options); });
  fmt::print(
      "{:>9} users  {:6.0f} k users/s  {:4.1f} % of the formatter  {:7.1f} MB  there after "
      "{:8.3f} s  read at {:4.2f} GB/s  peak {:5.1f} MiB\n",
      users, 1e-3 / found.generating, 100 * formatting / found.generating, found.bytes * 1e-6,
      found.waiting, 1e-9 / found.reading, found.peak_memory);
  return found;
}

void run(const std::vector<std::size_t>& sizes) {
  const double formatting = in_child(measure_formatter).formatting;
  fmt::print("the formatter alone  {:6.2f} M rows/s\n", 1e-6 / formatting);
  std::optional<double> smaller;
  for (const std::size_t users : sizes) {
    const double cost = measure(users, formatting).generating;
    if (smaller && users >= 1'000'000)
      fmt::print("a user costs {:.2f} times what it costs in the account before\n",
                 cost / *smaller);
    smaller = cost;
  }
}

}  // namespace
}  // namespace rollcall::bench

// Without arguments, 1,000, 5,000, 100,000 and 1,000,000 users.
int main(int count, char** arguments) {
  std::vector<std::size_t> sizes;
  for (int i = 1; i < count; ++i)
    sizes.push_back(std::stoul(arguments[i]));
  rollcall::bench::run(sizes.empty() ? std::vector<std::size_t>{1'000, 5'000, 100'000, 1'000'000}
                                     : sizes);
  return EXIT_SUCCESS;
}
