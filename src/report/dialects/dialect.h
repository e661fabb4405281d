#pragma once
// What makes one kind of report differ from another: what its columns are called, how it names the
// root user, and what it says in columns that we have not. One file for each kind; all of them give
// the same rows.

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "report/column_table.h"
#include "report/dialects/foreign_row.h"

namespace rollcall::report {

// The cells of one record under the names of the file's own header.
class NamedCells {
 public:
  NamedCells(std::span<const std::string> names, std::span<const std::string_view> cells)
      : names_(names), cells_(cells) {}

  // nullopt where the file has no such column.
  std::optional<std::string_view> operator[](std::string_view name) const {
    for (std::size_t i = 0; i < names_.size(); ++i)
      if (names_[i] == name)
        return cells_[i];
    return std::nullopt;
  }

 private:
  std::span<const std::string> names_;
  std::span<const std::string_view> cells_;
};

struct Dialect {
  std::string_view name;
  std::string_view sign;                               // a column that tells it from the others
  std::array<std::string_view, column_count> columns;  // what it calls ours; empty: it has none
  std::string_view root;                               // the name of root's row
  std::string_view absent;                             // one more word for "no value"
  // Completes a row by what the dialect says in columns of its own.
  void (*complete)(ForeignRow& row, const NamedCells& cells);
};

extern const Dialect aws_dialect;
extern const Dialect alibaba_dialect;

}  // namespace rollcall::report
