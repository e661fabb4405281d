#include "report/csv_writer.h"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <utility>

namespace rollcall::report {
namespace {

// More than any row of an account that obeys IAM's limits takes, so that the buffer is made once.
constexpr std::size_t usual_most_line = 4096;

}  // namespace

CsvWriter::CsvWriter(Rules rules, std::size_t piece_size, Sink sink)
    : rules_(rules),
      piece_size_(piece_size),
      sink_(std::move(sink)),
      buffer_(piece_size + usual_most_line) {
  assert(piece_size > 0);
  std::ranges::copy(header(), buffer_.begin());
  filled_ = header().size();
  hand_out_full_pieces();
}

void CsvWriter::append(const Row& row) {
  make_room(1 + most_line_bytes(row));
  char* const begin = buffer_.data() + filled_;
  *begin = '\n';
  const char* const end = write_line(begin + 1, row, rules_);
  filled_ = static_cast<std::size_t>(end - buffer_.data());
  assert(filled_ <= buffer_.size());
  if (filled_ >= piece_size_)
    hand_out_full_pieces();
}

void CsvWriter::finish() {
  if (filled_ > 0)
    sink_({buffer_.data(), std::exchange(filled_, 0)});
}

void CsvWriter::make_room(std::size_t most) {
  if (buffer_.size() - filled_ < most) [[unlikely]]
    buffer_.resize(filled_ + most);
}

void CsvWriter::hand_out_full_pieces() {
  std::size_t out = 0;
  for (; filled_ - out >= piece_size_; out += piece_size_)
    sink_({buffer_.data() + out, piece_size_});
  std::memmove(buffer_.data(), buffer_.data() + out, filled_ - out);
  filled_ -= out;
}

}  // namespace rollcall::report
