#include "audit/judge.h"

#include <algorithm>
#include <span>

#include "audit/controls.h"
#include "audit/credentials.h"
#include "report/cell_text.h"

namespace rollcall::audit {
namespace {

constexpr Slot of_user[] = {Slot::User};
constexpr Slot of_password[] = {Slot::Password};
constexpr Slot of_keys[] = {Slot::AccessKey1, Slot::AccessKey2};

std::span<const Slot> slots_of(About about) {
  switch (about) {
    case About::User:
      return of_user;
    case About::Password:
      return of_password;
    case About::AccessKeys:
      return of_keys;
  }
  return {};
}

Finding finding_of(const Control& control, const Question& question) {
  Finding finding{.control = &control,
                  .user = question.row.user,
                  .slot = question.slot,
                  .verdict = control.check(question),
                  .value = {}};
  finding.value = report::cell_text(question.row, finding.verdict.column);
  if (finding.verdict.since)
    finding.age = question.as_of - *finding.verdict.since;
  return finding;
}

}  // namespace

base::Seconds limit_of(const Control& control, const Terms& terms) {
  if (!control.limit)
    return base::Seconds{0};
  const auto set = terms.limits.find(control.limit->name);
  return set == terms.limits.end() ? control.limit->usual : set->second;
}

std::string_view Finding::column() const { return report::column_names[verdict.column]; }

std::vector<Finding> judge(const report::OwnedRow& row, const Terms& terms) {
  const auto holder = is_root(row) ? report::Holder::Root : report::Holder::User;
  std::vector<Finding> findings;
  for (const Control* const control : controls()) {
    if (control->asks.of != holder)
      continue;
    const base::Seconds limit = limit_of(*control, terms);
    for (const Slot slot : slots_of(control->asks.about))
      findings.push_back(finding_of(*control, {row, slot, terms.as_of, limit}));
  }
  return findings;
}

Tallies::Tallies() {
  for (const Control* const control : controls())
    tallies_.push_back({.control = control});
}

void Tallies::add(const std::vector<Finding>& findings) {
  for (Tally& tally : tallies_) {
    const auto failed =
        static_cast<std::size_t>(std::ranges::count_if(findings, [&](const Finding& finding) {
          return finding.control == tally.control && finding.status() == Status::Fail;
        }));
    tally.users += failed > 0 ? 1 : 0;
    tally.credentials += tally.control->asks.about == About::User ? 0 : failed;
  }
}

}  // namespace rollcall::audit
