#include "sigv4/credential_scope.h"

#include <algorithm>

#include "base/ascii.h"

namespace rollcall::sigv4 {
namespace {

bool is_word(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, base::is_lower);
}

bool is_number(std::string_view text) {
  return (text.size() == 1 || text.size() == 2) && std::ranges::all_of(text, base::is_digit);
}

constexpr std::size_t longest_name = 64;

// Twice what AWS's longest has: a region is recorded, and shown in reports.
constexpr std::size_t longest_region = 32;

bool is_letter_or_digit(char c) { return base::is_letter(c) || base::is_digit(c); }

}  // namespace

void append_scope(std::string& out, const CredentialScope& scope) {
  out.append(scope.date).append("/").append(scope.region).append("/");
  out.append(scope.service).append("/").append(scope.terminator);
}

bool is_region(std::string_view text) {
  const std::size_t last_dash = text.rfind('-');
  if (text.size() > longest_region || last_dash == std::string_view::npos ||
      !is_number(text.substr(last_dash + 1)))
    return false;
  text = text.substr(0, last_dash);
  std::size_t words = 0;
  for (std::size_t dash = 0; dash != std::string_view::npos; ++words) {
    dash = text.find('-');
    if (!is_word(text.substr(0, dash)))
      return false;
    text.remove_prefix(dash == std::string_view::npos ? text.size() : dash + 1);
  }
  return words >= 2;
}

bool is_scope_name(std::string_view text) {
  return !text.empty() && text.size() <= longest_name && is_letter_or_digit(text.front()) &&
         std::ranges::all_of(text,
                             [](char c) { return is_letter_or_digit(c) || c == '-' || c == '_'; });
}

}  // namespace rollcall::sigv4
