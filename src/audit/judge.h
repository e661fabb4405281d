#pragma once
// The one engine that asks controls of a report: whoever shows, counts or exports what needs
// attention asks here. What it finds follows from the rows, the terms and nothing else, so that the
// same report gives the same findings for ever.

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "audit/control.h"

namespace rollcall::audit {

// By what a report is judged: at which moment (that of the report, unless somebody says otherwise),
// and by which limits where they are not the usual ones.
struct Terms {
  base::Instant as_of;
  std::map<std::string, base::Seconds, std::less<>> limits = {};
};

// Zero for a control without one.
base::Seconds limit_of(const Control& control, const Terms& terms);

// One for each control, user and slot that the control asks about, a slot with nothing in it
// included.
struct Finding {
  const Control* control;
  std::string user;
  Slot slot;
  Verdict verdict;
  std::string value;  // of the cell it rests on, as the report spells it
  std::optional<base::Seconds> age = {};

  Status status() const { return verdict.status; }
  std::string_view column() const;
};

// What all controls say of a row, in the order of their ids.
std::vector<Finding> judge(const report::OwnedRow& row, const Terms& terms);

// How many fail a control: in users, and in credentials where it asks about credentials.
struct Tally {
  const Control* control;
  std::size_t users = 0;
  std::size_t credentials = 0;
};

// Counts findings user by user.
class Tallies {
 public:
  Tallies();

  // All findings of one row.
  void add(const std::vector<Finding>& findings);

  // In the order of controls().
  const std::vector<Tally>& all() const { return tallies_; }

 private:
  std::vector<Tally> tallies_;
};

}  // namespace rollcall::audit
