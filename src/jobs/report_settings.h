#pragma once
// What an operator decides about credential reports.

#include <cstddef>
#include <optional>

#include "base/instant.h"
#include "report/edition.h"

namespace rollcall::jobs {

struct ReportSettings {
  report::Edition edition = report::Edition::Guide;  // of accounts that name none themselves
  std::size_t kept = 100;                 // finished reports of an account; the oldest go first
  std::optional<base::Seconds> kept_for;  // and for how long; absent: whatever their age
};

}  // namespace rollcall::jobs
