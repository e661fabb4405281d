#include "report/dialects/foreign_report.h"

#include <algorithm>

#include "iam/user.h"
#include "report/cell_words.h"
#include "report/dialects/envelope.h"
#include "report/dialects/zoned_time.h"
#include "report/errors.h"

namespace rollcall::report {
namespace {

std::unexpected<base::Error> malformed(std::size_t line, const std::string& what) {
  return base::fail(errors::malformed_report, "line " + std::to_string(line) + ": " + what);
}

template <typename Value>
constexpr bool may_be_absent = false;
template <typename Value>
constexpr bool may_be_absent<Cell<Value>> = true;

// nullopt where the cell says no such value.
template <typename Value>
std::optional<Value> value_of(std::string_view cell, const Dialect& dialect) {
  if constexpr (may_be_absent<Value>) {
    const auto absence =
        cell == dialect.absent ? std::optional(Absence::NotApplicable) : absence_of(cell);
    if (absence)
      return std::optional<Value>(std::in_place, std::unexpect, *absence);
    if (auto value = value_of<typename Value::value_type>(cell, dialect))
      return std::optional<Value>(std::in_place, *std::move(value));
    return std::nullopt;
  } else if constexpr (std::is_same_v<Value, bool>) {
    return flag_of(cell);
  } else if constexpr (std::is_same_v<Value, base::Instant>) {
    return parse_zoned_time(cell);
  } else {
    return Value(cell);
  }
}

// What stands for a value that was not read: nothing that a control could take for a fact.
template <typename Value>
Value no_value() {
  if constexpr (may_be_absent<Value>)
    return std::unexpected(Absence::NotApplicable);
  else
    return Value{};
}

}  // namespace

ForeignReport::ForeignReport(std::unique_ptr<const std::string> unwrapped, std::string_view csv)
    : unwrapped_(std::move(unwrapped)), records_(csv) {}

base::Result<ForeignReport> ForeignReport::open(std::string_view file) {
  auto envelope = TRY(unwrap(file));
  std::unique_ptr<const std::string> unwrapped;
  if (envelope)
    unwrapped = std::make_unique<const std::string>(std::move(envelope->csv));
  const std::string_view csv = unwrapped ? std::string_view(*unwrapped) : file;
  ForeignReport report(std::move(unwrapped), csv);
  if (envelope)
    report.generated_ = envelope->generated;
  if (!TRY(report.records_.advance()))
    return malformed(1, "there is no header");
  const auto header = report.records_.cells();
  report.names_.assign(header.begin(), header.end());
  const auto& names = report.names_;
  if (std::ranges::find(names, alibaba_dialect.sign) != names.end())
    report.dialect_ = &alibaba_dialect;
  for (std::size_t i = 0; i < names.size(); ++i)
    if (!names[i].empty() && std::find(names.begin(), names.begin() + static_cast<long>(i),
                                       names[i]) != names.begin() + static_cast<long>(i))
      return malformed(1, "there are two columns " + names[i]);
  for (std::size_t column = 0; column < column_count; ++column) {
    const std::string_view name = report.dialect_->columns[column];
    const auto found = std::ranges::find(names, name);
    if (!name.empty() && found != names.end())
      report.places_[column] = static_cast<std::size_t>(found - names.begin());
  }
  if (!report.places_[0])
    return malformed(1, "there is no column " + std::string(report.dialect_->columns[0]));
  return report;
}

base::Result<bool> ForeignReport::advance() {
  do {
    if (!TRY(records_.advance()))
      return false;
  } while (records_.cells().size() == 1 && records_.cells()[0].empty());  // an empty line
  const auto cells = records_.cells();
  if (cells.size() != names_.size())
    return malformed(records_.line(), std::to_string(cells.size()) + " cells under a header of " +
                                          std::to_string(names_.size()));
  row_.line = records_.line();
  row_.unread.clear();
  row_.further_credentials.reset();
  std::size_t column = 0;
  for_each_cell(row_.row, [&]<typename Value>(Value& value) {
    const auto place = places_[column];
    auto read = place ? value_of<Value>(cells[*place], *dialect_) : std::nullopt;
    if (!read)
      row_.unread.push_back({column, place ? std::string(cells[*place]) : std::string()});
    value = read ? *std::move(read) : no_value<Value>();
    ++column;
  });
  // Whatever the file calls it: of no user does the ARN end so.
  if (row_.row.user == dialect_->root || row_.row.arn.ends_with(":root"))
    row_.row.user = iam::root_user;
  dialect_->complete(row_, NamedCells(names_, cells));
  return true;
}

}  // namespace rollcall::report
