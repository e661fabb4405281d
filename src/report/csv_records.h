#pragma once
// CSV as RFC 4180 describes it, read record by record: the layer below the credential report, which
// knows of cells and nothing of what they mean.

#include <cstddef>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace rollcall::report {

class CsvRecords {
 public:
  // Reads from `text`, which must outlive the reader. A byte order mark in front is no part of the
  // first cell.
  explicit CsvRecords(std::string_view text);

  // Goes to the next record; false where there is none. Records end with LF or CRLF, the last one
  // also with the text. MalformedReport where a quote stands in a cell without quotes, behind one
  // with quotes, or is never closed.
  base::Result<bool> advance();

  // The cells of the record, without their quotes. Valid until advance().
  std::span<const std::string_view> cells() const { return cells_; }

  // The line on which the record begins; the first is 1.
  std::size_t line() const { return line_; }

 private:
  base::Result<std::string_view> take_cell();
  base::Result<std::string_view> take_plain_cell();
  base::Result<std::string_view> take_quoted_cell();
  std::string_view take(std::size_t size);

  std::string_view left_;
  std::size_t line_ = 0;
  std::size_t next_line_ = 1;
  std::vector<std::string_view> cells_;
  std::deque<std::string>
      unescaped_;  // cells that held doubled quotes, with single ones; a deque never moves them
};

}  // namespace rollcall::report
