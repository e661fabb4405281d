#pragma once
// A row of somebody else's report, as an auditor takes it.

#include "audit/judge.h"
#include "report/dialects/foreign_row.h"

namespace rollcall::audit {

// Views into the row, which must outlive it.
inline Entry entry_of(const report::ForeignRow& row) {
  Entry entry{.row = row.row, .unread = row.unread};
  if (row.further_credentials)
    entry.further_credentials = *row.further_credentials;
  return entry;
}

}  // namespace rollcall::audit
