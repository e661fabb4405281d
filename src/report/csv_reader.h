#pragma once
// Reads a credential report, ours or AWS's, of any edition.

#include <string_view>
#include <vector>

#include "base/result.h"
#include "report/owned_row.h"

namespace rollcall::report {

// All rows of a report in their order. Columns are found by their names, wherever they stand, and
// others are passed over; flags are read whatever their case, an empty cell as N/A.
// MalformedReport, naming line and column.
base::Result<std::vector<OwnedRow>> read_csv(std::string_view csv);

}  // namespace rollcall::report
