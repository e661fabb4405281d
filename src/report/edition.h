#pragma once
// Which rules a report follows: those AWS documents, or those its API was seen to follow in 2026.
// Where the two differ is written in cells.h and nowhere else.

#include <optional>
#include <string_view>

namespace rollcall::report {

enum class Edition { Guide, Live };

constexpr std::string_view to_string(Edition edition) {
  return edition == Edition::Guide ? "guide" : "live";
}

inline std::optional<Edition> parse_edition(std::string_view text) {
  for (const Edition edition : {Edition::Guide, Edition::Live})
    if (text == to_string(edition))
      return edition;
  return std::nullopt;
}

}  // namespace rollcall::report
