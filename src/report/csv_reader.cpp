#include "report/csv_reader.h"

#include <algorithm>
#include <optional>
#include <span>

#include "base/ascii.h"
#include "report/csv_records.h"
#include "report/errors.h"

namespace rollcall::report {
namespace {

// Where in a record each of our columns stands.
using Places = std::array<std::size_t, column_count>;

std::unexpected<base::Error> malformed(std::size_t line, const std::string& what) {
  return base::fail(errors::malformed_report, "line " + std::to_string(line) + what);
}

base::Result<Places> find_columns(std::span<const std::string_view> names) {
  Places places{};
  for (std::size_t column = 0; column < column_count; ++column) {
    const std::string_view name = column_names[column];
    const auto found = std::ranges::find(names, name);
    if (found == names.end())
      return malformed(1, ": there is no column " + std::string(name));
    if (std::ranges::count(names, name) > 1)
      return malformed(1, ": there are two columns " + std::string(name));
    places[column] = static_cast<std::size_t>(found - names.begin());
  }
  return places;
}

// Hands out the cells of a record in the order of our columns.
class Cells {
 public:
  Cells(const CsvRecords& records, const Places& places) : records_(records), places_(places) {}

  base::Result<std::string> text() { return std::string(next()); }

  base::Result<Cell<std::string>> text_or_absence() {
    const std::string_view cell = next();
    if (const auto absence = absence_of(cell))
      return Cell<std::string>(std::unexpected(*absence));
    return Cell<std::string>(cell);
  }

  base::Result<bool> flag() {
    const std::string_view cell = next();
    if (const auto flag = flag_of(cell))
      return *flag;
    return wrong(cell, "neither true nor false");
  }

  base::Result<Cell<bool>> flag_or_absence() {
    const std::string_view cell = next();
    if (const auto flag = flag_of(cell))
      return Cell<bool>(*flag);
    if (const auto absence = absence_of(cell))
      return Cell<bool>(std::unexpected(*absence));
    return wrong(cell, "neither true nor false, nor a word for neither");
  }

  base::Result<base::Instant> time() {
    const std::string_view cell = next();
    if (const auto instant = base::parse_iso8601(cell))
      return *instant;
    return wrong(cell, "not a time");
  }

  base::Result<Cell<base::Instant>> time_or_absence() {
    const std::string_view cell = next();
    if (const auto instant = base::parse_iso8601(cell))
      return Cell<base::Instant>(*instant);
    if (const auto absence = absence_of(cell))
      return Cell<base::Instant>(std::unexpected(*absence));
    return wrong(cell, "neither a time nor a word for none");
  }

 private:
  std::string_view next() { return records_.cells()[places_[column_++]]; }

  static std::optional<bool> flag_of(std::string_view cell) {
    if (base::equal_ignoring_case(cell, "true"))
      return true;
    if (base::equal_ignoring_case(cell, "false"))
      return false;
    return std::nullopt;
  }

  static std::optional<Absence> absence_of(std::string_view cell) {
    return cell.empty() ? Absence::NotApplicable : parse_absence(cell);
  }

  std::unexpected<base::Error> wrong(std::string_view cell, std::string_view what) const {
    return malformed(records_.line(), ", column " + std::string(column_names[column_ - 1]) + ": '" +
                                          std::string(cell) + "' is " + std::string(what));
  }

  const CsvRecords& records_;
  const Places& places_;
  std::size_t column_ = 0;
};

base::Result<KeyCells> read_key(Cells& cells) {
  KeyCells key;
  key.active = TRY(cells.flag());
  key.last_rotated = TRY(cells.time_or_absence());
  key.last_used_date = TRY(cells.time_or_absence());
  key.last_used_region = TRY(cells.text_or_absence());
  key.last_used_service = TRY(cells.text_or_absence());
  return key;
}

base::Result<CertificateCells> read_certificate(Cells& cells) {
  CertificateCells certificate;
  certificate.active = TRY(cells.flag());
  certificate.last_rotated = TRY(cells.time_or_absence());
  return certificate;
}

// Takes the cells in the order of columns.cpp.
base::Result<OwnedRow> read_row(Cells cells) {
  OwnedRow row;
  row.user = TRY(cells.text());
  row.arn = TRY(cells.text());
  row.user_creation_time = TRY(cells.time());
  row.password_enabled = TRY(cells.flag_or_absence());
  row.password_last_used = TRY(cells.time_or_absence());
  row.password_last_changed = TRY(cells.time_or_absence());
  row.password_next_rotation = TRY(cells.time_or_absence());
  row.mfa_active = TRY(cells.flag());
  for (KeyCells& key : row.access_keys)
    key = TRY(read_key(cells));
  for (CertificateCells& certificate : row.certificates)
    certificate = TRY(read_certificate(cells));
  return row;
}

}  // namespace

base::Result<std::vector<OwnedRow>> read_csv(std::string_view csv) {
  CsvRecords records(csv);
  if (!TRY(records.advance()))
    return malformed(1, ": there is no header");
  const std::size_t width = records.cells().size();
  const Places places = TRY(find_columns(records.cells()));
  std::vector<OwnedRow> rows;
  while (TRY(records.advance())) {
    if (records.cells().size() != width)
      return malformed(records.line(), ": " + std::to_string(records.cells().size()) +
                                           " cells under a header of " + std::to_string(width));
    rows.push_back(TRY(read_row(Cells(records, places))));
  }
  return rows;
}

}  // namespace rollcall::report
