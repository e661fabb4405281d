// What it costs to judge rows by all controls, with every finding made: beside the copying of the
// same rows in the same run.

#include <fmt/core.h>

#include <string>
#include <vector>

#include "audit/controls.h"
#include "audit/judge.h"
#include "bench/stopwatch.h"
#include "report/owned_row.h"

namespace rollcall::bench {
namespace {

constexpr std::size_t rows_judged = 100'000;
constexpr int rounds = 5;
constexpr base::Instant now{base::Seconds{1'789'128'000}};
constexpr auto none = std::unexpected(report::Absence::NotApplicable);

report::KeyCells a_key(std::size_t number) {
  if (number % 3 == 0)
    return {false, none, none, none, none};
  const base::Instant made = now - std::chrono::hours{number % 5'000};
  if (number % 5 == 0)
    return {true, made, none, none, none};
  return {number % 7 != 0, made, made + std::chrono::hours{number % 500}, "us-east-1", "s3"};
}

std::vector<report::OwnedRow> some_rows() {
  std::vector<report::OwnedRow> rows;
  for (std::size_t i = 0; i < rows_judged; ++i) {
    report::OwnedRow row{.user = "user-" + std::to_string(i),
                         .arn = "arn:aws:iam::123456789012:user/user-" + std::to_string(i),
                         .user_creation_time = now - std::chrono::hours{6'000},
                         .password_enabled = i % 2 == 0,
                         .password_last_used = none,
                         .password_last_changed = none,
                         .password_next_rotation = none,
                         .mfa_active = i % 4 == 0,
                         .access_keys = {a_key(i), a_key(i * 31 + 1)},
                         .certificates = {}};
    row.certificates = {report::CertificateCells{false, none},
                        report::CertificateCells{false, none}};
    if (i % 2 == 0)
      row.password_last_changed = now - std::chrono::hours{i % 4'000};
    rows.push_back(std::move(row));
  }
  return rows;
}

void run() {
  const auto rows = some_rows();
  std::size_t findings = 0;
  std::size_t failed = 0;
  const double judging = best_of(rounds, [&] {
    audit::Auditor auditor({.as_of = now, .controls = audit::controls()});
    audit::Tallies tallies(auditor.controls());
    findings = 0;
    failed = 0;
    for (const report::OwnedRow& row : rows) {
      const auto of_row = auditor.judge({row});
      findings += of_row.size();
      tallies.add(of_row);
    }
    for (const audit::Tally& tally : tallies.all())
      failed += tally.failed;
  });
  const double copying = best_of(rounds, [&] {
    const std::vector<report::OwnedRow> copy = rows;
    asm volatile("" : : "r"(copy.data()) : "memory");  // the copy is not to be left out
  });
  fmt::print("{} rows by {} controls: {} findings, {} fail\n", rows.size(),
             audit::controls().size(), findings, failed);
  fmt::print("judge  {:6.3f} s  {:5.0f} ns/finding\n", judging,
             judging / static_cast<double>(findings) * 1e9);
  fmt::print("copy   {:6.3f} s  (judging takes {:.1f} times as long)\n", copying,
             judging / copying);
}

}  // namespace
}  // namespace rollcall::bench

int main() { rollcall::bench::run(); }
