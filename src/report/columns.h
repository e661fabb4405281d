#pragma once
// The columns of the credential report: a row of facts as a line of text. Here, and nowhere else,
// it is decided what a cell says where there is nothing to say.

#include <array>
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

inline constexpr std::size_t column_count = 22;

// The names of the columns, in order.
extern const std::array<std::string_view, column_count> column_names;

// The first line of every report, without a line break.
std::string_view header();

// A line takes no more bytes than this.
std::size_t most_line_bytes(const Row& row);

// Writes the row's line, without a line break, at `begin`, where most_line_bytes(row) bytes are
// free, and returns the byte behind it.
char* write_line(char* begin, const Row& row, const Rules& rules);

}  // namespace rollcall::report
