#include "http/chunk_decoder.h"

#include <algorithm>
#include <optional>

#include "base/ascii.h"

namespace rollcall::http {
namespace {

// A body buffer that a large body has blown up is given back; smaller ones are kept for the next.
constexpr std::size_t kept_capacity = 64 * 1024;

// Leading zeros are allowed, but not without end.
constexpr std::size_t max_digits = 16;

std::optional<unsigned> hexadecimal(char c) {
  if (base::is_digit(c))
    return static_cast<unsigned>(c - '0');
  const char small = base::lower(c);
  if (small >= 'a' && small <= 'f')
    return static_cast<unsigned>(small - 'a' + 10);
  return std::nullopt;
}

bool is_token_character(char c) {
  constexpr std::string_view signs = "!#$%&'*+-.^_`|~";
  return base::is_letter(c) || base::is_digit(c) || signs.find(c) != std::string_view::npos;
}

bool is_control(char c) {
  return (static_cast<unsigned char>(c) < ' ' && c != '\t') || c == '\x7f';
}

}  // namespace

void ChunkDecoder::restart(std::size_t body_limit) {
  state_ = ChunkState::More;
  expect_ = Expect::Size;
  body_limit_ = body_limit;
  digits_ = 0;
  left_in_chunk_ = 0;
  extras_ = 0;
  if (body_.capacity() > kept_capacity)
    body_ = {};
  body_.clear();
}

std::size_t ChunkDecoder::take(std::string_view bytes) {
  std::size_t taken = 0;
  while (taken < bytes.size() && state_ == ChunkState::More) {
    if (expect_ != Expect::Data) {
      step(bytes[taken++]);
      continue;
    }
    const auto piece = bytes.substr(
        taken, static_cast<std::size_t>(std::min<std::uint64_t>(left_in_chunk_, bytes.size())));
    body_ += piece;
    taken += piece.size();
    left_in_chunk_ -= piece.size();
    if (left_in_chunk_ == 0)
      expect_ = Expect::DataReturn;
  }
  return taken;
}

void ChunkDecoder::step(char c) {
  switch (expect_) {
    case Expect::Size:
      return step_in_size(c);
    case Expect::Extension:
      return c == '\r' ? expect('\r', c, Expect::SizeLineFeed) : pass_over(c);
    case Expect::SizeLineFeed:
      return c == '\n' ? begin_data() : expect('\n', c, Expect::Data);
    case Expect::Data:
      return;
    case Expect::DataReturn:
      return expect('\r', c, Expect::DataLineFeed);
    case Expect::DataLineFeed:
      digits_ = 0;
      return expect('\n', c, Expect::Size);
    case Expect::Trailer:
    case Expect::TrailerName:
    case Expect::TrailerValue:
      return step_in_trailer(c);
    case Expect::TrailerLineFeed:
      return expect('\n', c, Expect::Trailer);
    case Expect::LastLineFeed:
      expect('\n', c, Expect::Size);
      if (state_ == ChunkState::More)
        state_ = ChunkState::Done;
      return;
  }
}

void ChunkDecoder::step_in_size(char c) {
  if (const auto digit = hexadecimal(c); digit && digits_ < max_digits) {
    ++digits_;
    left_in_chunk_ = left_in_chunk_ * 16 + *digit;
    return;
  }
  if (digits_ > 0 && c == ';') {
    expect_ = Expect::Extension;
    return pass_over(c);
  }
  if (digits_ == 0)
    state_ = ChunkState::Malformed;
  else
    expect('\r', c, Expect::SizeLineFeed);
}

void ChunkDecoder::begin_data() {
  if (left_in_chunk_ == 0)
    expect_ = Expect::Trailer;
  else if (left_in_chunk_ > body_limit_ - body_.size())
    state_ = ChunkState::TooLarge;
  else
    expect_ = Expect::Data;
}

void ChunkDecoder::step_in_trailer(char c) {
  if (expect_ == Expect::Trailer && c == '\r') {
    expect_ = Expect::LastLineFeed;
    return;
  }
  if (expect_ == Expect::TrailerValue)
    return c == '\r' ? expect('\r', c, Expect::TrailerLineFeed) : pass_over(c);
  if (is_token_character(c))
    expect_ = Expect::TrailerName;
  else if (expect_ == Expect::TrailerName && c == ':')
    expect_ = Expect::TrailerValue;
  else
    state_ = ChunkState::Malformed;
  pass_over(c);
}

void ChunkDecoder::expect(char wanted, char c, Expect next) {
  if (c == wanted)
    expect_ = next;
  else
    state_ = ChunkState::Malformed;
}

void ChunkDecoder::pass_over(char c) {
  if (is_control(c) || ++extras_ > max_chunk_extras)
    state_ = ChunkState::Malformed;
}

}  // namespace rollcall::http
