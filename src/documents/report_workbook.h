#pragma once
// The report as an XLSX workbook: dates that are dates, flags that are flags, and texts that are
// texts whatever they look like. The columns keep their names; around them it speaks a language.

#include <string>

#include "base/result.h"
#include "documents/language.h"
#include "documents/report_facts.h"

namespace rollcall::documents {

// More rows than a sheet has.
inline constexpr std::size_t most_workbook_rows = 1'048'575;

// ServiceFailure where the library has no memory, or no room for its temporary files;
// ValidationError for a report with more rows than a sheet has.
base::Result<std::string> report_workbook(const Report& report, Language language);

}  // namespace rollcall::documents
