#pragma once
// The columns of the credential report, each on one line: its name, what its cell says of a row,
// and where a reader keeps it. Their number, the header, the length of a line, writer, reader and
// visitor follow from this table.

#include <array>
#include <string_view>
#include <tuple>

#include "report/cells.h"
#include "report/owned_row.h"

namespace rollcall::report {

namespace cells {

// What a cell is about, and where in an OwnedRow it is kept: in the row itself, or in a slot.
struct InRow {
  static const Row& facts(const Row& row) { return row; }
  static auto& kept(auto& owned) { return owned; }
};
template <std::size_t slot>
struct InKey {
  static const std::optional<AccessKey>& facts(const Row& row) { return row.access_keys[slot]; }
  static auto& kept(auto& owned) { return owned.access_keys[slot]; }
};
template <std::size_t slot>
struct InCertificate {
  static const std::optional<Certificate>& facts(const Row& row) { return row.certificates[slot]; }
  static auto& kept(auto& owned) { return owned.certificates[slot]; }
};

template <typename Place, typename Says, typename Member>
struct Column : Place {
  std::string_view name;
  Says says;  // a function of cells.h
  Member member;

  auto& cell(auto& owned) const { return Place::kept(owned).*member; }
};

constexpr auto row(std::string_view name, auto says, auto member) {
  return Column<InRow, decltype(says), decltype(member)>{{}, name, says, member};
}
template <std::size_t slot>
constexpr auto key(std::string_view name, auto says, auto member) {
  return Column<InKey<slot>, decltype(says), decltype(member)>{{}, name, says, member};
}
template <std::size_t slot>
constexpr auto certificate(std::string_view name, auto says, auto member) {
  return Column<InCertificate<slot>, decltype(says), decltype(member)>{{}, name, says, member};
}

// AWS user guide, "Getting credential reports for your AWS account", in the order of the live
// service.
inline constexpr std::tuple columns{
    row("user", user, &OwnedRow::user),
    row("arn", arn, &OwnedRow::arn),
    row("user_creation_time", user_creation_time, &OwnedRow::user_creation_time),
    row("password_enabled", password_enabled, &OwnedRow::password_enabled),
    row("password_last_used", password_last_used, &OwnedRow::password_last_used),
    row("password_last_changed", password_last_changed, &OwnedRow::password_last_changed),
    row("password_next_rotation", password_next_rotation, &OwnedRow::password_next_rotation),
    row("mfa_active", mfa_active, &OwnedRow::mfa_active),
    key<0>("access_key_1_active", key_active, &KeyCells::active),
    key<0>("access_key_1_last_rotated", key_last_rotated, &KeyCells::last_rotated),
    key<0>("access_key_1_last_used_date", key_last_used_date, &KeyCells::last_used_date),
    key<0>("access_key_1_last_used_region", key_last_used_region, &KeyCells::last_used_region),
    key<0>("access_key_1_last_used_service", key_last_used_service, &KeyCells::last_used_service),
    key<1>("access_key_2_active", key_active, &KeyCells::active),
    key<1>("access_key_2_last_rotated", key_last_rotated, &KeyCells::last_rotated),
    key<1>("access_key_2_last_used_date", key_last_used_date, &KeyCells::last_used_date),
    key<1>("access_key_2_last_used_region", key_last_used_region, &KeyCells::last_used_region),
    key<1>("access_key_2_last_used_service", key_last_used_service, &KeyCells::last_used_service),
    certificate<0>("cert_1_active", certificate_active, &CertificateCells::active),
    certificate<0>("cert_1_last_rotated", certificate_uploaded, &CertificateCells::last_rotated),
    certificate<1>("cert_2_active", certificate_active, &CertificateCells::active),
    certificate<1>("cert_2_last_rotated", certificate_uploaded, &CertificateCells::last_rotated),
};

}  // namespace cells

using cells::columns;

inline constexpr std::size_t column_count = std::tuple_size_v<decltype(columns)>;

// In order.
inline constexpr auto column_names = std::apply(
    [](const auto&... column) {
      return std::array<std::string_view, column_count>{column.name...};
    },
    columns);

// Calls `visit` with each cell of an OwnedRow, const or not, in the order of the columns: a
// std::string, a bool, a base::Instant, or a Cell of one of these.
void for_each_cell(auto& row, auto&& visit) {
  std::apply([&](const auto&... column) { (visit(column.cell(row)), ...); }, columns);
}

}  // namespace rollcall::report
