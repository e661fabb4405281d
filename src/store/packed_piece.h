#pragma once
// A piece of a report as it is kept: not its bytes, but the packed rows that it shows and the rules
// by which they are shown, a third as much. The bytes are written anew for whoever asks for them,
// by the same code that wrote them first.

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "report/csv_writer.h"
#include "store/credential_rows.h"
#include "store/packing.h"

namespace rollcall::store {

// A piece as it is served, and as it is kept.
struct MadePiece {
  std::string_view bytes;
  std::string_view packed;
};

// A report as it grows: rows in, pieces out. It holds one piece and no more.
class PackedPieceWriter {
 public:
  // Where pieces go. A piece is valid only during the call.
  using Sink = std::function<void(const MadePiece&)>;

  PackedPieceWriter(report::Rules rules, Sink sink);
  PackedPieceWriter(const PackedPieceWriter&) = delete;
  PackedPieceWriter& operator=(const PackedPieceWriter&) = delete;

  void append(const CredentialRow& row);

  // Hands out what is left. Nothing may be appended afterwards.
  void finish();

 private:
  void hand_out(std::string_view bytes);

  report::Rules rules_;
  Sink sink_;
  Packer rows_;          // of the next piece
  Packer piece_;         // the one that goes out
  std::size_t carried_;  // bytes that stand before them: the header, or the rest of a line
  report::CsvWriter csv_;
};

// The piece's bytes. Damage where it is none.
std::string bytes_of_packed_piece(std::string_view packed, std::string_view account_id);

}  // namespace rollcall::store
