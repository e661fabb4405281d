#pragma once
// The words of a report's cells, as readers take them: flags whatever their case, an empty cell as
// N/A.

#include <optional>
#include <string_view>

#include "base/ascii.h"
#include "report/columns.h"

namespace rollcall::report {

inline std::optional<bool> flag_of(std::string_view cell) {
  if (base::equal_ignoring_case(cell, "true"))
    return true;
  if (base::equal_ignoring_case(cell, "false"))
    return false;
  return std::nullopt;
}

inline std::optional<Absence> absence_of(std::string_view cell) {
  return cell.empty() ? Absence::NotApplicable : parse_absence(cell);
}

}  // namespace rollcall::report
