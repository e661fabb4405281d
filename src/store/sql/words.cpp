#include "store/sql/words.h"

#include <cassert>

#include "store/sql/query.h"

namespace rollcall::store {

std::string filled(std::string_view text, std::initializer_list<Word> words) {
  std::string said(text);
  for (const auto& [place, name] : words)
    for (auto at = said.find(place); at != std::string::npos; at = said.find(place, at))
      said.replace(at, place.size(), name);
  return said;
}

std::string said_with(std::string_view text, std::initializer_list<Word> words) {
  std::string said = filled(text, words);
  assert(!changes_reported_tables(said));
  return said;
}

}  // namespace rollcall::store
