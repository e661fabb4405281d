#pragma once
// The cells of a row that was read, in the order of its columns, spelled as the report spells them:
// for whoever shows a cell or names the value that something rests on.

#include <string>

#include "report/column_table.h"

namespace rollcall::report {

inline std::string cell_text(const std::string& text) { return text; }
inline std::string cell_text(bool flag) { return flag ? "true" : "false"; }
inline std::string cell_text(base::Instant instant) { return base::to_iso8601(instant); }
template <typename T>
std::string cell_text(const Cell<T>& cell) {
  return cell ? cell_text(*cell) : std::string(to_string(cell.error()));
}

// The cell of the column of that index in column_names.
inline std::string cell_text(const OwnedRow& row, std::size_t column) {
  std::string text;
  std::size_t index = 0;
  for_each_cell(row, [&](const auto& cell) {
    if (index++ == column)
      text = cell_text(cell);
  });
  return text;
}

}  // namespace rollcall::report
