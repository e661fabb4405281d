// The store: how fast the rows of a report are read, alone and with the CSV made of them, and in
// how much memory; and how many durable last uses a second are written with 1, 8 and 64 clients,
// against fdatasync of a log on the same disk.

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>

#include "bench/fill.h"
#include "bench/stopwatch.h"
#include "crypto/random.h"
#include "report/csv_writer.h"
#include "store/store.h"
#include "tests/support/temporary_folder.h"

namespace rollcall::bench {
namespace {

using namespace std::chrono_literals;
using WallClock = std::chrono::steady_clock;

constexpr auto span_of_a_measurement = 2s;
constexpr std::size_t piece_size = 768 * 1024;
constexpr int rounds = 3;

// The largest this process has been since the last call, in MiB.
double peak_memory() {
  std::ifstream status("/proc/self/status");
  std::string line;
  double peak = 0;
  while (std::getline(status, line))
    if (line.starts_with("VmHWM:"))
      peak = std::stod(line.substr(6)) / 1024;
  std::ofstream("/proc/self/clear_refs") << 5;
  return peak;
}

void measure_scan(store::Store& store, std::size_t users) {
  peak_memory();
  std::size_t rows = 0;
  const double scanning = best_of(rounds, [&] {
    rows = store
               .read(filled_account,
                     [](const store::Tables& tables) {
                       std::size_t count = 0;
                       tables.credential_rows.for_each([&](const report::Row& row) {
                         count += row.user.empty() ? 0 : 1;
                         return store::Scan::GoOn;
                       });
                       return count;
                     })
               .value();
  });
  std::size_t bytes = 0;
  const double writing = best_of(rounds, [&] {
    report::CsvWriter writer({report::Edition::Guide, 90}, piece_size,
                             [&](std::string_view piece) { bytes += piece.size(); });
    store
        .read(filled_account,
              [&](const store::Tables& tables) {
                tables.credential_rows.for_each([&](const report::Row& row) {
                  writer.append(row);
                  return store::Scan::GoOn;
                });
                return 0;
              })
        .value();
    writer.finish();
  });
  fmt::print(
      "{:>9} users  scan {:6.0f} k users/s  scan and CSV {:6.0f} k users/s  peak {:5.1f} MiB\n",
      rows, static_cast<double>(users) / scanning * 1e-3,
      static_cast<double>(users) / writing * 1e-3, peak_memory());
}

struct Latencies {
  double per_second;
  double median_milliseconds;
  double p99_milliseconds;
  double processor_microseconds;  // for each
};

// Runs `work` on so many threads for a while.
template <typename Work>
Latencies measure(std::size_t clients, const Work& work) {
  std::vector<std::vector<double>> milliseconds(clients);
  std::atomic<bool> is_over = false;
  const auto begin = WallClock::now();
  const double spent = processor_seconds();
  {
    std::vector<std::jthread> threads;
    for (std::size_t client = 0; client < clients; ++client)
      threads.emplace_back([&, client] {
        std::mt19937_64 random(client);
        while (!is_over) {
          const auto called = WallClock::now();
          work(random);
          milliseconds[client].push_back(
              std::chrono::duration<double, std::milli>(WallClock::now() - called).count());
        }
      });
    std::this_thread::sleep_for(span_of_a_measurement);
    is_over = true;
  }
  const double seconds = std::chrono::duration<double>(WallClock::now() - begin).count();
  std::vector<double> all;
  for (const auto& some : milliseconds)
    all.insert(all.end(), some.begin(), some.end());
  std::ranges::sort(all);
  const auto count = static_cast<double>(all.size());
  return {count / seconds, all[all.size() / 2], all[all.size() * 99 / 100],
          (processor_seconds() - spent) / count * 1e6};
}

// The limit: one client that appends a page to a log of a fixed size and waits for the disk.
Latencies measure_disk(const std::filesystem::path& folder) {
  constexpr std::size_t page = 4096;
  constexpr std::size_t pages = 4096;
  const int file = ::open((folder / "log").c_str(), O_RDWR | O_CREAT, 0600);
  const std::string zeros(page, '\0');
  for (std::size_t i = 0; i < pages; ++i)
    if (::write(file, zeros.data(), page) != static_cast<ssize_t>(page))
      throw std::runtime_error("cannot write the log");
  ::fsync(file);
  std::size_t next = 0;
  const Latencies disk = measure(1, [&](std::mt19937_64&) {
    if (::pwrite(file, zeros.data(), page, static_cast<off_t>(next++ % pages * page)) < 0 ||
        ::fdatasync(file) != 0)
      throw std::runtime_error("cannot flush the log");
  });
  ::close(file);
  return disk;
}

void measure_writes(store::Store& store, const std::vector<iam::AccessKey>& keys,
                    const std::filesystem::path& folder) {
  const auto print = [](std::string_view what, const Latencies& found, std::string_view ratio) {
    fmt::print("{:<20} {:8.0f}/s  median {:6.2f} ms  p99 {:6.2f} ms  {:5.1f} us of processor  {}\n",
               what, found.per_second, found.median_milliseconds, found.p99_milliseconds,
               found.processor_microseconds, ratio);
  };
  const Latencies disk = measure_disk(folder);
  print("fdatasync", disk, "");
  std::atomic<long long> second = 2'000'000'000;
  double alone = 0;
  for (const std::size_t clients : {1U, 8U, 64U}) {
    const Latencies found = measure(clients, [&](std::mt19937_64& random) {
      const iam::AccessKey& key = keys[random() % keys.size()];
      const iam::AccessKeyLastUsed use{base::from_epoch(second++), "us-east-1", "iam"};
      const auto recorded = store.write(
          filled_account, store::Effect::LastUse, [&](store::Tables& tables) -> base::Result<bool> {
            return tables.access_keys.record_use(store::UsedKey{key.user_name, key.id}, use,
                                                 usual_origin(), base::Seconds{0});
          });
      if (!recorded)
        throw std::runtime_error(recorded.error().detail);
    });
    if (clients == 1)
      alone = found.per_second;
    print(fmt::format("{} clients", clients), found,
          fmt::format("{:.2f} of fdatasync, {:.1f} times one client",
                      found.per_second / disk.per_second, found.per_second / alone));
  }
}

std::unique_ptr<store::Store> opened(base::Result<std::unique_ptr<store::Store>> result) {
  if (!result)
    throw std::runtime_error(result.error().message);
  return *std::move(result);
}

// In a process of its own, whose memory is not that of the reader. Before there is any thread.
void fill_apart(const store::StoreOptions& options, std::size_t users) {
  const pid_t child = ::fork();
  if (child == 0) {
    const double begin = processor_seconds();
    {
      const auto store = opened(store::Store::create(options));
      Filler(*store).fill(users);
    }
    fmt::print(
        "{:>9} users made in {:.1f} s, {:.0f} MB\n", users, processor_seconds() - begin,
        static_cast<double>(std::filesystem::file_size(options.directory / "rollcall.db")) * 1e-6);
    std::fflush(stdout);
    std::_Exit(EXIT_SUCCESS);
  }
  int status = 0;
  if (child < 0 || ::waitpid(child, &status, 0) < 0 || status != 0)
    throw std::runtime_error("the store could not be filled");
}

void run(std::size_t users) {
  const test::TemporaryFolder folder;
  const store::StoreOptions options{.directory = folder.path() / "data",
                                    .keys = crypto::Keyring::create(crypto::system_random()),
                                    .random = crypto::system_random()};
  fill_apart(options, users);
  const auto store = opened(store::Store::open(options));
  measure_scan(*store, users);
  measure_writes(*store, sample_of_keys(*store), folder.path());
}

}  // namespace
}  // namespace rollcall::bench

// Without an argument, 100,000 and 1,000,000 users.
int main(int count, char** arguments) {
  if (count > 1) {
    rollcall::bench::run(std::stoul(arguments[1]));
    return EXIT_SUCCESS;
  }
  for (const std::size_t users : {100'000U, 1'000'000U})
    rollcall::bench::run(users);
  return EXIT_SUCCESS;
}
