#pragma once
// The report's CSV for people who open it in a spreadsheet: no cell runs as a formula. That is all:
// a name such as 007 or 1E5 still becomes a number there, which only the workbook prevents. The
// bytes differ from the API's, so this is for eyes, not tools.

#include <string>
#include <string_view>

#include "base/result.h"

namespace rollcall::documents {

// A cell that begins like a formula gets an apostrophe in front. MalformedReport for what is no
// CSV.
base::Result<std::string> spreadsheet_csv(std::string_view csv);

}  // namespace rollcall::documents
