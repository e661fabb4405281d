#pragma once
// The cells of a row of the report, in the order of its columns (report::for_each_cell), as people
// are shown them.

#include <string>

#include "report/column_table.h"

namespace rollcall::documents {

// A cell as the report spells it.
inline std::string shown(const std::string& text) { return text; }
inline std::string shown(bool flag) { return flag ? "true" : "false"; }
inline std::string shown(base::Instant instant) { return base::to_iso8601(instant); }
template <typename T>
std::string shown(const report::Cell<T>& cell) {
  return cell ? shown(*cell) : std::string(report::to_string(cell.error()));
}

}  // namespace rollcall::documents
