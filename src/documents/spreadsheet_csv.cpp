#include "documents/spreadsheet_csv.h"

#include <algorithm>

#include "report/csv_records.h"

namespace rollcall::documents {
namespace {

// What spreadsheets begin a formula with, also behind spaces, a tab or a line break, and where they
// are Japanese in full width too. OWASP, "CSV Injection".
constexpr std::string_view beginnings[] = {"=",  "+",  "-",  "@",  "\t", "\r",
                                           "\n", "＝", "＋", "－", "＠"};

bool is_like_a_formula(std::string_view cell) {
  cell.remove_prefix(std::min(cell.find_first_not_of(' '), cell.size()));
  return std::ranges::any_of(beginnings,
                             [&](std::string_view sign) { return cell.starts_with(sign); });
}

// RFC 4180.
void append_cell(std::string& out, std::string_view cell) {
  const bool needs_quotes = cell.find_first_of(",\"\r\n") != cell.npos;
  out += needs_quotes ? "\"" : "";
  out += is_like_a_formula(cell) ? "'" : "";
  for (const char c : cell)
    out.append(c == '"' ? 2 : 1, c);
  out += needs_quotes ? "\"" : "";
}

}  // namespace

base::Result<std::string> spreadsheet_csv(std::string_view csv) {
  std::string out;
  out.reserve(csv.size() + csv.size() / 16);
  report::CsvRecords records(csv);
  while (TRY(records.advance())) {
    // Spreadsheets read CRLF, and a line end behind the last line too.
    std::string_view separator;
    for (const std::string_view cell : records.cells()) {
      out += separator;
      append_cell(out, cell);
      separator = ",";
    }
    out += "\r\n";
  }
  return out;
}

}  // namespace rollcall::documents
