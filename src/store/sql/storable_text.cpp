#include "store/sql/storable_text.h"

#include "base/utf8.h"

namespace rollcall::store {

bool is_storable_text(std::string_view value) {
  return value.find('\0') == std::string_view::npos && base::is_utf8(value);
}

std::string storable_text(std::string_view value) {
  std::string mended = base::to_utf8(value);
  constexpr std::string_view replacement = "\uFFFD";
  for (auto at = mended.find('\0'); at != std::string::npos; at = mended.find('\0', at))
    mended.replace(at, 1, replacement);
  return mended;
}

}  // namespace rollcall::store
