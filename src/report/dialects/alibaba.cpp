// Alibaba Cloud RAM's: a credential is said to exist before it is said to be active, there may be
// five access keys, of which no region and no service is told, and there are no certificates.
#include <algorithm>

#include "report/cell_words.h"
#include "report/dialects/dialect.h"

namespace rollcall::report {
namespace {

constexpr std::array<std::string_view, column_count> our_columns{
    "user",
    "",  // arn
    "user_creation_time",
    "password_active",
    "user_last_logon",
    "password_last_changed",
    "password_next_rotation",
    "mfa_active",
    "access_key_1_active",
    "access_key_1_last_rotated",
    "access_key_1_last_used",
    "",  // its region
    "",  // its service
    "access_key_2_active",
    "access_key_2_last_rotated",
    "access_key_2_last_used",
};

constexpr std::size_t column_called(std::string_view name) {
  return static_cast<std::size_t>(std::ranges::find(our_columns, name) - our_columns.begin());
}

void take_back(ForeignRow& row, std::size_t column) {
  std::erase_if(row.unread, [&](const Unread& unread) { return unread.column == column; });
}

// What does not exist is not active, whatever stands in the cell for that; and of what nobody says
// whether it exists, nobody knows.
template <typename Flag>
void exists(ForeignRow& row, Flag& active, std::size_t column,
            std::optional<std::string_view> cell) {
  const auto flag = cell ? flag_of(*cell) : std::nullopt;
  if (flag == true)
    return;
  take_back(row, column);
  active = false;
  if (!flag)
    row.unread.push_back({column, std::string(cell.value_or(""))});
}

// The keys for which there are no columns of ours; nullopt where the file has none either.
std::optional<std::string> further_keys(const NamedCells& cells) {
  std::optional<std::string> names;
  for (const std::string_view key :
       {"additional_access_key_1", "additional_access_key_2", "additional_access_key_3"}) {
    const auto cell = cells[std::string(key) + "_exist"];
    if (!cell)
      continue;
    if (!names)
      names.emplace();
    const bool is_none = *cell == "-" || absence_of(*cell) == Absence::NotApplicable;
    if (!is_none && flag_of(*cell) != false)
      names->append(names->empty() ? "" : ", ").append(key);
  }
  return names;
}

void complete(ForeignRow& row, const NamedCells& cells) {
  constexpr std::size_t password = column_called("password_active");
  constexpr std::array key_active{column_called("access_key_1_active"),
                                  column_called("access_key_2_active")};
  exists(row, row.row.password_enabled, password, cells["password_exist"]);
  exists(row, row.row.access_keys[0].active, key_active[0], cells["access_key_1_exist"]);
  exists(row, row.row.access_keys[1].active, key_active[1], cells["access_key_2_exist"]);
  row.further_credentials = further_keys(cells);
  if (row.row.password_enabled == true && !row.row.password_last_used)
    row.row.password_last_used = std::unexpected(Absence::NoInformation);
  constexpr std::size_t first_of_certificates = column_called("access_key_2_last_used") + 3;
  for (std::size_t column = first_of_certificates; column < column_count; ++column)
    take_back(row, column);
}

}  // namespace

extern const Dialect alibaba_dialect = {
    .name = "alibaba",
    .sign = "user_last_logon",
    .columns = our_columns,
    .root = "<root>",
    .absent = "-",
    .complete = complete,
};

}  // namespace rollcall::report
