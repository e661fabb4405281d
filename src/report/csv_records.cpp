#include "report/csv_records.h"

#include <algorithm>

#include "report/errors.h"

namespace rollcall::report {
namespace {

constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
constexpr std::string_view line_breaks[] = {"\n", "\r\n"};

// The bytes of the line break that the text begins with; none: 0.
std::size_t line_break_size(std::string_view text) {
  for (const std::string_view line_break : line_breaks)
    if (text.starts_with(line_break))
      return line_break.size();
  return 0;
}

// Looked at one by one: find_first_of() asks the C library for each sign, at four times the cost.
bool ends_plain_cell(char c) { return c == ',' || c == '"' || c == '\n'; }

std::unexpected<base::Error> malformed(std::size_t line, std::string_view what) {
  return base::fail(errors::malformed_report,
                    "line " + std::to_string(line) + ": " + std::string(what));
}

}  // namespace

CsvRecords::CsvRecords(std::string_view text) : left_(text) {
  if (left_.starts_with(byte_order_mark))
    left_.remove_prefix(byte_order_mark.size());
}

base::Result<bool> CsvRecords::advance() {
  cells_.clear();
  unescaped_.clear();
  if (left_.empty())
    return false;
  line_ = next_line_;
  cells_.push_back(TRY(take_cell()));
  while (left_.starts_with(',')) {
    take(1);
    cells_.push_back(TRY(take_cell()));
  }
  if (!left_.empty()) {
    take(line_break_size(left_));
    ++next_line_;
  }
  return true;
}

base::Result<std::string_view> CsvRecords::take_cell() {
  return left_.starts_with('"') ? take_quoted_cell() : take_plain_cell();
}

base::Result<std::string_view> CsvRecords::take_plain_cell() {
  const auto sign = std::ranges::find_if(left_, ends_plain_cell);
  auto end = static_cast<std::size_t>(sign - left_.begin());
  if (end < left_.size() && left_[end] == '"')
    return malformed(next_line_, "a quote in a cell without quotes");
  if (end < left_.size() && left_[end] == '\n' && end > 0 && left_[end - 1] == '\r')
    --end;
  return take(end);
}

base::Result<std::string_view> CsvRecords::take_quoted_cell() {
  const std::size_t begun = next_line_;
  take(1);
  std::string_view rest = left_;
  std::size_t size = 0;
  bool has_doubled = false;
  while (true) {
    const std::size_t quote = rest.find('"', size);
    if (quote == std::string_view::npos)
      return malformed(begun, "a quote that is never closed");
    if (!rest.substr(quote + 1).starts_with('"')) {
      size = quote;
      break;
    }
    has_doubled = true;
    size = quote + 2;
  }
  const std::string_view cell = take(size);
  take(1);
  next_line_ += static_cast<std::size_t>(std::ranges::count(cell, '\n'));
  if (!left_.empty() && !left_.starts_with(',') && line_break_size(left_) == 0)
    return malformed(next_line_, "a sign between a closing quote and the end of its cell");
  if (!has_doubled)
    return cell;
  std::string& text = unescaped_.emplace_back();
  for (std::size_t i = 0; i < cell.size(); i += cell[i] == '"' ? 2 : 1)
    text.push_back(cell[i]);
  return text;
}

std::string_view CsvRecords::take(std::size_t size) {
  const std::string_view taken = left_.substr(0, size);
  left_.remove_prefix(size);
  return taken;
}

}  // namespace rollcall::report
