// The formatter alone: rows in memory to CSV in a reused buffer, against memcpy of the same bytes
// in the same run.

#include <fmt/core.h>

#include <algorithm>
#include <cstring>

#include "base/instant.h"
#include "bench/decoded_rows.h"
#include "bench/stopwatch.h"
#include "report/csv_writer.h"

namespace rollcall::bench {
namespace {

constexpr std::size_t users = 200'000;
constexpr std::size_t piece_size = 768 * 1024;
constexpr int rounds = 9;

void run() {
  const DecodedRows decoded = decoded_rows(users);
  std::string csv;
  const auto format = [&](const report::CsvWriter::Sink& sink) {
    report::CsvWriter writer({report::Edition::Guide, 90}, piece_size, sink);
    for (const report::Row& row : decoded.rows)
      writer.append(row);
    writer.finish();
  };
  format([&](std::string_view piece) { csv.append(piece); });

  std::size_t bytes = 0;
  const double formatting =
      best_of(rounds, [&] { format([&](std::string_view piece) { bytes += piece.size(); }); });

  std::string copy(piece_size, '\0');
  const double copying = best_of(rounds, [&] {
    for (std::size_t at = 0; at < csv.size(); at += piece_size) {
      std::memcpy(copy.data(), csv.data() + at, std::min(piece_size, csv.size() - at));
      asm volatile("" : : "r"(copy.data()) : "memory");  // the copy is not to be left out
    }
  });

  fmt::print("{} rows, {:.0f} bytes each\n", users, static_cast<double>(csv.size()) / users);
  fmt::print("format   {:6.1f} ns/row  {:6.2f} M rows/s  {:5.2f} GB/s\n", formatting / users * 1e9,
             users / formatting * 1e-6, static_cast<double>(csv.size()) / formatting * 1e-9);
  fmt::print("memcpy   {:6.1f} ns/row  {:6.2f} M rows/s  {:5.2f} GB/s\n", copying / users * 1e9,
             users / copying * 1e-6, static_cast<double>(csv.size()) / copying * 1e-9);
  fmt::print("format / memcpy speed: {:.2f}\n", copying / formatting);
}

}  // namespace
}  // namespace rollcall::bench

int main() { rollcall::bench::run(); }
