#include "policy/size.h"

#include "base/utf8.h"

namespace rollcall::policy {

std::size_t size_without_white_space(std::string_view document) {
  std::size_t size = 0;
  while (const auto point = base::take_code_point(document)) {
    const bool is_white_space =
        *point == U' ' || *point == U'\t' || *point == U'\r' || *point == U'\n';
    if (!is_white_space)
      size += *point > 0xFFFF ? 2 : 1;
  }
  return size;
}

}  // namespace rollcall::policy
