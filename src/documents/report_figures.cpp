#include "documents/report_figures.h"

#include <algorithm>
#include <cassert>

#include "audit/credentials.h"
#include "audit/page_controls.h"

namespace rollcall::documents {
namespace {

std::size_t bar_of(base::Seconds age) {
  const auto limit =
      std::ranges::find_if(age_limits, [&](int days) { return age <= std::chrono::days{days}; });
  return static_cast<std::size_t>(limit - age_limits.begin());
}

void count_keys(ReportFigures& figures, const report::OwnedRow& row, base::Instant generated) {
  for (const audit::Credential& key : audit::credentials_of(row)) {
    const bool is_dated = key.slot != audit::Slot::Password &&
                          row.access_keys[key.slot == audit::Slot::AccessKey1 ? 0 : 1].last_rotated;
    if (!is_dated)
      continue;
    KeyCounts& counts = figures.keys_by_age[bar_of(generated - key.set.at)];
    ++(key.is_active ? counts.active : counts.inactive);
  }
}

bool lacks_mfa(const std::vector<audit::Finding>& findings) {
  return std::ranges::any_of(findings, [](const audit::Finding& finding) {
    return finding.control->topic == audit::Topic::Mfa && finding.status() == audit::Status::Fail;
  });
}

}  // namespace

ReportFigures figures_of(const Report& report) {
  ReportFigures figures;
  audit::Auditor auditor({.as_of = report.facts.generated, .controls = audit::page_controls()});
  audit::Tallies tallies(auditor.controls());
  for (const report::OwnedRow& row : report.rows) {
    const auto findings = auditor.judge({row});
    tallies.add(findings);
    figures.users += audit::is_root(row) ? 0 : 1;
    figures.console_users += audit::can_sign_in(row) ? 1 : 0;
    if (lacks_mfa(findings))
      figures.without_mfa.push_back(row.user);
    count_keys(figures, row, report.facts.generated);
  }
  figures.tallies = tallies.all();
  return figures;
}

int days_of(const audit::Control& control) {
  const base::Seconds limit = control.limit ? control.limit->usual : base::Seconds{0};
  return static_cast<int>(std::chrono::floor<std::chrono::days>(limit).count());
}

int rotation_days() {
  const auto all = audit::page_controls();
  const auto rotation = std::ranges::find(all, audit::Topic::Rotation, &audit::Control::topic);
  assert(rotation != all.end());
  return days_of(**rotation);
}

}  // namespace rollcall::documents
