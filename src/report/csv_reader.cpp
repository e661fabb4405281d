#include "report/csv_reader.h"

#include <algorithm>
#include <optional>
#include <span>

#include "report/cell_words.h"
#include "report/column_table.h"
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

template <typename Value>
constexpr bool may_be_absent = false;
template <typename Value>
constexpr bool may_be_absent<Cell<Value>> = true;

// What a cell is that cannot be read as such a value. A text always can.
template <typename Value>
constexpr std::string_view complaint = {};
template <>
constexpr std::string_view complaint<bool> = "neither true nor false";
template <>
constexpr std::string_view complaint<Cell<bool>> = "neither true nor false, nor a word for neither";
template <>
constexpr std::string_view complaint<base::Instant> = "not a time";
template <>
constexpr std::string_view complaint<Cell<base::Instant>> = "neither a time nor a word for none";

template <typename Value>
std::optional<Value> read_cell(std::string_view cell) {
  if constexpr (may_be_absent<Value>) {
    if (const auto absence = absence_of(cell))
      return std::optional<Value>(std::in_place, std::unexpect, *absence);
    if (auto value = read_cell<typename Value::value_type>(cell))
      return std::optional<Value>(std::in_place, *std::move(value));
    return std::nullopt;
  } else if constexpr (std::is_same_v<Value, bool>) {
    return flag_of(cell);
  } else if constexpr (std::is_same_v<Value, base::Instant>) {
    return base::parse_iso8601(cell);
  } else {
    return Value(cell);
  }
}

// Ends at the first cell that cannot be read.
base::Result<OwnedRow> read_row(const CsvRecords& records, const Places& places) {
  OwnedRow row;
  std::optional<base::Error> wrong;
  std::size_t column = 0;
  for_each_cell(row, [&]<typename Value>(Value& value) {
    const std::string_view cell = records.cells()[places[column]];
    const std::string_view name = column_names[column++];
    if (wrong)
      return;
    if (auto read = read_cell<Value>(cell))
      value = *std::move(read);
    else
      wrong =
          malformed(records.line(), ", column " + std::string(name) + ": '" + std::string(cell) +
                                        "' is " + std::string(complaint<Value>))
              .error();
  });
  if (wrong)
    return std::unexpected(*std::move(wrong));
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
    rows.push_back(TRY(read_row(records, places)));
  }
  return rows;
}

}  // namespace rollcall::report
