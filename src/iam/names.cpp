#include "iam/names.h"

#include <utf8proc.h>

#include <algorithm>

#include "base/utf8.h"

namespace rollcall::iam::pattern {
namespace {

bool is_word(char c) { return base::is_letter(c) || base::is_digit(c) || c == '_'; }

bool is_word_or(char c, std::string_view others) {
  return is_word(c) || others.find(c) != std::string_view::npos;
}

bool is_visible(char c) { return c > ' ' && c < '\x7F'; }

// Whether the text is one or more signs that all pass.
template <typename Passes>
bool some(std::string_view text, Passes passes) {
  return !text.empty() && std::ranges::all_of(text, passes);
}

template <typename Passes>
bool all_code_points(std::string_view text, Passes passes) {
  while (!text.empty()) {
    const auto point = base::take_code_point(text);
    if (!point || !passes(*point))
      return false;
  }
  return true;
}

bool is_latin(char32_t point) { return point >= 0x20 && point <= 0xFF; }

// \p{L}, \p{Z} or \p{N}
bool is_letter_space_or_number(char32_t point) {
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(point))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
      return true;
    default:
      return false;
  }
}

bool is_tag_sign(char32_t point) {
  constexpr std::u32string_view punctuation = U"_.:/=+-@";
  return punctuation.find(point) != std::u32string_view::npos || is_letter_space_or_number(point);
}

}  // namespace

bool name(std::string_view text) {
  return some(text, [](char c) { return is_word_or(c, "+=,.@-"); });
}

bool path(std::string_view text) {
  if (text == "/")
    return true;
  return text.size() > 2 && text.starts_with('/') && text.ends_with('/') && some(text, is_visible);
}

bool path_prefix(std::string_view text) {
  return text.starts_with('/') &&
         std::ranges::all_of(text, [](char c) { return is_visible(c) || c == '\x7F'; });
}

bool policy_path(std::string_view text) {
  const bool has_ends = text.starts_with('/') && text.ends_with('/');
  return has_ends && text.find("//") == std::string_view::npos &&
         std::ranges::all_of(text, [](char c) { return is_word_or(c, "/.,+@=-"); });
}

bool word(std::string_view text) { return some(text, is_word); }

bool serial_number(std::string_view text) {
  return some(text, [](char c) { return is_word_or(c, "+=/:,.@-"); });
}

bool alias(std::string_view text) {
  const auto is_small = [](char c) { return base::is_lower(c) || base::is_digit(c); };
  return text.size() >= 3 && text.size() <= 63 && is_small(text.front()) && is_small(text.back()) &&
         text.find("--") == std::string_view::npos &&
         std::ranges::all_of(text, [&](char c) { return is_small(c) || c == '-'; });
}

bool digits(std::string_view text) { return some(text, base::is_digit); }

bool session_name(std::string_view text) { return text.empty() || name(text); }

bool external_id(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return is_word_or(c, "+=,.@:/-"); });
}

bool arn(std::string_view text) {
  return !text.empty() && all_code_points(text, [](char32_t point) {
    return point == '\t' || point == '\n' || point == '\r' || (point >= 0x20 && point <= 0x7E) ||
           point == 0x85 || (point >= 0xA0 && point <= 0xFFFD) || point >= 0x10000;
  });
}

bool version_id(std::string_view text) {
  if (text.size() < 2 || text[0] != 'v' || text[1] == '0')
    return false;
  const auto dot = text.find('.');
  const auto is_suffix_sign = [](char c) {
    return base::is_letter(c) || base::is_digit(c) || c == '-';
  };
  return digits(text.substr(1, dot == std::string_view::npos ? dot : dot - 1)) &&
         (dot == std::string_view::npos ||
          std::ranges::all_of(text.substr(dot + 1), is_suffix_sign));
}

bool service_name(std::string_view text) {
  return std::ranges::all_of(
      text, [](char c) { return base::is_letter(c) || base::is_digit(c) || c == '.' || c == '-'; });
}

bool description(std::string_view text) {
  return all_code_points(text, [](char32_t point) {
    return point == '\t' || point == '\n' || point == '\r' || (point >= 0x20 && point <= 0x7E) ||
           (point >= 0xA1 && point <= 0xFF);
  });
}

bool printable(std::string_view text) { return !text.empty() && description(text); }

bool latin(std::string_view text) { return !text.empty() && all_code_points(text, is_latin); }

bool document(std::string_view text) {
  return !text.empty() && all_code_points(text, [](char32_t point) {
    return is_latin(point) || point == '\t' || point == '\n' || point == '\r';
  });
}

bool tag_key(std::string_view text) { return !text.empty() && all_code_points(text, is_tag_sign); }

bool tag_value(std::string_view text) { return all_code_points(text, is_tag_sign); }

bool anything(std::string_view) { return true; }

}  // namespace rollcall::iam::pattern
