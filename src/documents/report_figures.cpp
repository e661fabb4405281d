#include "documents/report_figures.h"

#include <algorithm>

#include "iam/user.h"

namespace rollcall::documents {
namespace {

// What a report says of root's password may be not_supported; root can sign in with one then.
bool is_console_user(const report::OwnedRow& row) {
  return row.password_enabled ? *row.password_enabled
                              : row.password_enabled.error() == report::Absence::NotSupported;
}

std::size_t age_of(base::Instant made, base::Instant generated) {
  const auto days = std::chrono::floor<std::chrono::days>(generated - made).count();
  return static_cast<std::size_t>(std::ranges::lower_bound(age_limits, days) - age_limits.begin());
}

void count_key(ReportFigures& figures, const report::KeyCells& key, base::Instant generated) {
  if (key.active) {
    ++figures.active_keys;
    figures.keys_never_used += key.last_used_date ? 0 : 1;
  }
  if (!key.last_rotated)
    return;
  KeyCounts& counts = figures.keys_by_age[age_of(*key.last_rotated, generated)];
  ++(key.active ? counts.active : counts.inactive);
}

}  // namespace

ReportFigures figures_of(const Report& report) {
  ReportFigures figures;
  for (const report::OwnedRow& row : report.rows) {
    figures.users += row.user == iam::root_user ? 0 : 1;
    if (is_console_user(row)) {
      ++figures.console_users;
      figures.console_users_with_mfa += row.mfa_active ? 1 : 0;
    }
    for (const report::KeyCells& key : row.access_keys)
      count_key(figures, key, report.facts.generated);
  }
  return figures;
}

}  // namespace rollcall::documents
