#include "store/packed_piece.h"

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <utility>

#include "store/packed_row.h"
#include "store/packing.h"
#include "store/reports.h"

namespace rollcall::store {
namespace {

// The first byte says how the others are to be read: the edition, for how many days a password is
// good, the bytes that stand before the first row, and the rows. The line of the last one may be
// longer than the piece, and is then cut off at its end.
//
// Where lines come to look otherwise, the layout gets another number as well, so that a server of
// another release refuses a piece of which it would make other bytes; and the packed pieces that a
// store holds are made pieces of bytes by a migration, before it is served by the new code: a test
// holds a piece against its bytes.
constexpr std::uint8_t layout = 1;

using Days = std::int32_t;
constexpr Days no_end = -1;  // passwords are good for ever
using EditionSize = std::uint8_t;
using Size = std::uint32_t;

constexpr std::size_t usual_most_line = 4096;

report::Rules rules_of(Unpacker& piece) {
  const auto edition = report::parse_edition(piece.text<EditionSize>());
  const auto days = piece.number<Days>();
  if (!edition || days < no_end)
    piece.refuse();
  return {*edition, days == no_end ? std::nullopt : std::optional<int>(days)};
}

}  // namespace

PackedPieceWriter::PackedPieceWriter(report::Rules rules, Sink sink)
    : rules_(rules),
      sink_(std::move(sink)),
      carried_(report::header().size()),
      csv_(rules, report_piece_size, [this](std::string_view bytes) { hand_out(bytes); }) {}

void PackedPieceWriter::append(const CredentialRow& row) {
  assert(report::most_line_bytes(row.row) < report_piece_size);
  rows_.text<Size>(row.packed);
  csv_.append(row.row);
  // Its line was the last of a piece that went out, and goes on in the next one.
  if (rows_.bytes().empty())
    carried_ = csv_.waiting();
}

void PackedPieceWriter::finish() { csv_.finish(); }

void PackedPieceWriter::hand_out(std::string_view bytes) {
  piece_.clear();
  piece_.number(layout);
  piece_.text<EditionSize>(to_string(rules_.edition));
  piece_.number(static_cast<Days>(rules_.max_password_age_days.value_or(no_end)));
  piece_.text<Size>(bytes.substr(0, carried_));
  piece_.append(rows_.bytes());
  rows_.clear();
  sink_({bytes, piece_.bytes()});
}

std::string bytes_of_packed_piece(std::string_view packed, std::string_view account_id) {
  Unpacker piece(packed, "a piece of a report");
  if (piece.number<std::uint8_t>() != layout)
    piece.refuse();
  const report::Rules rules = rules_of(piece);
  std::string bytes(piece.text<Size>());
  std::size_t size = bytes.size();
  if (size > report_piece_size)
    piece.refuse();
  bytes.resize(report_piece_size + usual_most_line);
  while (!piece.is_at_end()) {
    const report::Row row = unpacked(piece.text<Size>(), account_id);
    const std::size_t most = 1 + report::most_line_bytes(row);
    if (bytes.size() - size < most)
      bytes.resize(size + most);
    char* const begin = bytes.data() + size;
    *begin = '\n';
    size = static_cast<std::size_t>(report::write_line(begin + 1, row, rules) - bytes.data());
  }
  bytes.resize(std::min(size, report_piece_size));
  return bytes;
}

}  // namespace rollcall::store
