#include "report/columns.h"

#include <utility>

#include "report/column_table.h"

namespace rollcall::report {
namespace {

constexpr std::size_t header_size = [] {
  std::size_t size = column_count - 1;  // the commas
  for (const std::string_view name : column_names)
    size += name.size();
  return size;
}();

constexpr auto header_line = [] {
  std::array<char, header_size> line{};
  std::size_t at = 0;
  for (const std::string_view name : column_names) {
    if (at > 0)
      line[at++] = ',';
    for (const char sign : name)
      line[at++] = sign;
  }
  return line;
}();

// What the cell of the column at `at` says: the parts of a text, or through `more` what it writes
// itself.
template <std::size_t at>
auto say(const Row& row, auto&&... more) {
  constexpr auto says = std::get<at>(columns).says;
  return says(std::get<at>(columns).facts(row), more...);
}

template <std::size_t at>
constexpr bool is_text =
    requires(const Row& row) { std::get<at>(columns).says(std::get<at>(columns).facts(row)); };

template <std::size_t at>
void write_cell(Line& line, const Row& row, const Rules& rules) {
  if constexpr (at > 0)
    line.plain(",");
  if constexpr (is_text<at>)
    std::apply([&](auto... parts) { line.text(parts...); }, say<at>(row));
  else
    say<at>(row, rules, line);
}

// One cell after the other, all of them in one function: calling each would cost more than writing
// it.
template <std::size_t... at>
[[gnu::flatten]] char* write_cells(char* begin, const Row& row, const Rules& rules,
                                   std::index_sequence<at...>) {
  Line line(begin);
  (write_cell<at>(line, row, rules), ...);
  return line.end();
}

// Of one cell, with the comma or line break beside it.
template <std::size_t at>
std::size_t most_bytes(const Row& row) {
  constexpr std::size_t most_short_cell = base::iso8601_size;  // times, flags and absences
  if constexpr (is_text<at>)
    return 1 + most_quoted_bytes(
                   std::apply([](auto... parts) { return (parts.size() + ...); }, say<at>(row)));
  else
    return 1 + most_short_cell;
}

template <std::size_t... at>
[[gnu::flatten]] std::size_t most_bytes_of_all(const Row& row, std::index_sequence<at...>) {
  return (most_bytes<at>(row) + ...);
}

constexpr auto each_column = std::make_index_sequence<column_count>();

}  // namespace

std::string_view to_string(Absence absence) {
  switch (absence) {
    case Absence::NotApplicable:
      return cells::not_applicable;
    case Absence::NoInformation:
      return cells::no_information;
    case Absence::NotSupported:
      return cells::not_supported;
  }
  return {};
}

std::optional<Absence> parse_absence(std::string_view cell) {
  for (const Absence absence :
       {Absence::NotApplicable, Absence::NoInformation, Absence::NotSupported})
    if (cell == to_string(absence))
      return absence;
  return std::nullopt;
}

std::string_view header() { return {header_line.data(), header_line.size()}; }

std::size_t most_line_bytes(const Row& row) { return most_bytes_of_all(row, each_column); }

char* write_line(char* begin, const Row& row, const Rules& rules) {
  return write_cells(begin, row, rules, each_column);
}

}  // namespace rollcall::report
