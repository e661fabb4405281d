#pragma once
// What a report adds up to: the numbers behind its pictures. Ages count from when the report was
// generated, never from when somebody looks at it.

#include <array>
#include <cstddef>

#include "base/instant.h"
#include "documents/report_facts.h"

namespace rollcall::documents {

// The last day of each age that keys are counted by; the last count is of those that are older.
inline constexpr std::array<int, 5> age_limits{30, 60, 90, 180, 365};

// An active key that is older is to be replaced: one of age_limits. CIS AWS Foundations Benchmark,
// "Ensure access keys are rotated every 90 days or less".
inline constexpr int rotation_days = 90;

struct KeyCounts {
  std::size_t active = 0;
  std::size_t inactive = 0;
  bool operator==(const KeyCounts&) const = default;
};

struct ReportFigures {
  std::size_t users = 0;          // without root
  std::size_t console_users = 0;  // who can sign in with a password; root among them
  std::size_t console_users_with_mfa = 0;
  std::size_t active_keys = 0;
  std::size_t keys_never_used = 0;                             // active ones
  std::array<KeyCounts, age_limits.size() + 1> keys_by_age{};  // since they were made
};

ReportFigures figures_of(const Report& report);

}  // namespace rollcall::documents
