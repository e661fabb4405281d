#pragma once
// The one engine that asks controls of a report: whoever shows, counts or exports what needs
// attention asks here. What it finds follows from the rows, the facts, the terms and nothing else,
// so that the same report gives the same findings for ever.

#include <map>
#include <span>
#include <string>
#include <vector>

#include "audit/control.h"
#include "audit/finding.h"

namespace rollcall::audit {

// By what a report is judged: at which moment (that of the report, unless somebody says otherwise),
// by which limits, counts and words where they are not the usual ones, and by which controls.
struct Terms {
  base::Instant as_of;
  std::map<std::string, base::Seconds, std::less<>> limits = {};
  std::map<std::string, int, std::less<>> counts = {};
  std::map<std::string, std::vector<std::string>, std::less<>> words = {};
  std::span<const Control* const> controls = {};  // none: those that are always asked
  std::optional<base::Instant> read_at = {};      // when somebody looks at the report
};

// Zero for a control without one.
base::Seconds limit_of(const Control& control, const Terms& terms);

// One row of a report, and what a reader could not make of it.
struct Entry {
  const report::OwnedRow& row;
  std::span<const report::Unread> unread = {};
  // The cell of additional_credentials_info, in reports that have it.
  std::optional<std::string_view> further_credentials = {};
};

// Takes the rows of one report one after the other, and keeps none of them: a report of any size is
// judged in the same memory.
class Auditor {
 public:
  explicit Auditor(const Terms& terms, Facts facts = {});

  // One finding for each control, in the order of their ids, and for each slot that it asks about,
  // one with nothing in it included.
  std::vector<Finding> judge(const Entry& entry);

  // Of the account as a whole, once all rows were judged; and of root, where no row was root's.
  std::vector<Finding> conclude() const;

  std::span<const Control* const> controls() const { return controls_; }

 private:
  // A control with what it measures by.
  struct Measure {
    const Control* control;
    base::Seconds limit;
    int count;
    std::vector<std::string> words;
  };

  std::vector<const Control*> controls_;
  std::vector<Measure> measures_;
  base::Instant as_of_;
  std::optional<base::Instant> read_at_;
  Facts facts_;
  RootRow root_row_ = RootRow::Absent;
};

// What the controls say of a single row.
std::vector<Finding> judge(const report::OwnedRow& row, const Terms& terms);

// How the findings of a control came out; and how many fail it, in users, and in credentials where
// it asks about credentials.
struct Tally {
  const Control* control;
  std::size_t users = 0;
  std::size_t credentials = 0;
  std::size_t passed = 0;
  std::size_t failed = 0;
  std::size_t manual = 0;
  std::size_t not_applicable = 0;
};

// Counts findings user by user.
class Tallies {
 public:
  explicit Tallies(std::span<const Control* const> controls);

  // All findings of one row, or of the account, as an auditor gave them.
  void add(const std::vector<Finding>& findings);

  // In the order of the controls.
  const std::vector<Tally>& all() const { return tallies_; }

 private:
  std::vector<Tally> tallies_;
};

}  // namespace rollcall::audit
