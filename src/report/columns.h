#pragma once
// A row of facts as a line of the credential report. What its columns are: column_table.h.

#include <cstddef>
#include <optional>
#include <string_view>

#include "report/edition.h"
#include "report/row.h"

namespace rollcall::report {

// What the cells of a report depend on besides the facts of its rows.
struct Rules {
  Edition edition = Edition::Guide;
  std::optional<int>
      max_password_age_days;  // of the account's password policy; absent: passwords do not expire
};

// Why a cell holds no value: "N/A", "no_information", "not_supported".
enum class Absence { NotApplicable, NoInformation, NotSupported };

std::string_view to_string(Absence absence);
std::optional<Absence> parse_absence(std::string_view cell);

// The first line of every report, without a line break.
std::string_view header();

// A line takes no more bytes than this.
std::size_t most_line_bytes(const Row& row);

// Writes the row's line, without a line break, at `begin`, where most_line_bytes(row) bytes are
// free, and returns the byte behind it.
char* write_line(char* begin, const Row& row, const Rules& rules);

}  // namespace rollcall::report
