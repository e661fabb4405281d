#pragma once
// The languages that documents are written in.

#include <optional>
#include <string_view>

namespace rollcall::documents {

enum class Language { English, Japanese };

inline std::optional<Language> parse_language(std::string_view text) {
  if (text == "en")
    return Language::English;
  if (text == "ja")
    return Language::Japanese;
  return std::nullopt;
}

}  // namespace rollcall::documents
