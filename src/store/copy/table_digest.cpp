#include "store/copy/table_digest.h"

#include "base/encoding.h"
#include "crypto/hash.h"
#include "store/sql/storable_text.h"

namespace rollcall::store {
namespace {

void append_number(std::string& out, std::uint64_t number) {
  for (int shift = 56; shift >= 0; shift -= 8)
    out += static_cast<char>(number >> shift);
}

void append_cell(std::string& out, const Rows& rows, int column, ColumnType type) {
  if (rows.is_null(column)) {
    out += 'n';
    return;
  }
  if (type == ColumnType::Integer) {
    out += 'i';
    append_number(out, static_cast<std::uint64_t>(rows.integer(column)));
    return;
  }
  const std::string mended =
      type == ColumnType::Text ? storable_text(rows.text(column)) : rows.string(column);
  out += type == ColumnType::Text ? 't' : 'b';
  append_number(out, mended.size());
  out += mended;
}

}  // namespace

TableDigest digest_of(const WholeTable& table, Connection& connection) {
  constexpr std::size_t bytes_at_a_time = 1 << 16;
  TableDigest digest;
  crypto::Sha256 hash;
  std::string bytes;
  Rows rows = table.all(connection);
  while (rows.next()) {
    ++digest.rows;
    const auto& columns = table.shape().columns;
    for (std::size_t i = 0; i < columns.size(); ++i)
      append_cell(bytes, rows, static_cast<int>(i), columns[i].type);
    if (bytes.size() < bytes_at_a_time)
      continue;
    hash.add(bytes);
    bytes.clear();
  }
  hash.add(bytes);
  digest.sha256 = base::to_hex(hash.digest());
  return digest;
}

}  // namespace rollcall::store
