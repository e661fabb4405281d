#pragma once
// Reads anybody's credential report, row by row: AWS's of any year, in whatever a program or a
// spreadsheet made of it, moto's, and Alibaba Cloud RAM's. What a cell says in no word that is
// known is left unread, and never guessed.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "report/csv_records.h"
#include "report/dialects/dialect.h"

namespace rollcall::report {

class ForeignReport {
 public:
  // Reads from `file`, which must outlive the reader. MalformedReport where it is no CSV, has no
  // column user, or two of the same name.
  static base::Result<ForeignReport> open(std::string_view file);

  // Goes to the next row; false where there is none. MalformedReport, naming the line, where a row
  // has more or fewer cells than the header.
  base::Result<bool> advance();

  // Valid until advance().
  const ForeignRow& row() const { return row_; }

  const Dialect& dialect() const { return *dialect_; }

  // When the report was made, where what it came in says that.
  std::optional<base::Instant> generated() const { return generated_; }

 private:
  ForeignReport(std::unique_ptr<const std::string> unwrapped, std::string_view csv);

  std::unique_ptr<const std::string> unwrapped_;  // what records_ reads, if it came in something
  CsvRecords records_;
  const Dialect* dialect_ = &aws_dialect;
  std::optional<base::Instant> generated_;
  std::vector<std::string> names_;
  std::array<std::optional<std::size_t>, column_count> places_{};  // in a record, of our columns
  ForeignRow row_;
};

}  // namespace rollcall::report
