#pragma once
// One line of CSV while it is being written: a place in a buffer known to have room for all of it,
// so that no cell asks how much is left. Cells are quoted as RFC 4180 wants it, exactly where they
// must be.

#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <string_view>

#include "base/instant.h"

namespace rollcall::report {

// Whether a cell needs quotes around it: it holds a comma, a quote or a line break.
bool needs_quotes(std::string_view text);

// No cell takes more than this: every byte of it doubled, and the quotes around it.
constexpr std::size_t most_quoted_bytes(std::size_t size) { return 2 * size + 2; }

// Writes the parts as one quoted cell at `out` and returns the byte behind it.
char* write_quoted(char* out, std::initializer_list<std::string_view> parts);

// False only where the text needs no quotes. All signs that need them lie below '-', so that eight
// bytes are cleared at a time: names and paths hardly ever hold such a sign, and reading them byte
// by byte would cost more than copying them.
inline bool may_need_quotes(std::string_view text) {
  constexpr std::uint64_t each = ~std::uint64_t{0} / 0xff;
  constexpr std::uint64_t top_bits = each << 7;
  const auto holds_low = [](std::uint64_t word) { return (word - each * '-') & ~word & top_bits; };
  const char* at = text.data();
  std::size_t left = text.size();
  std::uint64_t low = 0;
  std::uint64_t word = 0;
  for (; left >= sizeof word; left -= sizeof word, at += sizeof word) {
    std::memcpy(&word, at, sizeof word);
    low |= holds_low(word);
  }
  for (; left > 0; --left, ++at)
    low |= *at < '-';
  return low != 0;
}

class Line {
 public:
  explicit Line(char* begin) : at_(begin) {}

  char* end() const { return at_; }

  // A cell of text, which may come in parts.
  template <typename... Parts>
  void text(Parts... parts) {
    if ((may_need_quotes(parts) || ...)) [[unlikely]]
      if ((needs_quotes(parts) || ...)) {
        at_ = write_quoted(at_, {parts...});
        return;
      }
    (plain(parts), ...);
  }

  void time(base::Instant instant) { at_ = base::write_iso8601(at_, instant); }
  void flag(bool value) { value ? plain("true") : plain("false"); }

  // Bytes as they are: a cell that cannot need quotes, or what stands between cells.
  void plain(std::string_view bytes) {
    std::memcpy(at_, bytes.data(), bytes.size());
    at_ += bytes.size();
  }

 private:
  char* at_;
};

}  // namespace rollcall::report
