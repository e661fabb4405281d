#pragma once
// One finding of one control, for a test to look at: the control is named, so that also those are
// asked that nobody asks otherwise.

#include <gtest/gtest.h>

#include <string_view>
#include <utility>

#include "audit/controls.h"
#include "audit/judge.h"
#include "support/owned_rows.h"

namespace rollcall::test {

inline audit::Finding found(const std::vector<audit::Finding>& findings, std::string_view id,
                            audit::Slot slot) {
  for (const audit::Finding& finding : findings)
    if (finding.control->id == id && finding.slot == slot)
      return finding;
  ADD_FAILURE() << id << " said nothing of this slot";
  return {};
}

// Of a row.
inline audit::Finding found(const audit::Entry& entry, std::string_view id, audit::Slot slot,
                            audit::Terms terms = {.as_of = report_time},
                            const audit::Facts& facts = {}) {
  const audit::Control* const named[] = {audit::find_control(id)};
  terms.controls = named;
  return found(audit::Auditor(terms, facts).judge(entry), id, slot);
}

// Of the account.
inline audit::Finding found_of_account(const audit::Facts& facts, std::string_view id,
                                       audit::Terms terms = {.as_of = report_time}) {
  const audit::Control* const named[] = {audit::find_control(id)};
  terms.controls = named;
  return found(audit::Auditor(terms, facts).conclude(), id, audit::Slot::Account);
}

inline audit::Status status_of(const report::OwnedRow& row, std::string_view id, audit::Slot slot) {
  return found(audit::Entry{row}, id, slot).status();
}

}  // namespace rollcall::test
