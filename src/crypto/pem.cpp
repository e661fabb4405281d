#include "crypto/pem.h"

#include "base/encoding.h"

namespace rollcall::crypto {
namespace {

constexpr std::size_t line_length = 64;

std::string first_line(std::string_view label) {
  return "-----BEGIN " + std::string(label) + "-----";
}

std::string last_line(std::string_view label) { return "-----END " + std::string(label) + "-----"; }

}  // namespace

std::string_view trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos)
    return {};
  return text.substr(first, text.find_last_not_of(blanks) + 1 - first);
}

std::optional<std::string> from_pem(std::string_view text, std::string_view label) {
  const std::string first = first_line(label);
  const std::string last = last_line(label);
  text = trim(text);
  if (text.size() < first.size() + last.size() || !text.starts_with(first) || !text.ends_with(last))
    return std::nullopt;
  text.remove_prefix(first.size());
  text.remove_suffix(last.size());
  std::string base64;
  base64.reserve(text.size());
  for (const char c : text)
    if (!blanks.contains(c))
      base64.push_back(c);
  return base::from_base64(base64);
}

std::string to_pem(std::string_view bytes, std::string_view label) {
  const std::string base64 = base::to_base64(bytes);
  std::string text = first_line(label) + "\n";
  for (std::size_t at = 0; at < base64.size(); at += line_length)
    text += base64.substr(at, line_length) + "\n";
  return text + last_line(label) + "\n";
}

}  // namespace rollcall::crypto
