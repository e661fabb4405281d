#include "base/encoding.h"

#include <array>
#include <cstdint>
#include <cstring>

#include "base/ascii.h"

namespace rollcall::base {
namespace {

constexpr std::string_view small_hex = "0123456789abcdef";
constexpr std::string_view capital_hex = "0123456789ABCDEF";
constexpr std::string_view base32_signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
constexpr std::string_view base64_signs =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

unsigned byte(char c) { return static_cast<unsigned char>(c); }

// What each character stands for in an alphabet; -1 for a stranger.
constexpr std::array<std::int8_t, 256> values_in(std::string_view alphabet) {
  std::array<std::int8_t, 256> values{};
  values.fill(-1);
  for (std::size_t i = 0; i < alphabet.size(); ++i)
    values[static_cast<unsigned char>(alphabet[i])] = static_cast<std::int8_t>(i);
  return values;
}

constexpr auto base32_values = values_in(base32_signs);
constexpr auto base64_values = values_in(base64_signs);

constexpr std::array<std::int8_t, 256> hex_values = [] {
  auto values = values_in(small_hex);
  for (std::size_t i = 10; i < 16; ++i)
    values[static_cast<unsigned char>(capital_hex[i])] = static_cast<std::int8_t>(i);
  return values;
}();

// Twelve bits at a time: two characters for each of 4,096 values.
constexpr auto base64_pairs = [] {
  std::array<std::array<char, 2>, 4096> pairs{};
  for (std::size_t i = 0; i < pairs.size(); ++i)
    pairs[i] = {base64_signs[i >> 6], base64_signs[i & 63]};
  return pairs;
}();

constexpr bool is_unreserved(char c) {
  return is_letter(c) || is_digit(c) || c == '-' || c == '_' || c == '.' || c == '~';
}

// Gathers the bits of `text` by an alphabet of 2^bits signs; nullopt at a stranger, at a length no
// encoder makes, or when bits that should be zero are not.
std::optional<std::string> gather(std::string_view text, const std::array<std::int8_t, 256>& values,
                                  unsigned bits) {
  std::string bytes;
  bytes.reserve(text.size() * bits / 8);
  std::uint32_t buffer = 0;
  unsigned held = 0;
  for (const char c : text) {
    const int value = values[byte(c)];
    if (value < 0)
      return std::nullopt;
    buffer = (buffer << bits) | static_cast<unsigned>(value);
    held += bits;
    if (held >= 8) {
      held -= 8;
      bytes.push_back(static_cast<char>(buffer >> held));
    }
  }
  if (held >= bits || (buffer & ((1U << held) - 1)) != 0)
    return std::nullopt;
  return bytes;
}

}  // namespace

void append_hex(std::string& out, std::string_view bytes) {
  const std::size_t start = out.size();
  out.resize(start + bytes.size() * 2);
  char* to = out.data() + start;
  for (const char c : bytes) {
    *to++ = small_hex[byte(c) >> 4];
    *to++ = small_hex[byte(c) & 15];
  }
}

std::string to_hex(std::string_view bytes) {
  std::string text;
  append_hex(text, bytes);
  return text;
}

std::optional<std::string> from_hex(std::string_view text) {
  if (text.size() % 2 != 0)
    return std::nullopt;
  return gather(text, hex_values, 4);
}

std::string to_base32(std::string_view bytes) {
  std::string text;
  std::uint32_t buffer = 0;
  unsigned held = 0;
  for (const char c : bytes) {
    buffer = (buffer << 8) | byte(c);
    for (held += 8; held >= 5; held -= 5)
      text.push_back(base32_signs[(buffer >> (held - 5)) & 31]);
  }
  if (held > 0)
    text.push_back(base32_signs[(buffer << (5 - held)) & 31]);
  return text;
}

std::optional<std::string> from_base32(std::string_view text) {
  return gather(text, base32_values, 5);
}

void append_base64(std::string& out, std::string_view bytes) {
  const std::size_t start = out.size();
  out.resize(start + (bytes.size() + 2) / 3 * 4);
  char* to = out.data() + start;
  std::size_t i = 0;
  for (; i + 3 <= bytes.size(); i += 3, to += 4) {
    const unsigned triple = byte(bytes[i]) << 16 | byte(bytes[i + 1]) << 8 | byte(bytes[i + 2]);
    std::memcpy(to, base64_pairs[triple >> 12].data(), 2);
    std::memcpy(to + 2, base64_pairs[triple & 4095].data(), 2);
  }
  const std::size_t rest = bytes.size() - i;
  if (rest == 0)
    return;
  const unsigned triple = byte(bytes[i]) << 16 | (rest == 2 ? byte(bytes[i + 1]) << 8 : 0U);
  std::memcpy(to, base64_pairs[triple >> 12].data(), 2);
  to[2] = rest == 2 ? base64_signs[(triple >> 6) & 63] : '=';
  to[3] = '=';
}

std::string to_base64(std::string_view bytes) {
  std::string text;
  append_base64(text, bytes);
  return text;
}

std::optional<std::string> from_base64(std::string_view text) {
  if (text.size() % 4 != 0)
    return std::nullopt;
  for (int padding = 0; padding < 2 && text.ends_with('='); ++padding)
    text.remove_suffix(1);
  return gather(text, base64_values, 6);
}

void append_percent_encoded(std::string& out, std::string_view bytes) {
  for (const char c : bytes) {
    if (is_unreserved(c)) {
      out.push_back(c);
    } else {
      const char escaped[] = {'%', capital_hex[byte(c) >> 4], capital_hex[byte(c) & 15]};
      out.append(escaped, 3);
    }
  }
}

std::string percent_encode(std::string_view bytes) {
  std::string text;
  append_percent_encoded(text, bytes);
  return text;
}

std::optional<std::string> percent_decode(std::string_view text, Plus plus) {
  std::string bytes;
  bytes.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%') {
      if (i + 2 >= text.size())
        return std::nullopt;
      const int high = hex_values[byte(text[i + 1])];
      const int low = hex_values[byte(text[i + 2])];
      if (high < 0 || low < 0)
        return std::nullopt;
      bytes.push_back(static_cast<char>(high << 4 | low));
      i += 2;
    } else {
      bytes.push_back(text[i] == '+' && plus == Plus::Space ? ' ' : text[i]);
    }
  }
  return bytes;
}

}  // namespace rollcall::base
