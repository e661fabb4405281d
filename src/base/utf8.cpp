#include "base/utf8.h"

#include <algorithm>

namespace rollcall::base {
namespace {

// How many bytes a code point has that starts with this byte; 0 if none starts so.
std::size_t length_of(unsigned char lead) {
  if (lead < 0x80)
    return 1;
  if (lead >= 0xC2 && lead < 0xE0)
    return 2;
  if (lead >= 0xE0 && lead < 0xF0)
    return 3;
  if (lead >= 0xF0 && lead < 0xF5)
    return 4;
  return 0;
}

constexpr char32_t least[] = {0, 0, 0x80, 0x800, 0x10000};

}  // namespace

std::optional<char32_t> take_code_point(std::string_view& text) {
  if (text.empty())
    return std::nullopt;
  const auto lead = static_cast<unsigned char>(text[0]);
  const std::size_t length = length_of(lead);
  if (length == 0 || length > text.size())
    return std::nullopt;
  char32_t point = length == 1 ? lead : lead & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    const auto next = static_cast<unsigned char>(text[i]);
    if ((next & 0xC0) != 0x80)
      return std::nullopt;
    point = point << 6 | (next & 0x3FU);
  }
  if (point < least[length] || point > 0x10FFFF || (point >= 0xD800 && point < 0xE000))
    return std::nullopt;
  text.remove_prefix(length);
  return point;
}

bool is_utf8(std::string_view text) {
  while (!text.empty())
    if (!take_code_point(text))
      return false;
  return true;
}

std::string to_utf8(std::string_view text, std::size_t most_bytes) {
  constexpr std::string_view replacement_character = "\xEF\xBF\xBD";
  std::string good;
  good.reserve(std::min(text.size(), most_bytes));
  while (!text.empty()) {
    std::string_view next = text;
    if (take_code_point(text)) {
      next.remove_suffix(text.size());
    } else {
      next = replacement_character;
      text.remove_prefix(1);
    }
    if (next.size() > most_bytes - good.size())
      break;
    good.append(next);
  }
  return good;
}

std::size_t utf16_length(std::string_view text) {
  std::size_t length = 0;
  while (const auto point = take_code_point(text))
    length += *point > 0xFFFF ? 2 : 1;
  return length;
}

}  // namespace rollcall::base
