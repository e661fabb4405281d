#pragma once
// A credential report as it grows: rows in, pieces of CSV out. It holds one piece and no more,
// however many rows there are.

#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

#include "report/columns.h"

namespace rollcall::report {

class CsvWriter {
 public:
  // Where pieces go. A piece is valid only during the call.
  using Sink = std::function<void(std::string_view piece)>;

  // Every piece but the last has exactly `piece_size` bytes.
  CsvWriter(Rules rules, std::size_t piece_size, Sink sink);

  void append(const Row& row);

  // Hands out what is left; a report without a row is its header. Nothing may be appended
  // afterwards.
  void finish();

  // How many bytes wait for the rest of their piece.
  std::size_t waiting() const { return filled_; }

 private:
  void make_room(std::size_t most);
  void hand_out_full_pieces();

  Rules rules_;
  std::size_t piece_size_;
  Sink sink_;
  std::vector<char> buffer_;
  std::size_t filled_ = 0;
};

}  // namespace rollcall::report
