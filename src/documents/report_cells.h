#pragma once
// The cells of a row of the report in the order of its columns, each as what it is: text, flag or
// date.

#include <string>
#include <string_view>

#include "report/columns.h"
#include "report/csv_reader.h"

namespace rollcall::documents {

// Calls `cell` with each of the column_count cells: a std::string, a bool, or a report::Cell of one
// of these or of a base::Instant.
template <typename Visitor>
void for_each_cell(const report::OwnedRow& row, Visitor&& cell) {
  cell(row.user);
  cell(row.arn);
  cell(report::Cell<base::Instant>(row.user_creation_time));
  cell(row.password_enabled);
  cell(row.password_last_used);
  cell(row.password_last_changed);
  cell(row.password_next_rotation);
  cell(row.mfa_active);
  for (const report::KeyCells& key : row.access_keys) {
    cell(key.active);
    cell(key.last_rotated);
    cell(key.last_used_date);
    cell(key.last_used_region);
    cell(key.last_used_service);
  }
  for (const report::CertificateCells& certificate : row.certificates) {
    cell(certificate.active);
    cell(certificate.last_rotated);
  }
}

// A cell as the report spells it.
inline std::string shown(const std::string& text) { return text; }
inline std::string shown(bool flag) { return flag ? "true" : "false"; }
inline std::string shown(base::Instant instant) { return base::to_iso8601(instant); }
template <typename T>
std::string shown(const report::Cell<T>& cell) {
  return cell ? shown(*cell) : std::string(report::to_string(cell.error()));
}

}  // namespace rollcall::documents
