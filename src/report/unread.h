#pragma once
// A cell of somebody else's report that does not tell its value: the file has no such column, or
// says a word there that nobody knows. Whoever judges the row must not take it for one.

#include <cstddef>
#include <string>

namespace rollcall::report {

struct Unread {
  std::size_t column;  // as column_names counts
  std::string word;    // as the file spells it; empty where it has no such column
  bool operator==(const Unread&) const = default;
};

}  // namespace rollcall::report
