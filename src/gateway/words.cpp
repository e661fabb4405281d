#include "gateway/words.h"

#include <algorithm>

#include "base/ascii.h"

namespace rollcall::gateway {
namespace {

bool is_name(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return base::is_letter(c) || base::is_digit(c) || c == '-';
  });
}

}  // namespace

std::vector<std::string_view> words(std::string_view text, char separator) {
  std::vector<std::string_view> found;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(separator));
    text.remove_prefix(std::min(word.size() + 1, text.size()));
    if (!word.empty())
      found.push_back(word);
  }
  return found;
}

bool is_action_name(std::string_view text) {
  const std::size_t colon = text.find(':');
  return colon != std::string_view::npos && is_name(text.substr(0, colon)) &&
         is_name(text.substr(colon + 1));
}

}  // namespace rollcall::gateway
