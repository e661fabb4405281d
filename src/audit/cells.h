#pragma once
// Which column of the report says what, for verdicts to name the cell that they rest on. A name
// that is no column does not compile.

#include <array>
#include <cstddef>
#include <string_view>

#include "report/column_table.h"

namespace rollcall::audit {

consteval std::size_t column(std::string_view name) {
  for (std::size_t i = 0; i < report::column_count; ++i)
    if (report::column_names[i] == name)
      return i;
  throw "the report has no such column";
}

namespace columns {
inline constexpr std::size_t created = column("user_creation_time");
inline constexpr std::size_t password_enabled = column("password_enabled");
inline constexpr std::size_t password_last_used = column("password_last_used");
inline constexpr std::size_t password_last_changed = column("password_last_changed");
inline constexpr std::size_t mfa_active = column("mfa_active");
}  // namespace columns

// Those of one access key.
struct KeyColumns {
  std::size_t active;
  std::size_t last_rotated;
  std::size_t last_used_date;
};
inline constexpr std::array<KeyColumns, report::slots> key_columns{{
    {column("access_key_1_active"), column("access_key_1_last_rotated"),
     column("access_key_1_last_used_date")},
    {column("access_key_2_active"), column("access_key_2_last_rotated"),
     column("access_key_2_last_used_date")},
}};

}  // namespace rollcall::audit
