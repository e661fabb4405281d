// Any bytes as a credential report. What is refused is refused with a reason; what is read, in
// however many quotes and line breaks, has rows of 22 cells and says the same when it is read
// again. The same bytes as anybody's report.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "report/csv_reader.h"
#include "report/csv_records.h"
#include "report/dialects/foreign_report.h"

namespace {

using namespace rollcall::report;

void require(bool holds) {
  if (!holds)
    std::abort();
}

// A cell in quotes, whether it needs them or not.
std::string quoted(std::string_view cell) {
  std::string text = "\"";
  for (const char sign : cell)
    text.append(sign == '"' ? 2 : 1, sign);
  return text + '"';
}

// The same records once more, written as differently as RFC 4180 allows.
std::string rewritten(std::string_view csv) {
  CsvRecords records(csv);
  std::string text;
  while (records.advance().value()) {
    std::string_view separator;
    for (const std::string_view cell : records.cells()) {
      text.append(separator).append(quoted(cell));
      separator = ",";
    }
    text.append("\r\n");
  }
  return text;
}

// Anybody's reports come in envelopes, too: whatever the bytes are, reading them ends, with rows or
// with a reason.
void require_an_end(std::string_view file) {
  auto report = ForeignReport::open(file);
  if (!report) {
    require(report.error().message.starts_with("line "));
    return;
  }
  auto more = report->advance();
  while (more && *more)
    more = report->advance();
  require(more || more.error().message.starts_with("line "));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view csv(reinterpret_cast<const char*>(data), size);
  require_an_end(csv);
  const auto rows = read_csv(csv);
  if (!rows) {
    require(rows.error().message.starts_with("line "));
    return 0;
  }
  const auto again = read_csv(rewritten(csv));
  require(again.has_value());
  require(*again == *rows);
  return 0;
}
