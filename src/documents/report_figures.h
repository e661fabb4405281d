#pragma once
// What a report adds up to: the numbers behind its pictures. What needs attention is the audit's
// word; here it is only counted. Ages count from when the report was generated, never from when
// somebody looks at it.

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "audit/judge.h"
#include "documents/report_facts.h"

namespace rollcall::documents {

// Where the bars of the picture of key ages end: an age of so many days belongs to the bar, one of
// a second more to the next. The last bar is of those that are older.
inline constexpr std::array<int, 5> age_limits{30, 60, 90, 180, 365};

struct KeyCounts {
  std::size_t active = 0;
  std::size_t inactive = 0;
  bool operator==(const KeyCounts&) const = default;
};

struct ReportFigures {
  std::size_t users = 0;                 // without root
  std::size_t console_users = 0;         // who can sign in with a password; root among them
  std::vector<std::string> without_mfa;  // of these, in the order of the report
  std::array<KeyCounts, age_limits.size() + 1> keys_by_age{};  // since they were made
  std::vector<audit::Tally> tallies;                           // in the order of page_controls()

  std::size_t with_mfa() const { return console_users - without_mfa.size(); }
};

ReportFigures figures_of(const Report& report);

// The usual limit of a control, in days.
int days_of(const audit::Control& control);

// From how many days on an active key is to be replaced.
int rotation_days();

}  // namespace rollcall::documents
