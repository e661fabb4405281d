#pragma once
// The languages that documents are written in.

#include <optional>
#include <string_view>

#include "audit/control.h"

namespace rollcall::documents {

enum class Language { English, Japanese };

inline std::optional<Language> parse_language(std::string_view text) {
  if (text == "en")
    return Language::English;
  if (text == "ja")
    return Language::Japanese;
  return std::nullopt;
}

// What the audit says, in that language.
inline std::string_view in(Language language, const audit::Sentence& sentence) {
  return language == Language::Japanese ? sentence.japanese : sentence.english;
}

}  // namespace rollcall::documents
