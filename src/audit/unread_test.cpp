// What nobody could read is never decided over: for any row and any of its cells, where the cell's
// value would have made a difference, the verdict without it is Manual.

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>

#include "audit/cells.h"
#include "support/findings.h"

namespace rollcall::audit {
namespace {

using namespace std::chrono_literals;
using report::Cell;
using report::OwnedRow;
using test::report_time;

// What may stand in a cell, so that most limits lie between two of them.
struct Pools {
  static std::vector<bool> of(const bool&) { return {false, true}; }
  static std::vector<Cell<bool>> of(const Cell<bool>&) {
    return {false, true, test::none, test::not_supported};
  }
  static std::vector<base::Instant> of(const base::Instant&) {
    return {base::Instant{base::Seconds{1'350'000'000}}, report_time - 100 * 24h,
            report_time - 24h};
  }
  static std::vector<Cell<base::Instant>> of(const Cell<base::Instant>&) {
    return {test::none,
            test::no_information,
            base::Instant{base::Seconds{1'350'000'000}},
            report_time - 400 * 24h,
            report_time - 100 * 24h,
            report_time - 50 * 24h,
            report_time - 24h};
  }
  static std::vector<Cell<std::string>> of(const Cell<std::string>&) {
    return {test::none, std::string("us-east-1"), std::string("iam")};
  }
  static std::vector<std::string> of(const std::string& text) { return {text}; }
};

OwnedRow a_random_row(std::mt19937& random, const OwnedRow& whose) {
  OwnedRow row = whose;
  report::for_each_cell(row, [&](auto& cell) {
    const auto pool = Pools::of(cell);
    cell = pool[random() % pool.size()];
  });
  return row;
}

// The row once for each value that the cell may have.
std::vector<OwnedRow> variants(const OwnedRow& row, std::size_t column) {
  std::vector<OwnedRow> all;
  bool has_more = true;
  for (std::size_t choice = 0; has_more; ++choice) {
    OwnedRow variant = row;
    std::size_t at = 0;
    report::for_each_cell(variant, [&](auto& cell) {
      if (at++ != column)
        return;
      const auto pool = Pools::of(cell);
      has_more = choice + 1 < pool.size();
      cell = pool[choice];
    });
    all.push_back(std::move(variant));
  }
  return all;
}

// As a reader leaves it where it could make nothing of it.
OwnedRow without(const OwnedRow& row, std::size_t column) {
  OwnedRow left = row;
  std::size_t at = 0;
  report::for_each_cell(left, [&]<typename Value>(Value& cell) {
    if (at++ != column)
      return;
    if constexpr (requires { cell.error(); })
      cell = test::none;
    else
      cell = Value{};
  });
  return left;
}

using Statuses = std::map<std::pair<std::string_view, Slot>, Status>;

Statuses statuses_of(const Entry& entry, const Terms& terms) {
  Statuses statuses;
  for (const Finding& finding : Auditor(terms, {.is_member_account = true}).judge(entry))
    statuses[{finding.control->id, finding.slot}] = finding.status();
  return statuses;
}

void expect_no_guess(const OwnedRow& row, std::size_t column, const Terms& terms) {
  std::map<std::pair<std::string_view, Slot>, std::set<Status>> possible;
  for (const OwnedRow& variant : variants(row, column))
    for (const auto& [what, status] : statuses_of({variant}, terms))
      possible[what].insert(status);
  const report::Unread unread[] = {{column, "???"}};
  const OwnedRow left = without(row, column);
  for (const auto& [what, status] : statuses_of({left, unread}, terms)) {
    const auto& could_be = possible[what];
    if (status != Status::Manual) {
      EXPECT_EQ(could_be, std::set{status})
          << what.first << " guessed " << to_string(status) << " without " << cell_name(column);
    }
  }
}

TEST(WhatNobodyCouldRead, IsNeverDecidedOver) {
  std::mt19937 random(1);
  Terms terms{.as_of = report_time,
              .words = {{"allowed-regions", {"us-east-1"}}, {"canaries", {"a"}}},
              .controls = controls()};
  for (int round = 0; round < 60; ++round)
    for (const OwnedRow& whose : {test::a_row("a"), test::the_root()}) {
      terms.limits = round % 2 == 0 ? decltype(terms.limits){}
                                    : decltype(terms.limits){{"initial-window", 10s},
                                                             {"rotation-overlap", 48h}};
      const OwnedRow row = a_random_row(random, whose);
      for (std::size_t column = columns::created; column < report::column_count; ++column)
        expect_no_guess(row, column, terms);
    }
}

TEST(WhatNobodyCouldRead, IsToldWithItsCellAndItsWord) {
  const OwnedRow row = test::with_key(test::a_row("a"), 0, 100 * 24h);
  const report::Unread unread[] = {{key_columns[0].last_used_date, "yesterday"}};
  const Finding finding = test::found(Entry{row, unread}, "CR-KEY-UNUSED-45", Slot::AccessKey1);
  EXPECT_EQ(finding.status(), Status::Manual);
  EXPECT_EQ(finding.column(), "access_key_1_last_used_date");
  EXPECT_EQ(finding.value, "yesterday");
  EXPECT_FALSE(finding.verdict.reason.english.empty());
  EXPECT_EQ(test::found(Entry{row, unread}, "CR-KEY-AGE-90", Slot::AccessKey1).status(),
            Status::Fail);
}

}  // namespace
}  // namespace rollcall::audit
