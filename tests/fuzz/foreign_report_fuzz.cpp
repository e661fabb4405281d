// A credential report as others might write it: columns in any order and among others, any words in
// its cells, quotes and line ends as they like, all drawn from the input. What is read has a row
// for each that was written and says in each cell what stood there; a word that is none makes the
// report malformed, and never false, or absent; and what was read is the same when it is written
// and read again. The reader of anybody's reports leaves such a word unread, and no control passes
// or fails by it.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <numeric>
#include <string>
#include <string_view>
#include <vector>

#include "audit/controls.h"
#include "audit/foreign_entry.h"
#include "base/ascii.h"
#include "report/column_table.h"
#include "report/csv_reader.h"
#include "report/dialects/foreign_report.h"
#include "report/dialects/zoned_time.h"

namespace {

using namespace rollcall;
using namespace rollcall::report;

void require(bool holds) {
  if (!holds)
    std::abort();
}

// Words that reports hold, words that look like them, and what a reader may trip over.
constexpr std::string_view words[] = {
    "true",
    "false",
    "TRUE",
    "False",
    "N/A",
    "no_information",
    "not_supported",
    "",
    "2026-09-11T13:14:52Z",
    "2015-04-22T00:00:00+00:00",
    "yes",
    "no",
    "0",
    "1",
    "t",
    "true ",
    " false",
    "n/a",
    "NA",
    "none",
    "null",
    "No_Information",
    "2026-09-11",
    "2026-13-11T13:14:52Z",
    "2026-09-11T13:14:52",
    "2026-09-11T13:14:52+09:00",
    "a,b",
    "say \"no\"",
    "two\nlines",
    "two\r\nlines",
    "=1+1",
    "日本語",
};

// Hands out what the input says, and zeros where it says no more.
class Input {
 public:
  Input(const std::uint8_t* data, std::size_t size) : left_(data, data + size) {}

  std::size_t below(std::size_t bound) { return next() % bound; }
  bool flip() { return next() % 2 == 1; }

  // A cell: mostly a word that may stand there, so that some reports are read.
  std::string cell(std::string_view proper) {
    const std::size_t choice = below(std::size(words) + 160);
    if (choice < std::size(words))
      return std::string(words[choice]);
    if (choice > std::size(words))
      return std::string(proper);
    std::string bytes(below(8), ' ');
    for (char& byte : bytes)
      byte = static_cast<char>(next());
    return bytes;
  }

 private:
  std::uint8_t next() {
    if (at_ == left_.size())
      return 0xff;
    return left_[at_++];
  }

  std::vector<std::uint8_t> left_;
  std::size_t at_ = 0;
};

bool is_word_of_a_flag(std::string_view cell) {
  return base::equal_ignoring_case(cell, "true") || base::equal_ignoring_case(cell, "false");
}

bool is_absence(std::string_view cell) {
  return cell.empty() || cell == "N/A" || cell == "no_information" || cell == "not_supported";
}

// Whether a cell may stand where a reader keeps such a value, and whether that value is what it
// says: the rules of the reader, said once more from their other end.
bool may_be(const bool&, std::string_view cell) { return is_word_of_a_flag(cell); }
bool may_be(const std::string&, std::string_view) { return true; }
bool may_be(const base::Instant&, std::string_view cell) {
  return base::parse_iso8601(cell).has_value();
}
template <typename T>
bool may_be(const Cell<T>&, std::string_view cell) {
  return is_absence(cell) || may_be(T{}, cell);
}

bool says(bool value, std::string_view cell) {
  return base::equal_ignoring_case(cell, value ? "true" : "false");
}
bool says(const std::string& value, std::string_view cell) { return value == cell; }
bool says(base::Instant value, std::string_view cell) {
  return base::to_iso8601(value).substr(0, 19) == cell.substr(0, 19);
}
template <typename T>
bool says(const Cell<T>& value, std::string_view cell) {
  if (value)
    return !is_absence(cell) && says(*value, cell);
  return cell == to_string(value.error()) ||
         (cell.empty() && value.error() == Absence::NotApplicable);
}

std::string_view proper(const bool&) { return "false"; }
std::string_view proper(const std::string&) { return "alice"; }
std::string_view proper(const base::Instant&) { return "2026-09-11T13:14:52Z"; }
template <typename T>
std::string_view proper(const Cell<T>&) {
  return "N/A";
}

using Cells = std::vector<std::string>;  // in the order of our columns

Cells drawn_row(Input& input) {
  Cells cells;
  const OwnedRow kinds;
  for_each_cell(kinds, [&](const auto& kind) { cells.push_back(input.cell(proper(kind))); });
  return cells;
}

bool is_readable(const Cells& cells) {
  bool readable = true;
  std::size_t at = 0;
  const OwnedRow kinds;
  for_each_cell(kinds, [&](const auto& kind) { readable = may_be(kind, cells[at++]) && readable; });
  return readable;
}

void require_same(const OwnedRow& row, const Cells& cells) {
  std::size_t at = 0;
  for_each_cell(row, [&](const auto& value) { require(says(value, cells[at++])); });
}

// How somebody else lays a report out.
struct Layout {
  std::vector<std::size_t> order;  // of the columns; those beyond ours are others
  bool quotes_all = false;
  std::string_view line_end;
  bool ends_last_line = false;
  bool has_byte_order_mark = false;
};

Layout drawn_layout(Input& input) {
  Layout layout{.order = std::vector<std::size_t>(column_count + input.below(4)),
                .quotes_all = input.flip(),
                .line_end = input.flip() ? "\r\n" : "\n",
                .ends_last_line = input.flip(),
                .has_byte_order_mark = input.flip()};
  std::iota(layout.order.begin(), layout.order.end(), std::size_t{0});
  for (std::size_t swaps = input.below(16); swaps > 0; --swaps)
    std::swap(layout.order[input.below(layout.order.size())],
              layout.order[input.below(layout.order.size())]);
  return layout;
}

void append_cell(std::string& out, std::string_view cell, bool quotes_all) {
  if (!quotes_all && cell.find_first_of(",\"\r\n") == cell.npos) {
    out += cell;
    return;
  }
  out += '"';
  for (const char sign : cell)
    out.append(sign == '"' ? 2 : 1, sign);
  out += '"';
}

std::string written(const std::vector<Cells>& lines, const Layout& layout) {
  std::string csv = layout.has_byte_order_mark ? "\xef\xbb\xbf" : "";
  for (std::size_t line = 0; line < lines.size(); ++line) {
    std::string_view before = line == 0 ? std::string_view() : layout.line_end;
    for (const std::size_t column : layout.order) {
      csv += before;
      const bool is_ours = column < column_count;
      append_cell(csv, is_ours ? lines[line][column] : "more-" + std::to_string(column),
                  layout.quotes_all);
      before = ",";
    }
  }
  return csv.append(layout.ends_last_line ? layout.line_end : "");
}

std::string text_of(bool value) { return value ? "true" : "false"; }
std::string text_of(base::Instant value) { return base::to_iso8601(value); }
std::string text_of(const std::string& value) { return value; }
template <typename T>
std::string text_of(const Cell<T>& value) {
  return value ? text_of(*value) : std::string(to_string(value.error()));
}

// The rows once more, as plainly as can be.
std::string written(const std::vector<OwnedRow>& rows) {
  std::string csv(header());
  for (const OwnedRow& row : rows) {
    std::string_view before = "\n";
    for_each_cell(row, [&](const auto& value) {
      csv += before;
      append_cell(csv, text_of(value), false);
      before = ",";
    });
  }
  return csv;
}

// Whether the cell says such a value in words that anybody's reports may use.
bool is_known(const bool&, std::string_view cell) { return is_word_of_a_flag(cell); }
bool is_known(const std::string&, std::string_view) { return true; }
bool is_known(const base::Instant&, std::string_view cell) {
  return parse_zoned_time(cell).has_value();
}
template <typename T>
bool is_known(const Cell<T>&, std::string_view cell) {
  return is_absence(cell) || is_known(T{}, cell);
}

bool is_unread(const ForeignRow& row, std::size_t column) {
  return std::ranges::any_of(row.unread,
                             [&](const Unread& unread) { return unread.column == column; });
}

void require_unread_where_unknown(const ForeignRow& row, const Cells& cells) {
  std::size_t column = 0;
  for_each_cell(row.row, [&](const auto& kind) {
    require(is_unread(row, column) == !is_known(kind, cells[column]));
    ++column;
  });
  for (const Unread& unread : row.unread)
    require(unread.word == cells[unread.column]);
}

void require_no_guess(const ForeignRow& row, audit::Auditor& auditor) {
  for (const audit::Finding& finding : auditor.judge(audit::entry_of(row))) {
    if (finding.status() != audit::Status::Pass && finding.status() != audit::Status::Fail)
      continue;
    require(!is_unread(row, finding.verdict.column));
    require(!finding.verdict.since_column || !is_unread(row, *finding.verdict.since_column));
  }
}

void require_never_guessed(const std::string& csv, const std::vector<Cells>& cells) {
  auto report = ForeignReport::open(csv);
  require(report.has_value());
  audit::Auditor auditor(
      {.as_of = base::Instant{base::Seconds{1'789'128'000}}, .controls = audit::controls()});
  for (const Cells& line : cells) {
    const auto more = report->advance();
    require(more.has_value() && *more);
    require_unread_where_unknown(report->row(), line);
    if (is_readable(line))
      require_same(report->row().row, line);
    require_no_guess(report->row(), auditor);
  }
  const auto more = report->advance();
  require(more.has_value() && !*more);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Input input(data, size);
  const Layout layout = drawn_layout(input);
  std::vector<Cells> lines{Cells(column_names.begin(), column_names.end())};
  for (std::size_t rows = input.below(5); rows > 0; --rows)
    lines.push_back(drawn_row(input));

  const std::string csv = written(lines, layout);
  const auto rows = read_csv(csv);
  const std::vector<Cells> cells(lines.begin() + 1, lines.end());
  require_never_guessed(csv, cells);
  require(rows.has_value() == std::ranges::all_of(cells, is_readable));
  if (!rows) {
    require(rows.error().message.starts_with("line "));
    return 0;
  }
  require(rows->size() == cells.size());
  for (std::size_t i = 0; i < cells.size(); ++i)
    require_same((*rows)[i], cells[i]);
  const auto again = read_csv(written(*rows));
  require(again.has_value() && *again == *rows);
  return 0;
}
